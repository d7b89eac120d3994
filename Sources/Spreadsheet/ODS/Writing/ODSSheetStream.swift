internal import XML
internal import Zip

/// The sheets of an OpenDocument file, row by row.
///
/// Styles stand before the content that uses them. Those of cells are not known so early, and so they
/// stand among the common styles, in a part that is written after the content.
struct ODSSheetStream {
  private let workbook: Workbook
  private var content: ODSContentWriter
  private var document = ODSContentWriter.beginning()

  init(_ workbook: Workbook, to archive: inout ZipWriter) {
    self.workbook = workbook
    content = ODSContentWriter(workbook)
    content.declareStyles()
    content.styles.writeAutomaticStyles(
      for: ODSLanguage(of: workbook), withCells: false, to: &document)
    content.beginBody()
    ODSWriter.addMediaType(to: &archive)
    archive.begin(ODSWriter.contentPath)
    archive.append(document.drain())
  }

  mutating func begin(_ sheet: Sheet) {
    content.begin(sheet, hasAllColumns: true)
  }

  mutating func append(_ row: Row, to archive: inout ZipWriter) {
    var row = row
    if row.height == 0 { row.isHidden = true }
    row.height = nil
    content.append(row)
    if content.body.bytes.count >= WorkbookStream.portion { archive.append(content.drain()) }
  }

  mutating func end(to archive: inout ZipWriter) {
    content.endSheet()
    archive.append(content.drain())
  }

  mutating func finish(to archive: inout ZipWriter) {
    content.endBody()
    document.end()
    archive.append(content.drain() + document.drain())
    archive.end()
    ODSWriter.addParts(beside: content, of: workbook, withCellStyles: true, to: &archive)
  }
}
