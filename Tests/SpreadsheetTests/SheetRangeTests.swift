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
}
