/// The cell that something was read from, as people name it.
public struct Source: Hashable, Sendable, Codable {
  /// The file, as its path within the inbox: `bun/solgläntan.xlsx`.
  public var file: String

  /// The sheet; `nil` when the file as a whole is meant.
  public var sheet: String?

  /// The cell or range, such as `B7`; `nil` when the sheet as a whole is meant.
  public var cell: String?

  /// The number of the submission in the archive of its period; `nil` before it lies there, and where it
  /// does not matter.
  ///
  /// Submissions may have the same path, and only this tells them apart. It is neither shown nor
  /// encoded.
  public var submission: Int?

  /// Creates a source.
  public init(file: String, sheet: String? = nil, cell: String? = nil) {
    self.file = file
    self.sheet = sheet
    self.cell = cell
  }
}

extension Source {
  private enum CodingKeys: CodingKey {
    case file, sheet, cell
  }
}

extension Source: Comparable {
  /// Orders by file, then sheet, then row and column, then submission.
  public static func < (left: Self, right: Self) -> Bool {
    if left.place == right.place { return left.submission ?? 0 < right.submission ?? 0 }
    return (left.file, left.sheet ?? "", left.cellOrder, left.cell ?? "")
      < (right.file, right.sheet ?? "", right.cellOrder, right.cell ?? "")
  }

  /// The source as people name it, whichever submission it stands in.
  var place: Source { Source(file: file, sheet: sheet, cell: cell) }

  /// A number that grows down the sheet, and to the right within a row.
  private var cellOrder: Int {
    let start = (cell ?? "").prefix { $0 != ":" }
    let column = start.prefix(while: \.isLetter).utf8.reduce(0) { $0 &* 26 &+ Int($1) &- 64 }
    let row = Int(start.drop(while: \.isLetter)) ?? 0
    return row &* 16_384 &+ column
  }
}

extension Source: CustomStringConvertible {
  /// The source as people write it: `bun/solgläntan.xlsx, Mål!F7`.
  public var description: String {
    switch (sheet, cell) {
    case (nil, nil): file
    case (let sheet?, nil): "\(file), \(sheet)"
    case (nil, let cell?): "\(file), \(cell)"
    case (let sheet?, let cell?): "\(file), \(sheet)!\(cell)"
    }
  }
}
