/// The columns of a sheet, in runs that look alike.
struct ODSColumns {
  private struct Run {
    var first: Int
    var styleName: String?
    var styleNumber: Int
  }

  private var runs: [Run] = []
  private var next = 0

  /// What is known of each column.
  private(set) var columns: [Int: Column] = [:]

  /// Adds the columns of the element that starts here (ODF 1.3 Part 3, 9.1.6).
  mutating func add(
    _ part: borrowing PartReader, styles: ODSStyles, numbers: ODSStoredStyles
  ) {
    let count = part.repetitions("table:number-columns-repeated")
    let visibility = part["table:visibility"] ?? "visible"
    let column = Column(
      width: styles.columnWidth(part["table:style-name"]), isHidden: visibility != "visible")
    let name = part["table:default-cell-style-name"]
    runs.append(Run(first: next, styleName: name, styleNumber: numbers.number(of: name)))
    let end = min(next + count, CellAddress.maximumColumns)
    if column != Column(), next < end {
      for index in next..<end { columns[index] = column }
    }
    next = end
  }

  /// The style of the cells of a column that name none.
  func styleName(at column: Int) -> String? {
    run(at: column)?.styleName
  }

  /// The number of that style.
  func styleNumber(at column: Int) -> Int { run(at: column)?.styleNumber ?? 0 }

  private func run(at column: Int) -> Run? {
    guard column < next else { return nil }
    let position = runs.partitioningIndex { $0.first > column }
    return position > 0 ? runs[position - 1] : nil
  }
}

extension PartReader {
  /// How often something is repeated; what is no number, or too large for one, counts as 1 or as
  /// more than any sheet holds.
  func repetitions(_ attribute: String) -> Int {
    guard let text = self[attribute] else { return 1 }
    let most = 1 << 40
    guard let number = Int(text) else {
      return text.utf8.count > 18 && text.utf8.allSatisfy { (48...57).contains($0) } ? most : 1
    }
    return min(max(1, number), most)
  }
}
