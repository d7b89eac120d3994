/// A row as it stands in a file: values have their types, texts and styles are made when asked for.
///
/// A row is used again for the next one, so that a cell takes no memory of its own.
///
///     var row = StoredRow()
///     while try rows.next(into: &row) {
///       for cell in row.cells { if case .number(let number) = cell.content { sum += number } }
///     }
public struct StoredRow: Sendable {
  /// The row, from 0.
  public internal(set) var index = 0

  /// The cells, in the order of their columns, each column at most once.
  public internal(set) var cells: [StoredCell] = []

  /// Whether the row is hidden.
  public internal(set) var isHidden = false

  /// The height in points; `nil` leaves it to the program.
  public internal(set) var height: Double?

  /// The UTF-8 of the texts that stand in the row itself.
  var bytes: [UInt8] = []

  /// What the cells share with those of other rows.
  var shared = SharedContent.none

  /// Creates a row without cells.
  public init() {}

  /// The text that a cell refers to.
  public func string(_ text: StoredText) -> String {
    if text.isShared { return shared.texts[Int(text.start)] }
    if text.isEmpty { return "" }
    return String(decoding: bytes[Int(text.start)..<Int(text.end)], as: UTF8.self)
  }

  /// The value of a cell.
  public func value(of cell: StoredCell) -> CellValue { value(cell.content) }

  func value(_ content: StoredCell.Content) -> CellValue {
    switch content {
    case .empty: .empty
    case .number(let number): .number(number)
    case .text(let text): .text(string(text))
    case .boolean(let isTrue): .boolean(isTrue)
    case .date(let date): .date(date)
    case .dateTime(let moment): .dateTime(moment)
    case .duration(let milliseconds): .duration(.milliseconds(milliseconds))
    case .error(let text): .error(string(text))
    case .notCalculated: .notCalculated
    }
  }

  /// The formula of a cell without its leading `=`; `nil` where it has none.
  public func formula(of cell: StoredCell) -> String? {
    cell.formula.isNone ? nil : string(cell.formula)
  }

  /// How a cell looks.
  public func style(of cell: StoredCell) -> CellStyle {
    shared.styles[Int(cell.style)]
  }

  /// Makes the cell of what is stored of it.
  public func cell(_ stored: StoredCell) -> Cell {
    Cell(
      column: stored.column, value: value(of: stored), formula: formula(of: stored),
      style: style(of: stored))
  }

  /// How many bytes the texts have that the cells share with others.
  var sharedTextSize: Int {
    if shared.texts.isEmpty { return 0 }
    return cells.reduce(0) { size, cell in
      guard case .text(let text) = cell.content, text.isShared else { return size }
      return size + shared.texts[Int(text.start)].utf8.count
    }
  }

  // MARK: Filling

  /// Takes everything out, for another row.
  mutating func removeAll() {
    cells.removeAll(keepingCapacity: true)
    // What is long may be a whole file, which the row only refers to.
    bytes.removeAll(keepingCapacity: bytes.count < 1 << 16)
    isHidden = false
    height = nil
  }

  /// Keeps a value in the row.
  mutating func keep(_ value: CellValue) -> StoredCell.Content {
    switch value {
    case .empty: .empty
    case .number(let number): .number(number)
    case .text(let text): .text(keep(text))
    case .boolean(let isTrue): .boolean(isTrue)
    case .date(let date): .date(date)
    case .dateTime(let moment): .dateTime(moment)
    case .duration(let duration): .duration(duration.milliseconds)
    case .error(let text): .error(keep(text))
    case .notCalculated: .notCalculated
    }
  }

  /// Keeps a text in the row.
  mutating func keep(_ text: String) -> StoredText {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return StoredText(start..<bytes.count)
  }
}

/// A cell of a ``StoredRow``.
public struct StoredCell: Sendable {
  /// What a cell holds; the cases are those of ``CellValue``.
  public enum Content: Sendable {
    /// Nothing; the cell has a style.
    case empty
    /// A number.
    case number(Double)
    /// A text.
    case text(StoredText)
    /// True or false.
    case boolean(Bool)
    /// A day.
    case date(CivilDate)
    /// A day and a time of day.
    case dateTime(CivilDateTime)
    /// A time of day or a length of time, in milliseconds.
    case duration(Int)
    /// An error value.
    case error(StoredText)
    /// A formula whose result the writing program did not store.
    case notCalculated

    var isEmpty: Bool { if case .empty = self { true } else { false } }

    /// Whether it is a text without a letter.
    var isEmptyText: Bool { if case .text(let text) = self { text.isEmpty } else { false } }
  }

  private let narrowColumn: Int32

  /// The number of the style among those that are shared.
  let style: Int32

  /// What the cell holds; for a formula, the result that is stored with it.
  public var content: Content

  /// The formula, or none.
  var formula: StoredText

  /// The column, from 0.
  public var column: Int { Int(narrowColumn) }

  /// Whether there is neither a value nor a formula; the cell may still have a style.
  public var isEmpty: Bool { (content.isEmpty || content.isEmptyText) && formula.isNone }

  /// Whether there is a value; a formula whose result the writing program did not store has none.
  public var hasValue: Bool {
    switch content {
    case .empty, .notCalculated: false
    case .text(let text): !text.isEmpty
    default: true
    }
  }

  /// Whether there is a formula.
  public var hasFormula: Bool { !formula.isNone }

  init(column: Int, style: Int, content: Content, formula: StoredText = .none) {
    narrowColumn = Int32(truncatingIfNeeded: column)
    self.style = Int32(truncatingIfNeeded: style)
    self.content = content
    self.formula = formula
  }
}

/// Where a text of a ``StoredRow`` is kept: in the row, or among those that rows share.
public struct StoredText: Sendable {
  /// The first byte in the row, or the number among the shared texts.
  fileprivate let start: UInt32

  /// The end in the row; the greatest number for a shared text.
  fileprivate let end: UInt32

  fileprivate var isShared: Bool { end == .max }

  /// Whether there is no text, or one without a letter.
  var isEmpty: Bool { start >= end }

  /// Whether there is no text.
  var isNone: Bool { start > end }

  static var none: StoredText { StoredText(start: 1, end: 0) }

  private init(start: UInt32, end: UInt32) {
    self.start = start
    self.end = end
  }

  init(_ place: Range<Int>) {
    start = UInt32(truncatingIfNeeded: place.lowerBound)
    end = UInt32(truncatingIfNeeded: place.upperBound)
  }

  init(shared number: Int) {
    start = UInt32(truncatingIfNeeded: number)
    end = .max
  }
}

/// What the rows of a sheet share.
final class SharedContent: Sendable {
  let texts: [String]
  let styles: [CellStyle]

  init(texts: [String], styles: [CellStyle]) {
    self.texts = texts
    self.styles = styles
  }

  static let none = SharedContent(texts: [], styles: [])
}

extension Row {
  /// Makes the row of what is stored of it.
  init(_ stored: StoredRow) {
    self.init(index: stored.index)
    isHidden = stored.isHidden
    height = stored.height
    cells.reserveCapacity(stored.cells.count)
    for cell in stored.cells { cells.append(stored.cell(cell)) }
  }
}

extension Duration {
  /// The length in milliseconds, with what is less left out; the greatest number when it is longer.
  fileprivate var milliseconds: Int {
    let (seconds, attoseconds) = components
    let (whole, overflows) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, overflowsToo) = whole.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    return overflows || overflowsToo ? .max : Int(sum)
  }
}
