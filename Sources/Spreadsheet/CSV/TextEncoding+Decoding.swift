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
    case .windows1252, .codePage850, .macRoman:
      let upper = EightBitEncodings.upperHalf(of: self)
      for byte in bytes {
        text.append(utf8Of: byte < 0x80 ? Unicode.Scalar(byte) : upper[Int(byte) - 0x80])
      }
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
