import Crypto
import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("The night over the sample municipality")
struct SampleNightTests {
  private let night: SampleNight
  private let facit: Facit

  init() throws {
    night = try SampleNight.shared()
    facit = try Facit()
  }

  @Test("It ends with code 1: done, and something needs a person")
  func verdict() {
    #expect(night.outcome.code == 1, "\(night.outcome.errors)")
    #expect(night.record.verdict == "klart-men")
  }

  @Test("Units are counted as in the facit")
  func counts() {
    let record = night.record
    #expect(String(record.expected) == facit["antal", "förväntade enheter"])
    #expect(String(record.received) == facit["antal", "mottagna enheter"])
    #expect(String(record.receivedWithErrors) == facit["antal", "mottagna med fel"])
    #expect(String(record.returned.count) == facit["antal", "returnerade enheter"])
    #expect(String(record.missing.count) == facit["antal", "enheter utan fil"])
    #expect(record.received + record.returned.count + record.missing.count == record.expected)
  }

  @Test("Every unit has the state of the facit, in the merged workbook")
  func states() throws {
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Inlämningar"], headings: "Kod", "Enhet", "Nivå"))
    let states = table.records.map { "\($0["Kod"] ?? "") \($0["Läge"]?.lowercased() ?? "")" }
    #expect(states.sorted() == facit["status"].map { "\($0.key) \($0.value)" }.sorted())
  }

  @Test("Every goal has the computed, assessed and final colour of the facit")
  func goals() throws {
    let table = try #require(SheetTable(night.accounts()[sheet: "Mål"], headings: "Nr", "Nämnd"))
    let found = table.records.map { record in
      let colours = ["Beräknad", "Bedömd", "Slutlig"].map { record[$0]?.lowercased() ?? "" }
      return "\(record["Nr"] ?? ""): " + colours.joined(separator: " ")
    }
    let expected = facit["mål"].map { goal in
      "\(goal.key): " + goal.value.replacing("-", with: "data saknas")
    }
    #expect(found.sorted() == expected.sorted())
  }

  @Test("Every unit's own economy is that of the facit, to the last decimal")
  func ownEconomy() throws {
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Ekonomi per enhet"], headings: "Kod", "Nämnd"))
    var compared = 0
    for record in table.records where record["Netto utfall"] != "Ej lämnat" {
      let code = try #require(record["Kod"])
      for (column, key) in Self.columns {
        let expected = facit["ekonomi, egen", "\(code) \(key)"] ?? "Data saknas"
        #expect(record[column] == expected, "\(code) \(column)")
        compared += 1
      }
    }
    #expect(String(compared / Self.columns.count) == facit["antal", "mottagna enheter"])
  }

  @Test("Every investment is that of the facit, with expenditure negative")
  func investments() throws {
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Investeringsprojekt"], headings: "Kod", "Nämnd"))
    let columns = [
      ("Budget", "budget 2025"), ("Utfall", "utfall 2025"), ("Prognos", "prognos 2025"),
      ("Utfall 2024", "utfall 2024"),
    ]
    var found: [String] = []
    for record in table.records {
      for (column, key) in columns {
        let amount = try #require(record[column])
        let positive = amount.hasPrefix("-") ? String(amount.dropFirst()) : amount
        #expect(amount.hasPrefix("-") || amount == "0")
        found.append("\(record["Kod"] ?? "") \(record["Projekt"] ?? "") \(key);\(positive)")
      }
    }
    let expected = facit["investeringar, egen"].map { "\($0.key);\($0.value)" }
    #expect(found.sorted() == expected.sorted())
  }

  @Test("Nearly every goal is known from 2024 by its words, and the rest are told")
  func comparison() throws {
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Jämförelse"], headings: "Mål nr", "Nämnd"))
    let known = table.records.filter { $0["Känns igen på"] == "Samma ord" }
    #expect(known.count >= 150)
    // The numbers are not what the goals are known by, and yet agree in every one.
    #expect(known.allSatisfy { $0["Mål nr"] == $0["Nummer 2024"] })
    // The template of the kitchens says 23 890 for 2024, and the archive 23 840.
    let findings = night.record.files.flatMap(\.findings).filter { $0.code == "H02" }
    #expect(findings.contains { $0.message.contains("890") && $0.message.contains("840") })
  }

