import Foundation
import TestSupport
import Testing
import Zip

/// What the night makes of files that are no good, and what they do to their neighbours.
@Suite("Bad files in the inbox")
struct BadInputTests {
  private static let good = [
    "Kommunstyrelsen/KS-KOL_styrkort_2025.csv",
    "Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx",
  ]

  @Test("Each bad file is told by its own finding, and the good ones' outputs do not change")
  func amongGoodOnes() throws {
    let folder = try TemporaryFolder()
    let alone = try SampleWorkspace(
      in: folder.location.appending(path: "alone"), submissions: Self.good)
    let (_, expected) = try night(alone)

    let mixed = try SampleWorkspace(
      in: folder.location.appending(path: "mixed"), submissions: Self.good)
    let bad = try Self.badFiles()
    for (name, bytes, _) in bad { try mixed.submit(bytes, as: name) }
    let (outcome, record) = try night(mixed)

    #expect(outcome.code == 1, "\(outcome.errors)")
    for (name, _, code) in bad {
      let file = try #require(record.files.first { $0.file == name }, "\(name) is not told of")
      #expect(file.result == "returnerad", "\(name)")
      #expect(file.findings.contains { $0.code == code }, "\(name): \(file.findings.map(\.code))")
      let returned = mixed.folder.appending(path: "retur/\(name)")
      #expect(FileManager.default.fileExists(atPath: returned.path), "\(name) is not in retur")
    }
    for path in record.outputs where !path.contains("bokslut") {
      let found = try WorkbookText(location: mixed.folder.appending(path: path))
        .lines(without: record.runID)
      let wanted = try WorkbookText(location: alone.folder.appending(path: path))
        .lines(without: expected.runID)
      #expect(found == wanted, "\(path)")
    }
  }

  private static func badFiles() throws -> [(name: String, bytes: [UInt8], code: String)] {
    let sample = try [UInt8](
      Data(
        contentsOf: projectFolder.appending(
          path: "Samples/inkorg/Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx")))
    let csv = try [UInt8](
      Data(
        contentsOf: projectFolder.appending(
          path: "Samples/inkorg/Kommunstyrelsen/KS-KOL_styrkort_2025.csv")))
    let bomb = """
      <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">&b;</workbook>
      """
    return [
      ("tom.xlsx", [], "L07"),
      ("bild.xlsx", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "L03"),
      ("brev.xlsx", Array("Hej! Här kommer styrkortet.\n".utf8), "L01"),
      ("lösenord.xlsx", CompoundFile.bytes(["EncryptionInfo", "EncryptedPackage"]), "L02"),
      ("gammalt.xls", CompoundFile.bytes(["Workbook"]), "L03"),
      ("avbruten.xlsx", Array(sample.prefix(sample.count / 2)), "L04"),
      ("xmlbomb.xlsx", package(workbook: bomb), "L06"),
      ("zipbomb.xlsx", package(workbook: String(repeating: " ", count: 80_000_000)), "L05"),
      ("främmande.csv", Array("Namn;Ålder\r\nKatt;3\r\nHund;4\r\n".utf8), "M01"),
      ("okänd enhet.csv", replacing("KS-KOL", with: "Rymdstyrelsen", in: csv), "O02"),
    ]
  }

  private static func package(workbook: String) -> [UInt8] {
    var writer = ZipWriter()
    writer.add(
      "_rels/.rels",
      Array(
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="r" Target="xl/workbook.xml" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>\
        </Relationships>
        """.utf8))
    writer.add("xl/workbook.xml", Array(workbook.utf8))
    return writer.finish()
  }

  /// Replaces a text in a file of Windows-1252.
  private static func replacing(_ text: String, with other: String, in bytes: [UInt8]) -> [UInt8] {
    let whole = String(data: Data(bytes), encoding: .windowsCP1252) ?? ""
    return [UInt8](whole.replacing(text, with: other).data(using: .windowsCP1252) ?? Data())
  }

  private func night(
    _ workspace: SampleWorkspace
  ) throws -> (outcome: Program.Outcome, record: SampleNight.Record) {
    let outcome = try workspace.run(["--json", "--time", "2026-02-01T02:00:00Z"])
    #expect(outcome.code == 1, "\(outcome.errors)")
    return (
      outcome, try JSONDecoder().decode(SampleNight.Record.self, from: Data(outcome.output.utf8))
    )
  }
}
