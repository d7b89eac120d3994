import XML

/// What the bytes of a text look like, as if they were UTF-8.
struct ByteSurvey {
  private var zeros = 0

  /// The sequences of several bytes that are UTF-8.
  private(set) var sequences = 0

  /// The bytes past ASCII that are no part of such a sequence.
  private(set) var brokenBytes = 0

  private var controls = 0
  private var count = 0
  private var last: UInt8 = 0

  /// Looks at a text of which each piece has whole characters.
  init(of pieces: TextPieces) {
    for piece in pieces { take(piece.span) }
    // A mark of the end is none of the control characters.
    if last == TextEncoding.endMark { controls -= 1 }
  }

  private mutating func take(_ bytes: Span<UInt8>) {
    // What is left over at the end of a text may make no character.
    guard bytes.count > 0 else { return }
    count += bytes.count
    last = bytes[bytes.count - 1]
    var position = 0
    while true {
      position = bytes.firstPlaceOfOtherThanPlainASCII(from: position)
      guard position < bytes.count else { return }
      let byte = bytes[position]
      if byte >= 0x80 {
        let length = Self.sequenceLength(bytes, at: position)
        if length > 0 { sequences += 1 } else { brokenBytes += 1 }
        position += max(1, length)
        continue
      }
      if byte == 0 {
        zeros += 1
      } else if Self.isControl(byte) {
        controls += 1
      }
      position += 1
    }
  }

  /// Whether control characters are as few as in a text, where they are hyphens of other programs.
  ///
  /// Of arbitrary bytes every tenth is one.
  var hasFewControls: Bool { controls * 200 <= count }

  /// Whether there are no zeros, and few control characters.
  var isText: Bool { zeros == 0 && hasFewControls }

  var hasZeros: Bool { zeros > 0 }

  /// Whether there are zeros among text, as programs leave them that fill up fields with zeros.
  ///
  /// Of UTF-16 every other byte is one, and in files of other kinds there are other control
  /// characters as well.
  var hasStrayZeros: Bool { zeros > 0 && zeros * 3 <= count && controls == 0 }

  /// Whether a byte is a control character, other than tab, line feed, vertical tab, form feed and
  /// carriage return.
  private static func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 ? !(0x09...0x0D).contains(byte) : byte == 0x7F
  }

  /// The length of the UTF-8 sequence of several bytes at a position; 0 when there is none.
  private static func sequenceLength(_ bytes: Span<UInt8>, at position: Int) -> Int {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch bytes[position] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return 0 }
    for offset in 2..<max(2, length) where bytes[position + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
