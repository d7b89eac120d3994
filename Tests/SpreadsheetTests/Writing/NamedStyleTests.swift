import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("Named styles")
struct NamedStyleTests {
  private static let formats = [SpreadsheetFormat.xlsx, .ods]

  private var heading: CellStyle {
    var style = CellStyle()
    style.font.isBold = true
    style.font.color = Color(red: 31, green: 78, blue: 95)
    style.fill = Color(red: 227, green: 238, blue: 241)
    style.alignment.wrapsText = true
    style.numberFormat = "#,##0.00"
    style.borders.bottom = Borders.Line(.thin)
    return style
  }

  /// Cells that look as their named style, as the plain one, or otherwise.
  private var workbook: Workbook {
    var sheet = Sheet(name: "Blad1")
    var named = heading
    named.name = "Rubrik & tal"
    sheet.put(.number(1), "A1", named)
    var changed = named
    changed.fill = nil
    changed.font.isBold = false
    changed.numberFormat = "General"
    changed.borders = Borders()
    changed.alignment.wrapsText = false
    sheet.put(.number(2), "A2", changed)
    sheet.put(.number(3), "A3")
    var workbook = Workbook()
    workbook.sheets = [sheet]
    workbook.namedStyles = [
      NamedStyle(name: "Rubrik & tal", style: heading),
      NamedStyle(name: "Oanvänd", style: CellStyle()),
    ]
    return workbook
  }

  @Test("They come back with their looks, and cells with their names", arguments: formats)
  func roundTrip(_ format: SpreadsheetFormat) throws {
    let before = workbook
    let bytes = try WorkbookWriter().write(before, as: format)
    let after = try WorkbookReader().read(bytes).workbook
    #expect(after.namedStyles.map(\.name) == before.namedStyles.map(\.name))
    #expect(after.namedStyles.first?.style == heading)
    for place in ["A1", "A2", "A3"] {
      let style = after.sheets[0][place]?.style
      #expect(style == before.sheets[0][place]?.style, "\(place)")
    }
    if let validation = Validation(format.rawValue) {
      #expect(try validation.faults(in: bytes) == "")
    }
  }

  @Test("openpyxl finds them")
  func openpyxl() throws {
    guard let python = Program.python else {
      skip("openpyxl is not installed.")
      return
    }
    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "workbook.xlsx")
    try Data(WorkbookWriter().write(workbook, as: .xlsx)).write(to: file)
    let program = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      print(book.named_styles)
      print([cell.style for (cell,) in book.worksheets[0]["A1:A3"]])
      """
    let outcome = try python.run(
      ["-c", program, file.path], environment: ["PYTHONIOENCODING": "utf-8"])
    #expect(
      outcome.output == """
        ['Normal', 'Rubrik & tal', 'Oanvänd']
        ['Rubrik & tal', 'Rubrik & tal', 'Normal']

        """, "\(outcome.errors)")
  }
}
