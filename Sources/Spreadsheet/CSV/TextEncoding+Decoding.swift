extension TextEncoding {
  /// Turns bytes of this encoding into UTF-8, without the byte order mark.
  ///
  /// UTF-8 is given back as it is. In other encodings what is no character becomes U+FFFD.
  public func utf8(from bytes: [UInt8]) -> [UInt8] {
    let mark = byteOrderMark
    let start = !mark.isEmpty && bytes.starts(with: mark) ? mark.count : 0
    return decoded(bytes[start...])
  }

  /// How many bytes there are up to the end of the last whole character.
  func lengthOfWholeCharacters(in bytes: [UInt8]) -> Int {
    switch self {
    case .utf8:
      // A character that is not whole has at most three bytes, of which the first has both high bits.
      let tail = bytes.suffix(3)
      guard let start = tail.lastIndex(where: { $0 >= 0xC0 }),
        tail[start...].dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return bytes.count }
      let length = bytes[start] < 0xE0 ? 2 : bytes[start] < 0xF0 ? 3 : 4
      return start + length <= bytes.count ? bytes.count : start
    case .windows1252, .codePage850, .macRoman: return bytes.count
    case .utf16LittleEndian, .utf16BigEndian:
      let whole = bytes.count & ~1
      guard whole > 2 else { return whole }
      let high = bytes[self == .utf16BigEndian ? whole - 2 : whole - 1]
      return (0xD8...0xDB).contains(high) ? whole - 2 : whole
    case .utf32LittleEndian, .utf32BigEndian: return bytes.count & ~3
    }
  }

  /// The UTF-8 of bytes of this encoding.
  func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if self == .utf8 { return Array(bytes) }
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
      let units = FixedWidthUnits<UInt16>(bytes, self == .utf16BigEndian)
      var decoder = UTF16()
      decode(units, with: &decoder, into: &text)
    case .utf32LittleEndian, .utf32BigEndian:
      let units = FixedWidthUnits<UInt32>(bytes, self == .utf32BigEndian)
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
