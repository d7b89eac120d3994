import Foundation
import Spreadsheet
import TestSupport
import Testing

/// A table that a municipality has published, typed in as a template: it agrees with itself as printed,
/// and a misprint is found and named.
@Suite("A published table as a template")
struct PublishedTableTests {
  private static let table = "prognosavvikelse 2015.csv"

  @Test("Malmö's table of 2015 gives its own total, and no complaint")
  func agrees() throws {
    let folder = try TemporaryFolder()
    let outcome = try Self.night(in: folder.location) { $0 }
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    let record = try SampleNight.Record(outcome)
    #expect(record.received == 15)
    #expect(record.files.flatMap(\.findings).filter { $0.severity != "upplysning" }.isEmpty)

    let accounts = folder.location.appending(path: "utdata/2015/bokslut 2015.xlsx")
    let workbook = try WorkbookReader().read([UInt8](try Data(contentsOf: accounts))).workbook
    let rows = try #require(SheetTable(workbook[sheet: "Driftredovisning"], headings: "Ansvar"))
    let total = try #require(rows.records.first { $0["Ansvar"] == "Summa Malmö stad" })
    // As printed in the row Årets resultat, in Mkr: 316, 563 and 247.
    let checks = try #require(
      SheetTable(workbook[sheet: "Avstämning"], headings: "Enhet", "Kontroll"))
    let sums = checks.records.filter {
      $0["Kontroll"] == "Netto: raden ”ÅRETS RESULTAT” = summan av sina rader"
    }
    #expect(
      sums.map { $0["Angivet"] }.sorted { ($0 ?? "") < ($1 ?? "") } == [
        "247000", "316000", "563000",
      ])
    #expect(sums.allSatisfy { $0["Enhet"] == "Malmö stad" && $0["Resultat"] == "Stämmer" })
    #expect(total["Netto budget"] == "316000")
    #expect(total["Netto utfall"] == "563000")
    #expect(total["Avvikelse"] == "247000")
  }

  @Test(
    "One changed figure is found in its row and its column, and named",
    arguments: [
      (
        "Servicenämnd;67;32;35", "Servicenämnd;76;32;35", "D5", "B20",
        "B5: Alla kontroller skulle stämma om 76 000 vore 67 000."
      ),
      (
        "Teknisk nämnd;13;8;5", "Teknisk nämnd;13;8;15", "D9", "D20",
        "D9: Alla kontroller skulle stämma om 15 000 vore 5 000."
      ),
      (
        "Hemlöshet (75 %);−51;−40;−11", "Hemlöshet (75 %);−51;40;−11", "D17", "C20",
        "C17: Alla kontroller skulle stämma om 40 000 vore −40 000."
      ),
      (
        "Finansiering;279;143;136", "Finansiering;279;134;136", "D19", "C20",
        "C19: Alla kontroller skulle stämma om 134 000 vore 143 000."
      ),
      (
        "Statsbidrag flyktingar;0;−6;6", "Statsbidrag flyktingar;0;−6;−6", "D15", "D20",
        "D15: Alla kontroller skulle stämma om −6 000 vore 6 000."
      ),
      // Too small for the column, whose 16 figures may differ by 8: the row tells, and the printed
      // figure is the only one that leaves no rounding behind.
      (
        "Övriga nämnder;12;8;4", "Övriga nämnder;17;8;4", "D18", "",
        "B18: Alla kontroller skulle stämma om 17 000 vore 12 000."
      ),
    ])
  func misprint(
    printed: String, misprint: String, row: String, column: String, repair: String
  ) throws {
    let folder = try TemporaryFolder()
    let outcome = try Self.night(in: folder.location) {
      $0.replacing(printed, with: misprint)
    }
    let record = try SampleNight.Record(outcome)
    let faults = record.files.flatMap(\.findings).filter { $0.severity == "fel" }
    #expect(outcome.code == 1)
    #expect(
      Set(faults.map { "\($0.code) \($0.cell ?? "-")" })
        == Set(["E02 \(row)"] + (column.isEmpty ? [] : ["E06 \(column)"])))
    let repairs = record.files.flatMap(\.findings).filter { $0.code == "E04" }
    #expect(
      Set(repairs.map { "\($0.cell ?? ""): \($0.message)".replacing("\u{A0}", with: " ") })
        == [repair])
  }

  /// Runs the night over the table, after a change to its text.
  private static func night(
    in folder: URL, changing change: (String) -> String
  ) throws -> Program.Outcome {
    let files = FileManager.default
    let source = projectFolder.appending(path: "Samples/publicerat")
    for name in ["inkorg", "mappningar"] {
      try files.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    let copies = [
      ("organisation.csv", "organisation.csv"), ("styrkort.yaml", "styrkort.yaml"),
      ("prognosavvikelse.yaml", "mappningar/prognosavvikelse.yaml"),
    ]
    for (name, path) in copies {
      try files.copyItem(
        at: source.appending(path: name), to: folder.appending(path: path))
    }
    try files.copyItem(
      at: projectFolder.appending(path: "Mappings/policyer/perstorp.yaml"),
      to: folder.appending(path: "policy.yaml"))
    let text = try String(contentsOf: source.appending(path: table), encoding: .utf8)
    let file = folder.appending(path: "inkorg/\(table)")
    try Data(change(text).utf8).write(to: file)
    try files.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_454_000_000)], ofItemAtPath: file.path)
    return try Program.styrkort.run([
      "run", "--json", "--workspace", folder.path, "--time", "2016-02-01T02:00:00Z",
    ])
  }
}
