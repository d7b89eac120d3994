/// The address of cells outside formulas, such as `$Mål.$A$1:.$C$9` (ODF 1.3 Part 3, 18.3.5).
struct ODSAddress {
  /// The sheet; `nil` when the address names none.
  let sheet: String?
  let range: CellRange

  init?(_ text: String) {
    let corners = Self.corners(of: text[...])
    guard corners.count <= 2, let first = corners.first.flatMap({ Self.place($0) }),
      let one = CellAddress(first.cell)
    else { return nil }
    sheet = first.sheet
    guard corners.count == 2 else {
      range = CellRange(one, one)
      return
    }
    guard let last = Self.place(corners[1]), let other = CellAddress(last.cell) else { return nil }
    range = CellRange(one, other)
  }

  /// The addresses of a list, which stand between blanks.
  static func list(_ text: String) -> [ODSAddress] {
    split(text[...], at: UInt8(ascii: " ")).prefix(10_000).compactMap { ODSAddress(String($0)) }
  }

  /// The corners of a range, which stand around a colon.
  static func corners(of text: Substring) -> [Substring] {
    split(text, at: UInt8(ascii: ":"))
  }

  /// The sheet and the cell of a corner; `nil` when there is no dot between them.
  static func place(_ corner: Substring) -> (sheet: String?, cell: Substring)? {
    let parts = split(corner, at: UInt8(ascii: "."))
    guard parts.count >= 2, let cell = parts.last else { return nil }
    var name: Substring = corner[..<corner.utf8.index(before: cell.startIndex)]
    if name.first == "$" { name.removeFirst() }
    if name.isEmpty { return (sheet: nil, cell: cell) }
    guard name.first == "'", name.last == "'", name.count >= 2 else {
      return (sheet: String(name), cell: cell)
    }
    let unquoted = String(name.dropFirst().dropLast()).replacing("''", with: "'")
    return (sheet: unquoted, cell: cell)
  }

  /// Cuts a text at a character outside of quotes.
  private static func split(_ text: Substring, at separator: UInt8) -> [Substring] {
    var isQuoted = false
    let parts = text.utf8.split(omittingEmptySubsequences: false) { (byte: UInt8) -> Bool in
      if byte == UInt8(ascii: "'") { isQuoted.toggle() }
      return !isQuoted && byte == separator
    }
    return parts.map { Substring($0) }
  }
}
