extension TextEncoding {
  /// Finds the encoding of a file from its content.
  ///
  /// A byte order mark decides. Without one the bytes must make sense: UTF-8 where its sequences
  /// are valid (a few broken ones among many do not count), else UTF-32 or UTF-16 where there are
  /// zero bytes, else the one of the others in which the words are Swedish.
  ///
  /// - Returns: `nil` when the bytes are no text: they hold more than a few control characters, or
  ///   zeros that belong to no character, or bytes that no character of the encoding has.
  public static func detect(in bytes: [UInt8]) -> TextEncoding? {
    if let marked = markedEncoding(of: bytes) {
      return isText(marked.utf8(from: bytes).span) ? marked : nil
    }
    let survey = ByteSurvey(of: bytes.span)
    if survey.hasZeros { return wideEncoding(of: bytes) }
    guard survey.hasFewControls else { return nil }
    // Text in Windows-1252 hardly ever has two letters that look like a sequence of UTF-8.
    if survey.brokenBytes * 10 <= survey.sequences { return .utf8 }
    return EightBitEncodings.detect(in: bytes.span)
  }

  /// The encoding of a file that has to be a text.
  static func required(in bytes: [UInt8]) throws(SpreadsheetError) -> TextEncoding {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    guard let encoding = detect(in: bytes) else {
      throw SpreadsheetError(.notASpreadsheet, detail: "the bytes are no text")
    }
    return encoding
  }

  /// The UTF-8 of a file that has to be a text in this encoding.
  func text(from bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    let text = utf8(from: bytes)
    guard Self.isText(text.span) else {
      throw SpreadsheetError(.notASpreadsheet, detail: "the bytes are no text in \(rawValue)")
    }
    return text
  }

  /// Whether UTF-8 has no zeros, and few control characters.
  private static func isText(_ text: Span<UInt8>) -> Bool {
    let survey = ByteSurvey(of: text)
    return !survey.hasZeros && survey.hasFewControls
  }

  /// The encoding that a byte order mark names.
  private static func markedEncoding(of bytes: [UInt8]) -> TextEncoding? {
    // The mark of UTF-32 begins with that of UTF-16, so the longer one is tried first.
    [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .utf8]
      .first { bytes.starts(with: $0.byteOrderMark) }
  }

  /// The encoding of bytes without a mark among which there are zeros.
  private static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    let candidates: [(encoding: TextEncoding, width: Int, low: Int)] = [
      (.utf32LittleEndian, 4, 0), (.utf32BigEndian, 4, 3), (.utf16LittleEndian, 2, 0),
      (.utf16BigEndian, 2, 1),
    ]
    return candidates.first { encoding, width, low in
      isMostlyPlain(bytes.span, width: width, low: low)
        && isText(encoding.utf8(from: bytes).span)
    }?.encoding
  }

  /// Whether most characters would be ASCII, as in every table with delimiters and figures.
  private static func isMostlyPlain(_ bytes: Span<UInt8>, width: Int, low: Int) -> Bool {
    guard bytes.count.isMultiple(of: width) else { return false }
    var plain = 0
    var start = 0
    while start < bytes.count {
      var others: UInt8 = 0
      for offset in 0..<width where offset != low { others |= bytes[start + offset] }
      if others == 0, bytes[start + low] != 0 { plain += 1 }
      start += width
    }
    return plain * width * 2 > bytes.count
  }
}

/// What unmarked bytes look like.
struct ByteSurvey {
  /// Whether there is a zero byte; nothing else is known then.
  private(set) var hasZeros = false

  /// The sequences of several bytes that are UTF-8.
  private(set) var sequences = 0

  /// The bytes past ASCII that are no part of such a sequence.
  private(set) var brokenBytes = 0

  private var controls = 0
  private var count: Int

  init(of bytes: Span<UInt8>) {
    count = bytes.count
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte >= 0x80 {
        let length = Self.sequenceLength(bytes, at: position)
        if length > 0 { sequences += 1 } else { brokenBytes += 1 }
        position += max(1, length)
        continue
      }
      if byte == 0 {
        hasZeros = true
        return
      }
      let isEnd = byte == TextEncoding.endMark && position == bytes.count - 1
      if Self.isControl(byte), !isEnd { controls += 1 }
      position += 1
    }
  }

  /// Whether control characters are as few as in a text, where they are hyphens of other programs.
  ///
  /// Of arbitrary bytes every tenth is one.
  var hasFewControls: Bool { controls * 200 <= count }

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
