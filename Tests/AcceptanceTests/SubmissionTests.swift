import Foundation
import TestSupport
import Testing

/// What becomes of files that come again, late, corrected, or are tampered with.
@Suite("Submissions over several nights")
final class SubmissionTests {
  private static let csv = "Kommunstyrelsen/KS-KOL_styrkort_2025.csv"
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test("A corrected file takes the place of the earlier one, which is kept and shown")
  func corrected() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    try workspace.submit(changed(from: "klimatet", to: "naturen"), as: "rättad.csv")
    let record = try night(workspace, "2026-01-22T02:00:00Z")
    #expect(record.files.first { $0.file == "rättad.csv" }?.result == "mottagen")
    #expect(record.files.first { $0.file == Self.csv }?.result == "ersatt")
    #expect(record.received == 1)
    let archive = try TemporaryFolder.bytes(
      in: workspace.folder.appending(path: "arkiv/2025/KS-KOL"))
    #expect(
      archive.keys.sorted() == [
        "0001/kvitto.json", "0001/original/KS-KOL_styrkort_2025.csv", "0002/kvitto.json",
        "0002/original/rättad.csv",
      ])
  }

  @Test("Of two versions in one night the one saved last counts, whatever its name")
  func twoVersions() throws {
    let workspace = try workspace()
    try workspace.submit(changed(from: "klimatet", to: "naturen"), as: "a nyast.csv")
    try workspace.submit(Self.csv)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_769_700_000)],
      ofItemAtPath: workspace.inbox.appending(path: "a nyast.csv").path)
    let record = try night(workspace)
    #expect(record.files.first { $0.file == "a nyast.csv" }?.result == "mottagen")
    #expect(record.files.first { $0.file == Self.csv }?.result == "ersatt")
  }

  @Test("A file about several units counts for each, and lies with the unit above them")
  func severalUnits() throws {
    let workspace = try workspace()
    try Data(
      """
      mall: samlad
      känns igen på: {text: Samlad uppföljning}
      delar:
        - tabell: Alla enheter
          kolumner:
            enhet: Enhet
            mål: {nummer: Nr, text: Mål, bedömning: Bedömning, analys: Analys}
            indikator: {namn: Indikator, målvärde: Målvärde, utfall: Utfall}
      """.utf8
    ).write(to: workspace.folder.appending(path: "mappningar/samlad.yaml"))
    let text = """
      Samlad uppföljning;;;;

      Enhet;Nr;Mål;Indikator;Målvärde;Utfall;Bedömning;Analys
      Björkbackens förskola;1;Alla trivs;Trivs;Minst 90 %;92 %;Grön;Enkäten visar det.
      Ängens förskola;1;Alla läser;Läser;Minst 90 %;ganska många;Gul;Nästan alla.
      """
    try workspace.submit(Array(text.utf8), as: "förskolorna.csv")
    let record = try night(workspace)
    #expect(record.received == 2)
    #expect(record.files.map(\.file) == ["förskolorna.csv", "förskolorna.csv"])
    #expect(record.files.map(\.unit) == ["BUN-FSK-01", "BUN-FSK-02"])
    // A text for an outcome, V02, is told of the unit that wrote it alone.
    // B06 is advice about the goal.
    let codes = record.files.map { $0.findings.map(\.code).filter { $0 != "B06" } }
    #expect(codes == [["K01"], ["K01", "V02", "B03"]])
    let archive = try TemporaryFolder.bytes(in: workspace.folder.appending(path: "arkiv/2025"))
    #expect(
      archive.keys.sorted() == [
        "BUN-FSK/0001/anmärkt.json", "BUN-FSK/0001/kvitto.json",
        "BUN-FSK/0001/original/förskolorna.csv",
      ])
    #expect(try night(workspace, "2026-01-22T02:00:00Z").received == 2)
    // Changed in the archive it counts for neither, and gives way to nothing older.
    try Data("ändrad".utf8).write(
      to: workspace.folder.appending(path: "arkiv/2025/BUN-FSK/0001/original/förskolorna.csv"))
    let changed = try night(workspace, "2026-01-23T02:00:00Z")
    #expect(changed.received == 0)
    #expect(changed.files.map(\.unit) == ["BUN-FSK-01", "BUN-FSK-02"])
    #expect(changed.files.allSatisfy { file in file.findings.contains { $0.code == "I05" } })
  }

  @Test("The same content twice is taken in and noted")
  func twice() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    try workspace.submit(changed(from: "", to: ""), as: "igen.csv")
    let record = try night(workspace)
    #expect(
      record.files.first { $0.file == "igen.csv" }?.findings.contains { $0.code == "I01" } == true)
  }

  @Test(
    "A file is late from the second night after the last day",
    arguments: [("2026-02-01T02:00:00Z", false), ("2026-02-02T02:00:00Z", true)])
  func late(time: String, isLate: Bool) throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    let record = try night(workspace, time)
    #expect(record.files.first?.findings.contains { $0.code == "I04" } == isLate)
  }

  @Test(
    "A night that is made up for after noon takes what lay in the inbox on the last day as in time",
    arguments: [(0, false), (-1, true)])
  func lateNight(days: Int, isLate: Bool) throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    // The time when the file came is the machine's own, so the last day is counted from now.
    let now = Date()
    var day = Date.ISO8601FormatStyle().year().month().day()
    day.timeZone = try #require(TimeZone(identifier: "Europe/Stockholm"))
    let lastDay = now.addingTimeInterval(Double(days) * 86_400).formatted(day)
    try Data(
      "kommun: Ekeby kommun\nperiod: \"2025\"\ntillfälle: bokslut\nsista dag: \(lastDay)\n".utf8
    ).write(to: workspace.folder.appending(path: "styrkort.yaml"))
    let night = now.addingTimeInterval(2 * 86_400).formatted(.iso8601)
    let record = try self.night(workspace, night)
    #expect(record.files.first?.findings.contains { $0.code == "I04" } == isLate)
    // The archive alone tells it again.
    try FileManager.default.removeItem(at: workspace.outputs)
    #expect(
      try self.night(workspace, night).files.first?.findings.contains { $0.code == "I04" } == isLate
    )
  }

  @Test("When the archive is not there, as when its disk is not, nothing is taken in or made anew")
  func archiveGone() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    let outputs = try TemporaryFolder.bytes(in: workspace.outputs)
    let archive = workspace.folder.appending(path: "arkiv")
    let aside = workspace.folder.appending(path: ".undan")
    try FileManager.default.moveItem(at: archive, to: aside)
    try FileManager.default.createDirectory(at: archive, withIntermediateDirectories: false)
    try workspace.submit(changed(from: "klimatet", to: "naturen"), as: "rättad.csv")
    let outcome = try workspace.run(["--time", "2026-01-22T02:00:00Z"])
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("Arkivet saknar filer som förra körningen hade (nummer 1)."))
    #expect(try TemporaryFolder.bytes(in: workspace.outputs) == outputs)
    #expect(try TemporaryFolder.bytes(in: workspace.inbox).keys.sorted() == ["rättad.csv"])

    try FileManager.default.removeItem(at: archive)
    try FileManager.default.moveItem(at: aside, to: archive)
    let record = try night(workspace, "2026-01-22T02:00:00Z")
    #expect(record.files.first { $0.file == "rättad.csv" }?.number == 2)
  }

  @Test("When the workbooks are made and the report cannot be written, the night ends with code 1")
  func reportClosed() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    try FileManager.default.createDirectory(
      at: workspace.outputs.appending(path: "rapport.txt"), withIntermediateDirectories: true)
    let outcome = try workspace.run(["--time", "2026-01-22T02:00:00Z"])
    #expect(outcome.code == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("RAPPORTEN KUNDE INTE SKRIVAS"))
    #expect(outcome.output.hasSuffix("Resultat: klart-men\n"))
    #expect(
      FileManager.default.fileExists(
        atPath: workspace.outputs.appending(path: "2025/bokslut 2025.xlsx").path))
  }

  @Test("What came in time does not become late by coming again after the last day")
  func lateDuplicate() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    try workspace.submit(changed(from: "", to: ""), as: "igen.csv")
    let record = try night(workspace, "2026-02-05T02:00:00Z")
    let codes = try #require(record.files.first { $0.file == "igen.csv" }).findings.map(\.code)
    #expect(codes.contains("I01"))
    #expect(!codes.contains("I04"))
  }

  @Test("An original that was changed in the archive does not count, and is told")
  func tampered() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    #expect(try night(workspace).received == 1)
    try changedData(from: "2 870", to: "9 999").write(
      to: workspace.folder.appending(
        path: "arkiv/2025/KS-KOL/0001/original/KS-KOL_styrkort_2025.csv"))
    let record = try night(workspace)
    #expect(record.received == 0)
    #expect(record.files.first?.findings.contains { $0.code == "I05" } == true)
  }

  @Test("When the newest submission was changed in the archive, no older one takes its place")
  func noFallback() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    try workspace.submit(changed(from: "klimatet", to: "naturen"), as: "rättad.csv")
    #expect(try night(workspace).received == 1)
    try Data("ändrad".utf8).write(
      to: workspace.folder.appending(path: "arkiv/2025/KS-KOL/0002/original/rättad.csv"))
    let record = try night(workspace)
    #expect(record.received == 0)
    #expect(record.returned.map(\.code) == ["KS-KOL"])
  }

  @Test("A file named as the receipt, a stray file in the archive, and a long name harm nobody")
  func oddNames() throws {
    let workspace = try workspace()
    try workspace.submit(changed(from: "", to: ""), as: "kvitto.json")
    let long = String(repeating: "å", count: 115) + ".csv"
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: long)
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: "samma innehåll.csv")
    _ = try night(workspace)
    try Data().write(to: workspace.folder.appending(path: "arkiv/2025/.DS_Store"))
    try Data().write(
      to: workspace.folder.appending(path: "arkiv/2025/KS-KOL/0001/.~lock.kvitto.json#"))
    let record = try night(workspace)
    #expect(record.received == 1)
    #expect(
      Set(record.files.filter { $0.result == "returnerad" }.map(\.file))
        == [long, "samma innehåll.csv"])
    #expect(try TemporaryFolder.bytes(in: workspace.inbox).isEmpty)
  }

  @Test("A file that cannot be sent back stays, is told, and costs the others nothing")
  func cannotBeMoved() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    try FileManager.default.createDirectory(
      at: workspace.inbox.appending(path: "mapp"), withIntermediateDirectories: true)
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: "mapp/främmande.csv")
    try FileManager.default.createDirectory(
      at: workspace.folder.appending(path: "retur"), withIntermediateDirectories: true)
    try Data().write(to: workspace.folder.appending(path: "retur/mapp"))
    let record = try night(workspace)
    #expect(record.received == 1)
    #expect(record.hindered.map(\.file) == ["mapp/främmande.csv"])
  }

  @Test("When every unit has handed in without errors, the night ends with code 0: klart")
  func nothingNeedsAPerson() throws {
    let workspace = try workspace()
    try FileManager.default.removeItem(at: workspace.folder.appending(path: "organisation.xlsx"))
    try Data("Kod;Namn;Nivå;Överordnad\nK;Ekeby kommun;kommun;\n".utf8)
      .write(to: workspace.folder.appending(path: "organisation.csv"))
    try workspace.submit("Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx")
    let outcome = try workspace.run(["--time", "2026-01-21T02:00:00Z"])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasSuffix("Resultat: klart\n"))
  }

  @Test("check says of a file without an assessment what the night says")
  func checkAsTheNight() throws {
    let workspace = try workspace()
    let name = "utan bedömning.csv"
    let bytes = try changed(from: ";grön;", to: ";;")
    let file = workspace.folder.appending(path: name)
    try Data(bytes).write(to: file)
    let check = try Program.styrkort.run([
      "check", file.path, "--json", "--workspace", workspace.folder.path,
    ])
    #expect(check.code == 1)
    #expect(check.output.contains("\"B01\""))
    try workspace.submit(bytes, as: name)
    #expect(try night(workspace).files.first?.result == "mottagen med fel")
  }

  @Test("A dry run tells what the night would, and changes nothing")
  func dryRun() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    try workspace.submit(Array("ingen mall;x\n1;2\n".utf8), as: "främmande.csv")
    let before = try TemporaryFolder.bytes(in: workspace.folder)
    let preview = try record(of: workspace.run(["--json", "--dry-run"]))
    #expect(try TemporaryFolder.bytes(in: workspace.folder) == before)
    let real = try night(workspace)
    #expect(preview.received == real.received)
    #expect(preview.files.map(\.result) == real.files.map(\.result))
    #expect(preview.files.map(\.file) == real.files.map(\.file))
  }

  @Test(
    "What only looks writes nothing, also where it compares with an earlier year",
    arguments: [["run", "--dry-run"], ["status"], ["explain", "KS-KOL"], ["doctor"]])
  func onlyLooks(command: [String]) throws {
    let workspace = try workspace()
    let configuration = workspace.folder.appending(path: "styrkort.yaml")
    let thisYear = try Data(contentsOf: configuration)
    try workspace.configure("2024/styrkort.yaml")
    try workspace.submitAll(of: "2024/inkorg/Kommunstyrelsen")
    _ = try night(workspace, "2025-02-01T02:00:00Z")
    try thisYear.write(to: configuration)
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    try FileManager.default.removeItem(at: workspace.folder.appending(path: ".mellanlager"))
    let before = try TemporaryFolder.bytes(in: workspace.folder)
    let outcome = try Program.styrkort.run(command + ["--workspace", workspace.folder.path])
    #expect(outcome.code <= 1, "\(outcome.errors)")
    #expect(try TemporaryFolder.bytes(in: workspace.folder) == before)
  }

  @Test("The outputs come back the same, byte for byte, from archive and rules alone")
  func rebuilt() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    _ = try night(workspace)
    let before = try TemporaryFolder.bytes(in: workspace.outputs.appending(path: "2025"))
    try FileManager.default.removeItem(at: workspace.outputs)
    _ = try night(workspace, "2027-06-01T02:00:00Z")
    #expect(try TemporaryFolder.bytes(in: workspace.outputs.appending(path: "2025")) == before)
  }

  @Test("A file open in Excel stays in the inbox, and the report says so")
  func openInExcel() throws {
    let workspace = try workspace()
    try workspace.submit(Self.csv)
    try workspace.submit([0], as: "Kommunstyrelsen/~$KS-KOL_styrkort_2025.csv")
    let outcome = try workspace.run()
    #expect(outcome.output.contains("LIGGER KVAR I INKORGEN"))
    #expect(
      FileManager.default.fileExists(atPath: workspace.inbox.appending(path: Self.csv).path))
  }

  private func workspace() throws -> SampleWorkspace {
    try SampleWorkspace(in: folder, submissions: [])
  }

  private func night(
    _ workspace: SampleWorkspace, _ time: String = "2026-01-21T02:00:00Z"
  ) throws -> SampleNight.Record {
    try record(of: workspace.run(["--json", "--time", time]))
  }

  private func record(of outcome: Program.Outcome) throws -> SampleNight.Record {
    #expect(outcome.code == 1, "\(outcome.errors)")
    return try JSONDecoder().decode(SampleNight.Record.self, from: Data(outcome.output.utf8))
  }

  private func changed(from text: String, to other: String) throws -> [UInt8] {
    [UInt8](try changedData(from: text, to: other))
  }

  private func changedData(from text: String, to other: String) throws -> Data {
    let data = try Data(
      contentsOf: projectFolder.appending(path: "Samples/inkorg/\(Self.csv)"))
    let whole = try #require(String(data: data, encoding: .windowsCP1252))
    #expect(text.isEmpty || whole.contains(text))
    return try #require(
      (text.isEmpty ? whole : whole.replacing(text, with: other)).data(using: .windowsCP1252))
  }
}
