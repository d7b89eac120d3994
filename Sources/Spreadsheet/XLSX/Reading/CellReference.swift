/// The place of a cell as the cell itself writes it.
///
/// Unlike an address, it may lie outside every sheet.
struct CellReference {
  /// The row, from 0.
  let row: Int

  /// The column, from 0.
  let column: Int

  /// Reads text such as `B7`; `nil` when it is none.
  init?(ascii text: Span<UInt8>) {
    var index = 0
    var column = 0
    var row = 0
    while index < text.count {
      let letter = text[index] & 0xdf
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), index < 4 else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      index += 1
    }
    let digits = index
    while index < text.count {
      let digit = Int(text[index]) - 48
      guard (0...9).contains(digit), index - digits < 10 else { return nil }
      row = row * 10 + digit
      index += 1
    }
    guard digits > 0, index > digits, row > 0 else { return nil }
    self.row = row - 1
    self.column = column - 1
  }
}
