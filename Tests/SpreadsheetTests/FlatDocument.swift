import Spreadsheet

/// A flat OpenDocument spreadsheet, put together from pieces.
struct FlatDocument {
  /// What stands in the sheet.
  var table: String

  /// What stands among the automatic styles, the common styles, before and after the sheet.
  var automaticStyles = ""
  var commonStyles = ""
  var prologue = ""
  var epilogue = ""

  /// What stands in the document before its styles.
  var head = ""

  init(_ table: String) {
    self.table = table
  }

  /// The names of the standard, which every part declares.
  static let namespaces =
    [
      "office", "style", "text", "table", "draw", "meta", "number", "config",
    ].map {
      let name = $0 == "number" ? "datastyle" : $0
      return "xmlns:\($0)=\"urn:oasis:names:tc:opendocument:xmlns:\(name):1.0\""
    }.joined(separator: " ")
    + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    + " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\""

  var bytes: [UInt8] {
    Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(Self.namespaces) office:version="1.3"
        office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
      \(head)<office:styles>\(commonStyles)</office:styles>
      <office:automatic-styles>\(automaticStyles)</office:automatic-styles>
      <office:body><office:spreadsheet>\(prologue)<table:table table:name="Blad1">\(table)
      </table:table>\(epilogue)</office:spreadsheet></office:body></office:document>
      """.utf8)
  }

  /// The document as it is read.
  func read() throws -> WorkbookFile { try WorkbookReader().read(bytes) }

  /// The only sheet as it is read.
  func sheet() throws -> Sheet {
    let workbook = try read().workbook
    return workbook.sheets.first ?? Sheet(name: "missing")
  }
}
