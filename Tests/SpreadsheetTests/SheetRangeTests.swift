import Spreadsheet
import Testing

@Suite("References to cells of a sheet")
struct SheetRangeTests {
  @Test(
    "The sheet and the cells are taken out of a reference, quoted or not",
    arguments: [
      ("Mål!$A$1:$C$9", "Mål", "A1:C9"), ("'Anna''s mål'!B2", "Anna's mål", "B2"),
      ("Mål & mått!b2", "Mål & mått", "B2"), ("'Mål & mått'!$B$2", "Mål & mått", "B2"),
      ("'Nu!'!A1", "Nu!", "A1"), ("$Blad1!A1", "Blad1", "A1"), ("''''!A1", "'", "A1"),
    ])
  func references(text: String, sheet: String, cells: String) throws {
    let found = try #require(SheetRange(text))
    #expect(found.sheet == sheet)
    #expect(found.range.text == cells)
    #expect(DefinedName(name: "Namn", formula: text).range == found)
  }

  @Test(
    "What is something else than cells of one sheet is none",
    arguments: [
      "A1", "Mål!", "!A1", "Mål!Namn", "Blad1:Blad3!A1", "[1]Blad!A1", "'[bok.xlsx]Blad'!A1",
      "Blad1!A1+Blad2!B2", "'Blad 1'!A1,'Blad 2'!B2", "SUM(Blad!A1)", "2*Blad1!A1", "12",
    ])
  func others(text: String) {
    #expect(SheetRange(text) == nil)
  }

  @Test("A range on a sheet with an apostrophe is written and read back as the same")
  func written() throws {
    let range = try #require(CellRange("B2:C4"))
    let name = DefinedName(name: "Namn", standingFor: range, onSheet: "Anna's 'mål'")
    #expect(name.range == SheetRange("Anna's 'mål'", range))
  }

  @Test("A formula names cells on each sheet that it goes through, and none of other files")
  func ranges() {
    var workbook = Workbook()
    workbook.sheets = ["Ett", "Två", "Tre"].map { Sheet(name: $0) }
    func texts(_ formula: String) -> [String] {
      workbook.ranges(in: formula, on: "Ett").map { "\($0.sheet)!\($0.range.text)" }
    }
    #expect(texts("SUM(Ett:Tre!A1)+B7") == ["Ett!A1", "Två!A1", "Tre!A1", "Ett!B7"])
    #expect(texts("SUM('Två:Tre'!A1:B2)") == ["Två!A1:B2", "Tre!A1:B2"])
    #expect(texts("[1]Ett!B2+'[2]Två'!C3:D4+[3]!Namn+D5") == ["Ett!D5"])
    #expect(texts("SUM(Två!C3:INDEX(A:A,2))+\"Tre!A1\"+LOG10(8)") == ["Två!C3"])
  }
}
