/// Formulas that one cell writes, and the cells below or beside it share (ECMA-376 Part 1, 18.3.1.40).
struct SharedFormulas {
  private var masters: [Int: (text: String, place: CellAddress)] = [:]

  /// How many bytes of formulas may still be moved.
  ///
  /// A few bytes of a file ask for a whole formula, so what a hostile file asks for must have an
  /// end. Honest files do not come near it.
  private var budget = 256 << 20

  /// The longest formula that Excel takes, in characters.
  private static let longest = 8_192

  /// A sheet that shares more formulas than this gets the text of the first ones only.
  private static let most = 100_000

  mutating func add(_ text: String, number: Int, at place: CellAddress) {
    guard masters.count < Self.most, text.utf8.count <= 4 * Self.longest else { return }
    masters[number] = (text, place)
  }

  /// The formula of a cell that shares a formula; `nil` when it cannot be told.
  mutating func formula(_ number: Int, at place: CellAddress) -> String? {
    guard let master = masters[number], budget > 0 else { return nil }
    budget -= master.text.utf8.count
    return MovedFormula.text(
      master.text, rows: place.row - master.place.row, columns: place.column - master.place.column)
  }
}
