/// Characters that XML cannot hold, written as `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19, ST_Xstring).
enum EscapedText {
  /// The text with its escapes decoded.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")), let decoded = decoding(text) else { return text }
    return decoded
  }

  private static func decoding(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var units: [UInt16] = []
    var result: [UInt8] = []
    var index = 0
    var hasEscapes = false
    func flush() {
      guard !units.isEmpty else { return }
      result += String(decoding: units, as: UTF16.self).utf8
      units.removeAll()
    }
    while index < bytes.count {
      if let unit = unit(in: bytes, at: index) {
        units.append(unit)
        index += 7
        hasEscapes = true
      } else {
        flush()
        result.append(bytes[index])
        index += 1
      }
    }
    flush()
    return hasEscapes ? String(decoding: result, as: UTF8.self) : nil
  }

  private static func unit(in bytes: [UInt8], at index: Int) -> UInt16? {
    guard index + 6 < bytes.count, bytes[index] == UInt8(ascii: "_"),
      bytes[index + 1] == UInt8(ascii: "x"), bytes[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in bytes[(index + 2)..<(index + 6)] {
      guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else { return nil }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
