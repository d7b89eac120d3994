internal import XML
internal import Zip

/// The sheets of an XLSX file, row by row.
///
/// Texts that do not come again soon stand in their cells instead of in the list that cells share.
struct XLSXSheetStream {
  private var writer: XLSXWriter
  private let firstVisible: Int?
  private var worksheet = XLSXWorksheetWriter(Sheet(name: ""))

  init(_ workbook: Workbook) {
    writer = XLSXWriter(workbook, isStreamed: true)
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
