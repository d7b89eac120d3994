import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Personal data")
struct PersonalDataTests {
  // 811218-9876 and 121212-1212 are the numbers that public descriptions of the check digit use.
  @Test(
    "A personnummer or samordningsnummer is found in any form",
    arguments: [
      "811218-9876", "8112189876", "19811218-9876", "198112189876", "811218 9876", "811218+9876",
      "121212-1212", "Anna (811218-9876) slutar", "pnr:198112189876.", "811278-9873",
    ])
  func found(text: String) {
    #expect(text.holdsPersonalNumber)
  }

  @Test(
    "A mobile number whose check digit happens to be right is none after the word for it",
    arguments: ["Tel 0701011231", "Mobil: 0701011231", "tfn. 0701011231"])
  func telephone(text: String) {
    #expect(!text.holdsPersonalNumber)
    #expect(String(text.suffix(10)).holdsPersonalNumber)
  }

  @Test("A mobile number in the cell beside the word for it is none, another number is")
  func telephoneBeside() throws {
    let rows: [[Content]] = TableTests.rows + [[], ["Telefon", "0701011231"]]
    #expect(try extract([Sheet("Kort", rows)], with: TableTests.mapping).scorecard != nil)
    let other: [[Content]] = TableTests.rows + [[], ["Telefon", "8112189876"]]
    #expect(try extract([Sheet("Kort", other)], with: TableTests.mapping).scorecard == nil)
  }

  @Test(
    "Other numbers are none",
    arguments: [
      "811218-9875", "811318-9876", "811232-9876", "556012-5790", "0435-391 00", "070-123 45 67",
      "8112189876123", "12345", "2025-12-31", "202512311234", "1 234 567 890", "",
      "SN-AO-01.1", "811218-98761", "168112189876", "7381121898769",
    ])
  func notFound(text: String) {
    #expect(!text.holdsPersonalNumber)
  }

  @Test("Anywhere in the file it costs the scorecard, and the finding never quotes it")
  func everywhere() throws {
    let number = "811218-9876"
    for place in Place.allCases {
      var workbook = Workbook([Sheet("Kort", TableTests.rows), Sheet("Extra", [["Eget"]])])
      place.put(number, in: &workbook)
      let extraction = try extract(workbook, with: TableTests.mapping)
      #expect(extraction.scorecard == nil, "\(place)")
      let finding = try #require(
        extraction.findings.first { $0.code == .personalNumber }, "\(place)")
      #expect(finding.severity == .error)
      #expect(!finding.message.contains("9876") && finding.found == nil)
      #expect(finding.source.cell == place.cell)
      #expect(extraction.findings.allSatisfy { !($0.found ?? "").contains("9876") }, "\(place)")
    }
  }

  @Test(
    "Sheets and columns about single employees cost the scorecard",
    arguments: [
      ("Medarbetarsamtal", "Datum", nil), ("Lönesamtal 2025", "", nil), ("Extra", "Personnr", "A1"),
      ("Extra", "Individuella mål", "A1"), ("Rehab", "", nil),
    ] as [(String, String, String?)])
  func employees(sheet: String, heading: String, cell: String?) throws {
    let extraction = try extract(
      [Sheet("Kort", TableTests.rows), Sheet(sheet, [[.init(stringLiteral: heading)]])],
      with: TableTests.mapping)
    #expect(extraction.scorecard == nil)
    #expect(extraction.findings.map(\.code) == [.employeeData])
    #expect(extraction.findings[0].source.cell == cell)
  }

  @Test("An activity called as such a column is no such column")
  func activity() throws {
    var rows = TableTests.rows
    rows[8][1] = "Medarbetarsamtal"
    #expect(try extract([Sheet("Kort", rows)], with: TableTests.mapping).scorecard != nil)
  }

  enum Place: CaseIterable {
    case mappedCell, otherCell, hiddenSheet, comment, title, customProperty, sheetName

    var cell: String? {
      switch self {
      case .mappedCell: "B4"
      case .otherCell: "K4"
      case .hiddenSheet: "A1"
      case .comment: "C3"
      case .title, .customProperty, .sheetName: nil
      }
    }

    func put(_ number: String, in workbook: inout Workbook) {
      switch self {
      case .mappedCell:
        workbook.sheets[0].set(.text("Trygg \(number)"), at: CellAddress(row: 3, column: 1))
      case .otherCell:
        workbook.sheets[0].set(.number(8_112_189_876), at: CellAddress(row: 3, column: 10))
      case .hiddenSheet:
        workbook.sheets[1].set(.text(number), at: CellAddress(row: 0, column: 0))
        workbook.sheets[1].visibility = .veryHidden
      case .comment:
        workbook.sheets[0].comments[CellAddress(row: 2, column: 2)] = Comment(
          author: "", text: number)
      case .title: workbook.properties.title = number
      case .customProperty: workbook.properties.custom["Ansvarig"] = number
      case .sheetName: workbook.sheets[1].name = number
      }
    }
  }
}
