import Testing

@testable import Spreadsheet

@Suite("Formulas in the notation of OpenDocument")
struct ODSFormulaTests {
  private let formulas: ODSFormula = {
    var sheet = Sheet(name: "Mål & mått")
    sheet.tables = [
      Table(name: "Mål", range: range("B2:C4"), columnNames: ["Namn", "Utfall (kr)"])
    ]
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return ODSFormula(tablesOf: workbook)
  }()

  /// Worked out by hand from ODF 1.3 Part 4.
  @Test(
    "Each construct is translated",
    arguments: [
      ("1+2", "1+2"), ("A1", "[.A1]"), ("$A$1:b2", "[.$A$1:.b2]"),
      ("SUM(A1,B2)", "SUM([.A1];[.B2])"),
      ("Ekonomi!B2", "[$'Ekonomi'.B2]"), ("'Mål & mått'!A1:B2", "[$'Mål & mått'.A1:.B2]"),
      ("'it''s'!A1", "[$'it''s'.A1]"), ("A:A", "[.A:.A]"), ("$1:$3", "[.$1:.$3]"),
      ("\"a,b;\"\"c\"\"\"&A1", "\"a,b;\"\"c\"\"\"&[.A1]"), ("{1,2;3,4}", "{1;2|3;4}"),
      ("LOG10(A1)", "LOG10([.A1])"), ("TRUE", "TRUE()"), ("IF(FALSE(),1,2)", "IF(FALSE();1;2)"),
      ("1.5E+3*2e-1", "1.5E+3*2e-1"), ("#N/A", "#N/A"),
      ("IFERROR(#DIV/0!,0)", "IFERROR(#DIV/0!;0)"),
      ("_xlfn.IFS(A1>0,1)", "COM.MICROSOFT.IFS([.A1]>0;1)"),
      ("STDEV.S(A1:A2)", "COM.MICROSOFT.STDEV.S([.A1:.A2])"),
      ("NORMSDIST(1)", "LEGACY.NORMSDIST(1)"),
      ("Budget*2", "Budget*2"), ("Moms_2025+A1", "Moms_2025+[.A1]"), ("åäö+1", "åäö+1"),
      ("SUM(Mål[Utfall (kr)])", "SUM([$'Mål & mått'.$C$3:.$C$4])"),
      ("SUM(Mål[])", "SUM([$'Mål & mått'.$B$3:.$C$4])"),
      ("COUNTA(Mål[#All])", "COUNTA([$'Mål & mått'.$B$2:.$C$4])"),
      ("Mål[[#This Row],[Namn]]", "[$'Mål & mått'.$B$3]"), ("Mål[@Namn]", "[$'Mål & mått'.$B$3]"),
      ("Borta!#REF!", "#REF!"), ("", ""),
    ])
  func translation(_ formula: String, _ expected: String) {
    #expect(formulas.text(of: formula, row: 2) == "of:=" + expected)
  }

  @Test(
    "What OpenDocument cannot say is not translated",
    arguments: ["[1]Blad1!A1", "'[bok.xlsx]Blad1'!A1", "Okänd[Kolumn]", "Mål[Okänd]", "'öppen"])
  func untranslatable(_ formula: String) {
    #expect(formulas.text(of: formula) == nil)
  }
}
