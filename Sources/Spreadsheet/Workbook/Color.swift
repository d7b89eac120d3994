/// A colour as the screen shows it; themes, palettes and tints are already resolved.
public struct Color: Hashable, Sendable {
  /// The red part, 0 to 255.
  public var red: UInt8

  /// The green part, 0 to 255.
  public var green: UInt8

  /// The blue part, 0 to 255.
  public var blue: UInt8

  /// Creates a colour from its parts.
  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Creates a colour from text such as `00B050` or `#00B050`; eight digits begin with the opacity.
  ///
  /// - Returns: `nil` when the text is no colour.
  public init?(hex text: some StringProtocol) {
    var digits = 0
    var number: UInt32 = 0
    var isFirst = true
    for byte in text.utf8 {
      if isFirst, byte == UInt8(ascii: "#") {
        isFirst = false
        continue
      }
      isFirst = false
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt32(byte & 0xf)
      case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"):
        number = number << 4 | UInt32(byte & 0xf + 9)
      default: return nil
      }
      digits += 1
    }
    guard digits == 6 || digits == 8 else { return nil }
    self.init(
      red: UInt8(truncatingIfNeeded: number >> 16), green: UInt8(truncatingIfNeeded: number >> 8),
      blue: UInt8(truncatingIfNeeded: number))
  }

  /// The colour as six upper-case digits, such as `00B050`.
  public var hex: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return String(repeating: "0", count: 6 - digits.count) + digits.uppercased()
  }

  /// Whether letters of this colour can be read on a fill: their brightness differs by half.
  func isLegible(on fill: Color) -> Bool { abs(brightness - fill.brightness) >= 125 }

  /// The colour of letters for a fill: black or white.
  static func legible(on fill: Color) -> Color { fill.brightness > 127 ? .black : .white }

  /// How bright people see the colour, 0 to 255 (W3C, Techniques for Accessibility Evaluation).
  private var brightness: Int {
    (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1000
  }

  /// White.
  public static let white = Color(red: 255, green: 255, blue: 255)

  /// Black.
  public static let black = Color(red: 0, green: 0, blue: 0)
}
