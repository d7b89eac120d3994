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
      // With the dashes and blanks that programs put in while people write.
      "811218\u{2013}9876", "811218\u{2212}9876", "811218\u{2011}9876", "811218\u{A0}9876",
      "811218 - 9876", "811218\n9876", "811218\u{200B}-9876", "８１１２１８-９８７６",
      "1981-12-18-9876", "81.12.18-9876", "811278\u{2013}9873",
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
      // Days after days, whatever digits stand at their ends.
      "1981-12-18 - 9876-01-01", "1981-12-18 9876", "18/12 1981-12-31", "811218-9876-31",
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

  @Test("Where it stands in the file's name or in a part that is no sheet, the file goes back")
  func outsideSheets() throws {
    let mappings = MappingSet([try Mapping.parse(TableTests.mapping, file: "test.yaml")])
    let workbook = Workbook([Sheet("Kort", TableTests.rows)])
    func extraction(file: String, _ texts: [OtherText]) throws -> Extraction {
      mappings.extract(
        from: workbook, file: file, organisation: try .small(), period: "2025", besides: texts)
    }
    #expect(try extraction(file: "kort.xlsx", []).scorecard != nil)
    let places = [
      ("BUN/kort 811218-9876.xlsx", [], "filens namn"),
      (
        "kort.xlsx", [OtherText(part: "docProps/core.xml", text: "se 811218-9876")],
        "filens egenskaper"
      ),
      (
        "kort.xlsx", [OtherText(part: "xl/drawings/drawing1.xml", text: "Anna 811218-9876")],
        "en ruta, bild eller annan del av filen"
      ),
    ]
    for (file, texts, place) in places {
      let extraction = try extraction(file: file, texts)
      #expect(extraction.scorecard == nil, "\(place)")
      #expect(extraction.findings.map(\.code) == [.personalNumber], "\(place)")
      #expect(extraction.findings.map(\.expected) == [place])
    }
  }

  @Test("What other remarks quote is without it")
  func quoted() throws {
    var rows = TableTests.rows
    rows[3][6] = "se 811218-9876"
    let extraction = try extract([Sheet("Kort", rows)], with: TableTests.mapping)
    #expect(extraction.findings.map(\.code).contains(.notANumber))
    #expect(!extraction.findings.contains { $0.message.contains("9876") })
    #expect("Anna 811218-9876, rum 12".hidingPersonalNumbers == "Anna ••••••-••••, rum ••")
    #expect("Rum 12".hidingPersonalNumbers == "Rum 12")
  }

  @Test(
    "Headings about single employees are known with a year, a word after them or an abbreviation",
    arguments: [
      ("Medarbetarsamtal 2025", true), ("Individuellt mål", true), ("Personnr.", true),
      ("Person-nummer", true), ("Utv.samtal", true), ("Rehabärenden", true), ("Diagnoser", true),
      ("Lönesamtal datum", true), ("Andel med medarbetarsamtal", false),
      ("Rehabilitering, andel i arbete", false), ("Medarbetarsamtal hålls med alla i maj", false),
      ("Personal", false), ("Lön", false),
    ])
  func headings(text: String, isAboutEmployees: Bool) throws {
    let extraction = try extract(
      [Sheet("Kort", TableTests.rows), Sheet("Extra", [[.init(stringLiteral: text)]])],
      with: TableTests.mapping)
    #expect(extraction.findings.contains { $0.code == .employeeData } == isAboutEmployees)
  }

  enum Place: CaseIterable {
    case mappedCell, otherCell, hiddenSheet, comment, title, customProperty, sheetName, formula,
      definedName, evenPage

    var cell: String? {
      switch self {
      case .mappedCell: "B4"
      case .otherCell: "K4"
      case .hiddenSheet: "A1"
      case .formula: "K4"
      case .definedName, .evenPage: nil
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
      case .formula:
        workbook.sheets[0].set(
          .number(11), at: CellAddress(row: 3, column: 10), formula: "LEN(\"\(number)\")")
      case .definedName:
        workbook.definedNames = [DefinedName(name: "vem", formula: "\"\(number)\"")]
      case .evenPage: workbook.sheets[0].printSetup.otherMargins = [number]
      }
    }
  }
}
