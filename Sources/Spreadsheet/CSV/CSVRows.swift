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
  private let shared = SharedContent(texts: [], styles: [CellStyle()])

  /// Creates the rows of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text as stored.
  ///   - dialect: How it is cut into cells; `nil` finds that from the content.
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text.
  public init(_ bytes: [UInt8], dialect: CSVDialect? = nil) throws(SpreadsheetError) {
    if let dialect {
      let text = try dialect.encoding.text(from: bytes)
      let isBroken = dialect.encoding == .utf8 && ByteSurvey(of: text.span).brokenBytes > 0
      self.init(text: text, dialect: dialect, isBroken: isBroken)
    } else {
      let (encoding, brokenBytes) = try TextEncoding.required(in: bytes)
      let text = encoding.utf8(from: bytes)
      let dialect = CSVDialect.detect(in: text.span, encoding: encoding)
      self.init(text: text, dialect: dialect, isBroken: brokenBytes > 0)
    }
  }

  private init(text: [UInt8], dialect: CSVDialect, isBroken: Bool) {
    let separatorLine = SeparatorLine(in: text.span)
    self.text = text.last == TextEncoding.endMark ? Array(text.dropLast()) : text
    self.dialect = dialect
    hasBrokenBytes = isBroken
    scanner = CSVScanner(dialect, at: separatorLine?.end ?? 0)
  }

  /// The next row that has a cell, or `nil` after the last.
  ///
  /// - Throws: ``SpreadsheetError/Kind/limitExceeded(_:)`` when there are more rows or columns
  ///   than a sheet has, or a cell has more than 16 MiB of text.
  public mutating func next() throws(SpreadsheetError) -> Row? {
    var row = StoredRow()
    return try next(into: &row) ? Row(row) : nil
  }

  /// Goes to the next row that has a cell, without making texts of it.
  ///
  /// - Returns: `false` after the last row.
  /// - Throws: As ``next()``.
  mutating func next(into row: inout StoredRow) throws(SpreadsheetError) -> Bool {
    let text = text
    row.removeAll()
    row.shared = shared
    while scanner.next(in: text.span, into: &record) {
      let index = rowIndex
      rowIndex += 1
      if record.fields.isEmpty { continue }
      guard index < CellAddress.maximumRows else {
        throw SpreadsheetError(.limitExceeded("rows"), detail: "More than \(index) rows.")
      }
      row.index = index
      try check(record, at: index)
      if record.fields.contains(where: \.isRaw) {
        copyFields(of: text.span, into: &row)
      } else {
        row.bytes = text
        for field in record.fields { row.add(StoredText(field.content), at: field.column) }
      }
      return true
    }
    return false
  }

  /// Copies the fields into the row, as they were meant.
  private func copyFields(of text: Span<UInt8>, into row: inout StoredRow) {
    for field in record.fields {
      let start = row.bytes.count
      if field.isRaw {
        row.bytes += scanner.content(of: field, in: text)
      } else {
        row.bytes.append(text.extracting(field.content))
      }
      if row.bytes.count > start {
        row.add(StoredText(start..<row.bytes.count), at: field.column)
      }
    }
  }

  private func check(_ record: CSVScanner.Record, at index: Int) throws(SpreadsheetError) {
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
    }
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

extension StoredRow {
  /// Adds a cell with a text.
  fileprivate mutating func add(_ text: StoredText, at column: Int) {
    cells.append(StoredCell(column: column, style: 0, content: .text(text)))
  }
}
