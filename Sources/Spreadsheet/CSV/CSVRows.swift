/// The rows of a CSV text, one at a time and in constant memory.
///
///     var rows = try CSVRows(bytes)
///     while let row = try rows.next() { … }
///
/// Every cell is the text that stood there, so that a code such as `007` stays one. Blank lines
/// give no row, but count: the next row keeps its place. UTF-8 is read where it lies; other
/// encodings are turned into UTF-8 first.
public struct CSVRows: ~Copyable {
  /// How the text is cut into cells.
  public let dialect: CSVDialect

  /// The longest text of a cell, in bytes.
  var longestText = 16 << 20

  private let text: [UInt8]
  private var scanner: CSVScanner
  private var record = CSVScanner.Record()
  private var rowIndex = 0
  private let hasBrokenBytes: Bool

  /// Creates the rows of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text as stored.
  ///   - dialect: How it is cut into cells; `nil` finds that from the content.
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text.
  public init(_ bytes: [UInt8], dialect: CSVDialect? = nil) throws(SpreadsheetError) {
    if let dialect {
      self.init(text: try dialect.encoding.text(from: bytes), dialect: dialect)
    } else {
      let encoding = try TextEncoding.required(in: bytes)
      let text = encoding.utf8(from: bytes)
      self.init(text: text, dialect: CSVDialect.detect(in: text.span, encoding: encoding))
    }
  }

  private init(text: [UInt8], dialect: CSVDialect) {
    let separatorLine = SeparatorLine(in: text.span)
    self.text = text.last == TextEncoding.endMark ? Array(text.dropLast()) : text
    self.dialect = dialect
    hasBrokenBytes = dialect.encoding == .utf8 && ByteSurvey(of: text.span).brokenBytes > 0
    scanner = CSVScanner(dialect, at: separatorLine?.end ?? 0)
  }

  /// The next row that has a cell, or `nil` after the last.
  ///
  /// - Throws: ``SpreadsheetError/Kind/limitExceeded(_:)`` when there are more rows or columns
  ///   than a sheet has, or a cell has more than 16 MiB of text.
  public mutating func next() throws(SpreadsheetError) -> Row? {
    let text = text
    while scanner.next(in: text.span, into: &record) {
      let index = rowIndex
      rowIndex += 1
      if record.fields.isEmpty { continue }
      guard index < CellAddress.maximumRows else {
        throw SpreadsheetError(.limitExceeded("rows"), detail: "More than \(index) rows.")
      }
      return try row(at: index)
    }
    return nil
  }

  private func row(at index: Int) throws(SpreadsheetError) -> Row {
    var row = Row(index: index)
    row.cells.reserveCapacity(record.fields.count)
    for field in record.fields {
      guard field.column < CellAddress.maximumColumns else {
        throw SpreadsheetError(
          .limitExceeded("columns"), at: Place(cell: CellAddress(row: index, column: field.column)),
          detail: "\(record.width) columns.")
      }
      guard field.content.count <= longestText else {
        throw SpreadsheetError(
          .limitExceeded("textLength"),
          at: Place(cell: CellAddress(row: index, column: field.column)))
      }
      let content =
        field.isRaw
        ? String(decoding: scanner.content(of: field, in: text.span), as: UTF8.self)
        : String(decoding: text[field.content], as: UTF8.self)
      if !content.isEmpty { row.cells.append(Cell(column: field.column, value: .text(content))) }
    }
    return row
  }

  /// What was mended so far.
  var notices: [Notice] {
    var notices: [Notice] = []
    if hasBrokenBytes {
      notices.append(Notice(.partSkipped, detail: "bytes that are no UTF-8 were replaced"))
    }
    if scanner.unclosedQuote != nil {
      notices.append(Notice(.partSkipped, detail: "a quote that nothing closes was kept as text"))
    }
    return notices
  }
}
