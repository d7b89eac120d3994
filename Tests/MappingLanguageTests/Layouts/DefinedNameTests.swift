import Findings
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Fields in cells with names of their own")
struct DefinedNameTests {
  @Test("The cell is found whatever the sheet is called", arguments: ["Blad1", "Anna's 'mål'"])
  func sheetName(name: String) throws {
    var workbook = Workbook([
      Sheet(name, [["Egen blankett"], [nil, "Södra skolan"], [nil, "Alla ska lyckas."]])
    ])
    let quoted = "'" + name.replacing("'", with: "''") + "'"
    workbook.definedNames = [
      DefinedName(name: "Enhetsnamn", formula: "\(quoted)!$B$2"),
      DefinedName(name: "Målet", formula: "\(quoted)!$B$3"),
    ]
    let extraction = try extract(
      workbook,
      with: """
        mall: egen
        känns igen på: {text: Egen blankett}
        delar:
          - formulär: Uppgifter
            fält:
              enhet: {namn: Enhetsnamn}
              mål: {text: {namn: Målet}}
        """)
    #expect(extraction.findings.map(\.code).contains(.labelMissing) == false)
    #expect(extraction.unit == "BUN-02")
    #expect(extraction.scorecard?.goals.first?.text.value == "Alla ska lyckas.")
    #expect(extraction.scorecard?.goals.first?.text.source.cell == "B3")
  }
}
