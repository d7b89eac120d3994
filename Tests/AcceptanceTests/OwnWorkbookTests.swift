import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("Finance's own workbook")
struct OwnWorkbookTests {
  private let empty = projectFolder.appending(path: "Samples/ekonomins-bok/bokslut.xlsm")

  @Test(
    "It is filled with what the facit says, its formulas come out right, and all else is the same")
  func filled() throws {
    let night = try SampleNight.shared()
    let folder = try TemporaryFolder()
    let filled = night.outputs.appending(path: "ekonomins-bok/bokslut.xlsm")
    guard let python = Program.python else {
      skip("no Python with openpyxl; make test installs it.")
      return
    }
    let office = try LibreOffice(in: folder.location)
    let recalculated = try office?.xlsx(of: [filled], to: folder.location).first
    let samples = projectFolder.appending(path: "Samples")
    let outcome = try python.run([
      projectFolder.appending(path: "Tests/AcceptanceTests/Judges/check_own_workbook.py").path,
      empty.path, filled.path, recalculated?.path ?? "-",
      samples.appending(path: "facit.csv").path, samples.appending(path: "organisation.xlsx").path,
    ])
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.hasPrefix("0 faults"), "\(outcome.output)")
    #expect(!night.outcome.output.contains("\"ownWorkbooks\""))
    let schema = Validation("xlsx")
    #expect(try schema?.faults(in: [UInt8](Data(contentsOf: filled))) ?? "" == "")
  }

  @Test("An ODS workbook is filled with the same figures, and its totals stay below the last nämnd")
  func ods() throws {
    let folder = try TemporaryFolder()
    guard let office = try LibreOffice(in: folder.location) else { return }
    let night = try SampleNight.shared()
    let workspace = folder.location.appending(path: "arbete")
    try FileManager.default.copyItem(at: night.workspace.folder, to: workspace)
    let own = workspace.appending(path: "ekonomins-bok")
    _ = try office.converted([empty], to: "ods", in: own)
    try FileManager.default.removeItem(at: own.appending(path: "bokslut.xlsm"))
    let mapping = own.appending(path: "bokslut.yaml")
    try Data(
      String(contentsOf: mapping, encoding: .utf8).replacing("bokslut.xlsm", with: "bokslut.ods")
        .utf8
    ).write(to: mapping)
    let outcome = try Program.styrkort.run([
      "run", "--workspace", workspace.path, "--time", "2026-02-06T02:00:00Z",
    ])
    #expect(outcome.code < 2, "\(outcome.errors)")
    let filled = workspace.appending(path: "utdata/2025/ekonomins-bok/bokslut.ods")
    let recalculated = try office.xlsx(of: [filled], to: folder.location)
    // The XLSM of the same night is checked against the facit.
    let expected = try night.workbook("ekonomins-bok/bokslut.xlsm")[sheet: "Driftredovisning"]
    let found = try WorkbookReader().read([UInt8](Data(contentsOf: recalculated[0])))
      .workbook[sheet: "Driftredovisning"]
    for row in 5...9 {
      for column in ["A", "B", "C"] {
        #expect(found?["\(column)\(row)"]?.value == expected?["\(column)\(row)"]?.value)
      }
    }
    #expect(found?["A10"]?.value == .text("Summa"))
    let outcomes = (5...9).map { number(expected?["C\($0)"]) }
    #expect(abs(number(found?["C10"]) - outcomes.reduce(0, +)) < 0.01)
  }

  private func number(_ cell: Cell?) -> Double {
    if case .number(let number) = cell?.value { number } else { .nan }
  }

  @Test("Faults of the workbook are told with their place, and the rest is filled")
  func faults() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: Self.submissions)
    try workspace.addOwnWorkbooks()
    let mapping = workspace.folder.appending(path: "ekonomins-bok/bokslut.yaml")
    let text = try String(contentsOf: mapping, encoding: .utf8)
      .replacing("namn: Nettokostnad}", with: "namn: Bortanamn}")
      .replacing("netto budget: {namn: Nettobudget}", with: "netto budget: {cell: B17}")
    try Data(text.utf8).write(to: mapping)
    _ = try workspace.run(["--time", "2026-02-01T02:00:00Z"])
    let report = try String(
      contentsOf: workspace.outputs.appending(path: "rapport.txt"), encoding: .utf8)
    #expect(
      report.contains("F01 bokslut.xlsm: Ifyllningen av ekonomins bok anger namnet ”Bortanamn”"))
    #expect(report.contains("F02 bokslut.xlsm, Framsida!B17"))
    // A night with nothing to make tells the same.
    _ = try workspace.run(["--time", "2026-02-01T02:00:00Z"])
    #expect(
      try String(contentsOf: workspace.outputs.appending(path: "rapport.txt"), encoding: .utf8)
        .contains("F02 bokslut.xlsm, Framsida!B17"))
    let filled = try WorkbookReader().read(
      [UInt8](
        Data(
          contentsOf: workspace.outputs.appending(path: "2025/ekonomins-bok/bokslut.xlsm")))
    ).workbook
    #expect(filled[sheet: "Framsida"]?["B3"]?.value == .text("Ekeby kommun"))
    #expect(filled[sheet: "Framsida"]?["B17"]?.formula == "Nettokostnad*1000/Invånare")
  }

  @Test("A fault in the fill mapping is told with its line, and the outputs stay as they were")
  func faultyMapping() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: Self.submissions)
    try workspace.addOwnWorkbooks()
    let mapping = workspace.folder.appending(path: "ekonomins-bok/bokslut.yaml")
    let lines = try String(contentsOf: mapping, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let place = try #require(lines.firstIndex { $0.hasPrefix("      kommun: Kommun") })
    var broken = lines
    broken[place] = "      komun: Kommun"
    try Data(broken.joined(separator: "\n").utf8).write(to: mapping)
    let outcome = try workspace.run(["--time", "2026-02-01T02:00:00Z"])
    #expect(outcome.code == 2)
    #expect(
      outcome.errors.contains("ekonomins-bok/bokslut.yaml:\(place + 1):7:"), "\(outcome.errors)")
    #expect(outcome.errors.contains("Menade du ”kommun”"), "\(outcome.errors)")
  }

  @Test("A second night leaves it untouched, and a changed workbook alone is filled again")
  func cache() throws {
    let folder = try TemporaryFolder()
    let workspace = try SampleWorkspace(
      in: folder.location.appending(path: "arbete"), submissions: Self.submissions)
    try workspace.addOwnWorkbooks()
    _ = try workspace.run(["--time", "2026-02-01T02:00:00Z"])
    let output = workspace.outputs.appending(path: "2025")
    let first = try TemporaryFolder.bytes(in: output)
    _ = try workspace.run(["--time", "2026-02-02T02:00:00Z", "--rebuild"])
    #expect(try TemporaryFolder.bytes(in: output) == first)

    var editor = try WorkbookEditor([UInt8](Data(contentsOf: empty)))
    try editor.set(.number(20_000), inCellNamed: "Invånare")
    let own = workspace.folder.appending(path: "ekonomins-bok/bokslut.xlsm")
    try Data(try editor.save()).write(to: own)
    _ = try workspace.run(["--time", "2026-02-03T02:00:00Z"])
    let second = try TemporaryFolder.bytes(in: output)
    #expect(
      second.keys.filter { second[$0] != first[$0] } == ["ekonomins-bok/bokslut.xlsm"])
  }

  private static let submissions = [
    "Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx",
    "Kommunstyrelsen/KS-KOL_styrkort_2025.csv",
  ]
}
