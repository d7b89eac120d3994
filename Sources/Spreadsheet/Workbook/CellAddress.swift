/// The place of a cell on its sheet.
///
/// Rows and columns count from 0 in code; text shown to people has the form `B7`.
public struct CellAddress: Hashable, Comparable, Sendable {
  /// The row, from 0.
  public var row: Int

  /// The column, from 0.
  public var column: Int

  /// The most rows that a sheet has (ECMA-376 Part 1, 18.3.1.73).
  public static let maximumRows = 1_048_576

  /// The most columns that a sheet has (ECMA-376 Part 1, 18.3.1.4).
  public static let maximumColumns = 16_384

  /// Creates an address from a row and a column that count from 0.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Creates an address from text such as `B7`, `$B$7` or `b7`.
  ///
  /// - Returns: `nil` when the text is no address, or lies outside the largest sheet.
  public init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var letters = 0
    var digits = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "$") where digits == 0:
        continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "A")) + 1
        letters += 1
      case UInt8(ascii: "a")...UInt8(ascii: "z") where digits == 0:
        column = column * 26 + Int(byte - UInt8(ascii: "a")) + 1
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9") where letters > 0:
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      default:
        return nil
      }
      guard letters <= 3, digits <= 7 else { return nil }
    }
    guard (1...Self.maximumRows).contains(row), (1...Self.maximumColumns).contains(column) else {
      return nil
    }
    self.init(row: row - 1, column: column - 1)
  }

  /// The address as people write it, such as `B7`.
  public var text: String {
    Self.columnName(column) + String(row + 1)
  }

  /// The letters of a column that counts from 0: 0 is `A`, 26 is `AA`.
  public static func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column + 1
    while rest > 0 {
      let letter = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      name = String(UnicodeScalar(letter)) + name
      rest = (rest - 1) / 26
    }
    return name
  }

  /// Orders addresses by row, then by column.
  public static func < (left: Self, right: Self) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}

extension CellAddress: CustomStringConvertible {
  /// The address as people write it, such as `B7`.
  public var description: String { text }
}
