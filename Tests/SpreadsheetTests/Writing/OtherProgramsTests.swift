import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What other programs find in the files that are written here.
@Suite("Other programs open what is written")
struct OtherProgramsTests {
  @Test("openpyxl reads the values, formulas, notes and tables")
  func openpyxl() throws {
    guard let python = Program.python else {
      skip("openpyxl is not installed.")
      return
    }
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "workbook.xlsx")
    let bytes = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    try Data(bytes).write(to: file)
    let program = """
      import sys, warnings, openpyxl
      warnings.simplefilter("error")
      book = openpyxl.load_workbook(sys.argv[1])
      values = openpyxl.load_workbook(sys.argv[1], data_only=True)
      sheet, result = book.worksheets[0], values.worksheets[0]
      print(book.sheetnames)
      print(sheet["C10"].value, result["C10"].value, sheet["A13"].data_type, sheet["A13"].value)
      print(sheet["C4"].comment.text.replace("\\n", "|"), list(sheet.tables))
      print(sheet["D4"].value, sheet.freeze_panes, sheet.print_title_rows, sheet.print_area)
      print(len(book.worksheets[1]._charts), book.custom_doc_props.names, book.properties.language)
      """
    let outcome = try python.run(
      ["-c", program, file.path], environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(outcome.errors == "")
    #expect(
      outcome.output == """
        ['Mål & mått', 'Ekonomi', 'Stilar', 'Dolt', 'Mycket dolt']
        =SUM(C4:C8) 73447.5 s =1+1
        Utfallet saknar källa.|Se rad två. ['Mål']
        2025-12-01 00:00:00 B4 $3:$3 'Mål & mått'!$A$1:$D$20
        3 ['körning', 'period'] sv-SE

        """)
  }

  /// A workbook whose results LibreOffice can work out for itself.
  private var calculated: Workbook {
    var sheet = Sheet(name: "Räkna på")
    for row in 1...5 { sheet.put(.number(Double(row) * 1.5), "A\(row)") }
    sheet.put(.text("Mål"), "C1")
    sheet.put(.text("Utfall"), "D1")
    sheet.put(.text("a;b,c"), "C2")
    sheet.put(.number(2), "D2")
    sheet.put(.text("x"), "C3")
    sheet.put(.number(3), "D3")
    sheet.tables = [
      Table(name: "Tabell", range: range("C1:D3"), columnNames: ["Mål", "Utfall"])
    ]
    let formulas: [(String, CellValue)] = [
      ("SUM(A1:A5)", .number(22.5)), ("SUM('Räkna på'!$A$1:A2,10,1.5E1)", .number(29.5)),
      ("IF(A1>1,\"ja, \"\"nej\"\"\",\"\")", .text("ja, \"nej\"")), ("A1=1.5", .boolean(true)),
      ("SUM({1,2;3,4})", .number(10)), ("COUNTIF(C2:C3,\"a;b,c\")", .number(1)),
      ("ROUND(A2/A3,2)", .number(0.67)), ("SUM(A:A)", .number(22.5)),
      ("SUM(Tabell[Utfall])", .number(5)), ("ROUND(_xlfn.STDEV.S(A1:A3),3)", .number(1.5)),
      ("CEILING(A1,1)", .number(2)), ("IFERROR(1/0,\"fel\")", .text("fel")),
      ("TRUE", .boolean(true)), ("SUMPRODUCT(--(A1:A5>3),A1:A5)", .number(18)),
    ]
    for (row, (formula, value)) in formulas.enumerated() {
      sheet.put(value, "F\(row + 1)", formula: formula)
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return workbook
  }

  @Test("LibreOffice works out the same results", arguments: [SpreadsheetFormat.xlsx, .ods])
  func recalculation(_ format: SpreadsheetFormat) throws {
    let folder = try TemporaryFolder()
    guard let office = try LibreOffice(in: folder.location) else { return }
    // Without results, LibreOffice has to work them out.
    var workbook = calculated
    for row in workbook.sheets[0].rows {
      var row = row
      for position in row.cells.indices where row.cells[position].formula != nil {
        row.cells[position].value = .notCalculated
      }
      workbook.sheets[0].set(row)
    }
    let file = folder.location.appending(path: "workbook.\(format.rawValue)")
    try Data(WorkbookWriter().write(workbook, as: format)).write(to: file)
    let results = try office.xlsx(of: [file], to: folder.location.appending(path: "results"))
    let converted = try Data(contentsOf: results[0])
    let sheet = try #require(try WorkbookReader().read(Array(converted)).workbook.sheets.first)
    for row in calculated.sheets[0].rows {
      for cell in row.cells where cell.formula != nil {
        let address = CellAddress(row: row.index, column: cell.column)
        #expect(
          sheet[address]?.value == cell.value, "\(cell.formula ?? "")")
      }
    }
  }
}
