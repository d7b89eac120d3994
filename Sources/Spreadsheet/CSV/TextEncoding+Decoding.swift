extension TextEncoding {
  /// Turns bytes of this encoding into UTF-8, without the byte order mark.
  ///
  /// UTF-8 is given back as it is. In other encodings what is no character becomes U+FFFD.
  public func utf8(from bytes: [UInt8]) -> [UInt8] {
    let mark = byteOrderMark
    let start = !mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0
    if self == .utf8 { return start == 0 ? bytes : Array(bytes[start...]) }

    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    switch self {
    case .utf8: break
    case .windows1252:
      for byte in bytes { text.append(utf8Of: Windows1252.scalar(for: byte)) }
    case .utf16LittleEndian, .utf16BigEndian:
      let units = FixedWidthUnits<UInt16>(bytes[start...], self == .utf16BigEndian)
      var decoder = UTF16()
      decode(units, with: &decoder, into: &text)
    case .utf32LittleEndian, .utf32BigEndian:
      let units = FixedWidthUnits<UInt32>(bytes[start...], self == .utf32BigEndian)
      var decoder = UTF32()
      decode(units, with: &decoder, into: &text)
    }
    return text
  }

  private func decode<Codec: UnicodeCodec>(
    _ units: FixedWidthUnits<Codec.CodeUnit>, with decoder: inout Codec, into text: inout [UInt8]
  ) {
    var units = units
    while true {
      switch decoder.decode(&units) {
      case .scalarValue(let scalar): text.append(utf8Of: scalar)
      case .error: text.append(utf8Of: "\u{FFFD}")
      case .emptyInput: return
      }
    }
  }
}

/// Bytes taken together as numbers; what is left over at the end makes none.
private struct FixedWidthUnits<Unit: FixedWidthInteger>: IteratorProtocol {
  private let bytes: ArraySlice<UInt8>
  private let isBigEndian: Bool
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>, _ isBigEndian: Bool) {
    self.bytes = bytes
    self.isBigEndian = isBigEndian
    position = bytes.startIndex
  }

  mutating func next() -> Unit? {
    let width = Unit.bitWidth / 8
    guard bytes.endIndex - position >= width else { return nil }
    var unit: Unit = 0
    for offset in 0..<width {
      unit = unit << 8 | Unit(bytes[position + (isBigEndian ? offset : width - 1 - offset)])
    }
    position += width
    return unit
  }
}

/// The characters of Windows-1252, as the WHATWG Encoding Standard and Microsoft's table have them.
enum Windows1252 {
  /// The characters 0x80 to 0x9F; all others have the number of their byte.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  /// The character that a byte stands for.
  static func scalar(for byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(upperControls[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  /// Whether a byte stands for no character.
  static func isUndefined(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true
    default: false
    }
  }
}

extension [UInt8] {
  /// Appends a character as UTF-8.
  mutating func append(utf8Of scalar: Unicode.Scalar) {
    if scalar.isASCII {
      append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}
