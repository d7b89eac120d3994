internal import XML
internal import Zip

/// The sheets of an XLSX file, row by row.
///
/// Each text stands in its cell instead of in a list that all cells share.
struct XLSXSheetStream {
  private var writer: XLSXWriter
  private let firstVisible: Int?
  private var worksheet = XLSXWorksheetWriter(Sheet(name: ""))

  init(_ workbook: Workbook) {
    writer = XLSXWriter(workbook, sharesStrings: false)
    firstVisible = workbook.firstVisibleSheet
  }

  mutating func begin(_ sheet: Sheet, at position: Int, to archive: inout ZipWriter) {
    worksheet = XLSXWorksheetWriter(sheet)
    worksheet.begin(isActive: position == firstVisible)
    archive.begin(XLSXWriter.path(ofSheet: position))
  }

  mutating func append(_ row: Row, to archive: inout ZipWriter) {
    worksheet.append(row, with: &writer.cells)
    if worksheet.xml.bytes.count >= WorkbookStream.portion {
      archive.append(worksheet.xml.drain())
    }
  }

  mutating func end(_ position: Int, to archive: inout ZipWriter) {
    let references = writer.addStreamedSheet(at: position)
    worksheet.end(styles: &writer.cells.styles, references: references)
    archive.append(worksheet.xml.drain())
    archive.end()
  }

  mutating func finish(to archive: inout ZipWriter) {
    writer.finish(to: &archive)
  }
}
