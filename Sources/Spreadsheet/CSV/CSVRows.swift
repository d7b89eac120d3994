import XML
import Zip

/// The rows of a CSV text, one at a time and in constant memory.
///
///     var rows = try CSVRows(bytes)
///     while let row = try rows.next() { … }
///
/// Every cell is the text that stood there, so that a code such as `007` stays one. Blank lines
/// give no row, but count: the next row keeps its place.
public struct CSVRows: ~Copyable {
  /// How the text is cut into cells.
  public let dialect: CSVDialect

  /// The longest text of a cell, in bytes; no row is longer than two of them.
  private let longestText: Int

  private var window: TextWindow
  private var scanner: CSVScanner
  private var record = CSVScanner.Record()
  private var rowIndex = 0
  private let hasBrokenBytes: Bool
  private let hasStrayZeros: Bool
  private let shared = SharedContent(texts: [], styles: [CellStyle()])

  /// Creates the rows of a text.
  ///
  /// - Parameters:
  ///   - bytes: The text as stored.
  ///   - dialect: How it is cut into cells; `nil` finds that from the content.
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text,
  ///   ``SpreadsheetError/Kind/unknownEncoding`` when they fit no encoding clearly.
  public init(_ bytes: [UInt8], dialect: CSVDialect? = nil) throws(SpreadsheetError) {
    let file: TextFile
    if let dialect {
      file = try TextFile(.bytes(bytes), encoding: dialect.encoding)
    } else {
      file = try TextFile(.bytes(bytes))
    }
    self.init(file, dialect: dialect)
  }

  init(_ file: TextFile, dialect: CSVDialect?, longestText: Int = 16 << 20) {
    let window = TextWindow(file.pieces)
    self.window = window
    self.dialect = dialect ?? CSVDialect.detect(in: window, encoding: file.encoding)
    self.longestText = longestText
    hasBrokenBytes = file.hasBrokenBytes
    hasStrayZeros = file.hasStrayZeros
    scanner = CSVScanner(
      self.dialect, at: SeparatorLine(in: window.text.span)?.end ?? 0, longestText: longestText)
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
    row.removeAll()
    row.shared = shared
    while try nextRecord() {
      let index = rowIndex
      rowIndex += 1
      if record.fields.isEmpty { continue }
      guard index < CellAddress.maximumRows else {
        throw SpreadsheetError(.limitExceeded("rows"), detail: "More than \(index) rows.")
      }
      row.index = index
      try check(record, at: index)
      if record.fields.contains(where: \.isRaw) {
        copyFields(of: window.text.span, into: &row)
      } else {
        row.bytes = window.text
        for field in record.fields { row.add(StoredText(field.content), at: field.column) }
      }
      return true
    }
    return false
  }

  /// Goes to the next record, also beyond the window.
  private mutating func nextRecord() throws(SpreadsheetError) -> Bool {
    while true {
      let text = window.text
      switch scanner.next(in: text.span, isLast: window.isLast, into: &record) {
      case .record: return true
      case .end: return false
      case .unfinished:
        guard text.count - scanner.position <= 2 * longestText else {
          throw SpreadsheetError(
            .limitExceeded("textLength"), at: Place(cell: CellAddress(row: rowIndex, column: 0)))
        }
      }
      moveWindow()
    }
  }

  private mutating func moveWindow() {
    window.move(to: scanner.position)
    scanner.windowMoved()
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
      notices.append(Notice(.partSkipped, detail: "bytes that are no characters were replaced"))
    }
    if hasStrayZeros {
      notices.append(Notice(.partSkipped, detail: "bytes that are zero were left out"))
    }
    if scanner.hasUnclosedQuote {
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
