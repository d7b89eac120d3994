/// Formulas that one cell writes, and the cells below or beside it share (ECMA-376 Part 1, 18.3.1.40).
struct SharedFormulas {
  private var masters: [Int: (text: String, place: CellAddress)] = [:]

  /// A sheet that shares more formulas than this gets the text of the first ones only.
  private static let most = 100_000

  mutating func add(_ text: String, number: Int, at place: CellAddress) {
    if masters.count < Self.most { masters[number] = (text, place) }
  }

  /// The formula of a cell that shares a formula; `nil` when nobody wrote it.
  func formula(_ number: Int, at place: CellAddress) -> String? {
    guard let master = masters[number] else { return nil }
    return MovedFormula.text(
      master.text, rows: place.row - master.place.row, columns: place.column - master.place.column)
  }
}
