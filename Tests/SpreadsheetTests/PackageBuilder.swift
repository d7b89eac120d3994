import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// Builds small XLSX files part by part, also such as no honest program writes.
struct PackageBuilder {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// The parts, by name.
  var parts: [String: [UInt8]] = [:]

  /// A workbook of one sheet with these rows.
  init(rows: String = "", sharedTexts: String? = nil, styles: String? = nil) {
    self.init(sheets: ["<sheetData>\(rows)</sheetData>"], sharedTexts: sharedTexts, styles: styles)
  }

  /// A workbook of sheets that hold these elements.
  init(
    sheets: [String], workbook: String = "", sharedTexts: String? = nil, styles: String? = nil
  ) {
    var relationships = ""
    var listing = ""
    for (index, sheet) in sheets.enumerated() {
      let name = "xl/worksheets/sheet\(index + 1).xml"
      self[name] = Self.worksheet(sheet)
      relationships += Self.relationship(
        "rId\(index + 1)", "worksheet", "worksheets/sheet\(index + 1).xml")
      listing +=
        #"<sheet name="Blad\#(index + 1)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
    }
    if let sharedTexts {
      self["xl/sharedStrings.xml"] = #"<sst xmlns="\#(Self.main)">\#(sharedTexts)</sst>"#
      relationships += Self.relationship("rIdT", "sharedStrings", "sharedStrings.xml")
    }
    if let styles {
      self["xl/styles.xml"] = #"<styleSheet xmlns="\#(Self.main)">\#(styles)</styleSheet>"#
      relationships += Self.relationship("rIdS", "styles", "styles.xml")
    }
    self["_rels/.rels"] = Self.relationships(
      Self.relationship("rId1", "officeDocument", "xl/workbook.xml"))
    self["xl/workbook.xml"] = """
      <workbook xmlns="\(Self.main)" xmlns:r="\(Self.office)">\(workbook)
      <sheets>\(listing)</sheets></workbook>
      """
    self["xl/_rels/workbook.xml.rels"] = Self.relationships(relationships)
  }

  /// The text of a part.
  subscript(name: String) -> String {
    get { String(decoding: parts[name] ?? [], as: UTF8.self) }
    set { parts[name] = Array(newValue.utf8) }
  }

  /// The file.
  var bytes: [UInt8] {
    var writer = ZipWriter()
    for (name, content) in parts.sorted(by: { $0.key < $1.key }) { writer.add(name, content) }
    return writer.finish()
  }

  static func worksheet(_ elements: String) -> String {
    #"<worksheet xmlns="\#(main)" xmlns:r="\#(office)">\#(elements)</worksheet>"#
  }

  static func relationships(_ entries: String) -> String {
    """
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
    \(entries)</Relationships>
    """
  }

  static func relationship(_ id: String, _ kind: String, _ target: String) -> String {
    #"<Relationship Id="\#(id)" Type="\#(office)/\#(kind)" Target="\#(target)"/>"#
  }
}

/// The ways to read a sheet: at once, or by rows, from memory or from a file.
///
/// What holds for one must hold for the others.
enum ReadingPath: String, CaseIterable, Sendable {
  case whole, rows, file

  /// Reads all sheets.
  func read(_ bytes: [UInt8], limits: ReadLimits = ReadLimits()) throws -> WorkbookFile {
    var reader = WorkbookReader()
    reader.limits = limits
    if self == .whole { return try reader.read(bytes) }
    let folder = try TemporaryFolder()
    let document = try open(bytes, with: reader, in: folder)
    var workbook = document.workbook
    var notices = document.notices
    for index in document.sheets.indices {
      var rows = try document.rows(ofSheet: index)
      var cells: [CellAddress: Cell] = [:]
      while let row = try rows.next() {
        for cell in row.cells { cells[CellAddress(row: row.index, column: cell.column)] = cell }
      }
      var sheet = rows.sheet
      for (address, cell) in cells.sorted(by: { $0.key < $1.key }) {
        sheet.set(cell.value, at: address, style: cell.style, formula: cell.formula)
      }
      workbook.sheets.append(sheet)
      notices += rows.notices
    }
    return WorkbookFile(workbook: workbook, notices: notices, format: document.format)
  }

  private func open(
    _ bytes: [UInt8], with reader: WorkbookReader, in folder: borrowing TemporaryFolder
  ) throws -> SpreadsheetDocument {
    guard self == .file else { return try reader.open(bytes) }
    let file = folder.location.appending(path: "file")
    try Data(bytes).write(to: file)
    return try #require(try reader.open(path: file.path))
  }
}