  @Test("The economy of each nämnd and verksamhet sums up as in the facit")
  func sums() throws {
    let table = try #require(
      SheetTable(night.accounts()[sheet: "Driftredovisning"], headings: "Ansvar"))
    for code in ["KS", "BUN", "SN", "BMN", "KFN", "BUN-FSK", "SN-AO", "SN-FUN", "KS-GOP"] {
      let name = try #require(facit["namn", code])
      let record = try #require(
        table.records.last { $0["Ansvar"]?.contains(name) == true }, "\(name)")
      for (column, key) in Self.columns {
        #expect(
          record[column] == facit["ekonomi, egen och underliggande", "\(code) \(key)"],
          "\(code) \(column)")
      }
    }
  }

  private static let columns = [
    ("Intäkter budget", "intäkter budget 2025"), ("Intäkter utfall", "intäkter utfall 2025"),
    ("Kostnader budget", "kostnader budget 2025"), ("Kostnader utfall", "kostnader utfall 2025"),
    ("Netto budget", "netto budget 2025"), ("Netto utfall", "netto utfall 2025"),
    ("Avvikelse", "netto avvikelse"), ("Netto utfall 2024", "netto utfall 2024"),
  ]

  @Test("The municipality, and each unit of every level, has a workbook of its own")
  func outputs() throws {
    let units = facit["namn"].count
    // One for each unit, the merged one, and finance's own.
    #expect(night.record.outputs.count { !$0.contains("/verksamhetsplaner/") } == units + 2)
    for path in night.record.outputs {
      #expect(
        FileManager.default.fileExists(atPath: night.workspace.folder.appending(path: path).path))
    }
    for unit in facit["namn"] {
      #expect(night.record.outputs.contains { $0.contains("/\(unit.key) \(unit.value) 2025") })
    }
  }

  @Test("Every original is kept, unchanged, in the archive or among the returns")
  func originals() throws {
    let kept = try TemporaryFolder.bytes(in: night.workspace.folder)
      .filter { $0.key.hasPrefix("arkiv/") || $0.key.hasPrefix("retur/") }
    let hashes = Set(kept.values.map { SHA256.hash(data: $0).description })
    for folder in ["2024/inkorg", "inkorg", "efter sista dag"] {
      let sent = try TemporaryFolder.bytes(
        in: projectFolder.appending(path: "Samples/\(folder)"))
      for (path, bytes) in sent {
        #expect(hashes.contains(SHA256.hash(data: bytes).description), "\(path)")
      }
    }
    #expect(try TemporaryFolder.bytes(in: night.workspace.inbox).isEmpty)
  }

  @Test("What was sent back lies in retur with its reasons")
  func returned() throws {
    let returned = night.record.files.filter { $0.result == "returnerad" }
    #expect(returned.count == 3)
    for file in returned {
      let place = night.workspace.folder.appending(path: "retur/\(file.file)")
      #expect(FileManager.default.fileExists(atPath: place.path))
      let reasons = try String(
        contentsOfFile: place.path + " – anmärkningar.txt", encoding: .utf8)
      for finding in file.findings { #expect(reasons.contains(finding.message)) }
      #expect(!file.findings.isEmpty)
    }
  }

  @Test(
    "Each unit finds in retur every error that the report tells of its file, and others find nothing"
  )
  func remarks() throws {
    let returned = try TemporaryFolder.bytes(
      in: night.workspace.folder.appending(path: "retur"))
    var told: Set<String> = []
    for file in night.record.files where file.result == "mottagen med fel" {
      let errors = file.findings.filter { $0.severity == "fel" }
      guard let unit = file.unit, !errors.isEmpty else { continue }
      let remarks = try #require(
        returned.first {
          $0.key.hasPrefix("\(file.file) (\(unit) nr ") && $0.key.hasSuffix(") – anmärkningar.txt")
        })
      let text = String(decoding: remarks.value, as: UTF8.self)
      for error in errors { #expect(text.contains(error.message), "\(remarks.key)") }
      told.insert(remarks.key)
    }
    #expect(String(told.count) == facit["antal", "mottagna med fel"])
    #expect(Set(returned.keys.filter { $0.hasSuffix(") – anmärkningar.txt") }) == told)
  }

  @Test("The faults of the samples are told with file, sheet and cell")
  func faults() throws {
    let findings = night.record.files.flatMap { file in
      file.findings.filter { $0.severity == "fel" }.map {
        "\(file.file.split(separator: "/").last ?? "") \($0.code) \($0.sheet ?? "-")!\($0.cell ?? "-")"
      }
    }
    #expect(
      findings.sorted() == [
        "Björkbacken styrkort.csv O02 CSV!B2",
        "Hemtjänst Söder 2025.xlsx B01 Mål!A6",
        "Hemtjänst Söder 2025.xlsx B02 Mål!A6",
        "Hemtjänst Söder 2025.xlsx K02 Mål!D5",
        "Hemtjänst Söder 2025.xlsx V02 Indikatorer!H4",
        "Målkort bygglov igen.ods I03 Målkort!B7",
        "Styrkort Simhallen.xlsx L03 -!-",
      ])
  }

  @Test("What came after the last day is told: late, corrected, twice, and of another year")
  func later() {
    let told = night.record.files.flatMap { file in
      file.findings.filter { $0.code.hasPrefix("I") }.map {
        "\($0.code) \(file.result) \(file.file)"
      }
    }
    // What comes again with the same content came when it came first, and is not late.
    let folder = "Kultur- och fritidsnämnden/kulturskolan_styrkort_2025.csv"
    #expect(
      told.sorted() == [
        "I01 mottagen kulturskolan_styrkort_2025 (1).csv",
        "I02 ersatt Barn- och utbildningsnämnden/Förskola/Styrkort 2025 Ängens förskola.xlsx",
        "I02 ersatt \(folder)",
        "I03 returnerad Målkort bygglov igen.ods",
        "I04 mottagen Daglig verksamhet styrkort (sent).ods",
        "I04 mottagen Styrkort 2025 Ängens förskola rättad.xlsx",
      ])
  }

  @Test("Last year's night has its own counts, and its archive and workbooks stay")
  func lastYear() throws {
    let facit = try Facit(in: "Samples/2024")
    #expect(String(night.lastYear.expected) == facit["antal", "förväntade enheter"])
    #expect(String(night.lastYear.received) == facit["antal", "mottagna enheter"])
    #expect(String(night.lastYear.missing.count) == facit["antal", "enheter utan fil"])
    #expect(night.lastYear.returned.isEmpty)
    let archive = try TemporaryFolder.bytes(
      in: night.workspace.folder.appending(path: "arkiv/2024"))
    #expect(archive.keys.filter { $0.contains("/original/") }.count == night.lastYear.received)
    for path in night.lastYear.outputs {
      #expect(
        FileManager.default.fileExists(atPath: night.workspace.folder.appending(path: path).path))
    }
  }

  @Test("A second night without new files leaves every byte of the workbooks as it was")
  func repeated() throws {
    let before = try TemporaryFolder.bytes(in: night.outputs)
    let folder = try TemporaryFolder()
    let copy = folder.location.appending(path: "copy")
    try FileManager.default.copyItem(at: night.workspace.folder, to: copy)
    try FileManager.default.removeItem(at: copy.appending(path: "utdata"))
    let again = try Program.styrkort.run(
      ["run", "--workspace", copy.path],
      environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8"])
    #expect(again.code == 1)
    #expect(try TemporaryFolder.bytes(in: copy.appending(path: "utdata/2025")) == before)
  }

  @Test("The morning's text names who is missing and what was sent back, and ends with the verdict")
  func summary() throws {
    let text = try String(
      contentsOf: night.workspace.outputs.appending(path: "rapport.txt"), encoding: .utf8)
    #expect(text.contains("Parkenheten (KS-GOP-02)"))
    #expect(text.contains("Björkbackens förskola (BUN-FSK-01)"))
    #expect(text.hasSuffix("Resultat: klart-men\n"))
  }
}
