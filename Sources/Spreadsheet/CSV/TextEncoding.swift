/// How the characters of a text file are stored as bytes.
///
///     guard let encoding = TextEncoding.detect(in: bytes) else { return }  // no text at all
///     let text = encoding.utf8(from: bytes)
public enum TextEncoding: String, Hashable, Sendable, CaseIterable {
  /// UTF-8, and ASCII, which is a part of it.
  case utf8 = "UTF-8"
  /// UTF-16, low byte first: the "Unicode text" of Windows.
  case utf16LittleEndian = "UTF-16LE"
  /// UTF-16, high byte first.
  case utf16BigEndian = "UTF-16BE"
  /// UTF-32, low byte first.
  case utf32LittleEndian = "UTF-32LE"
  /// UTF-32, high byte first.
  case utf32BigEndian = "UTF-32BE"
  /// Windows-1252, the CSV of Windows programs in Western Europe.
  ///
  /// Text in Latin-1 is the same bytes: where the two differ, Latin-1 has no letters.
  case windows1252 = "windows-1252"

  /// The bytes that may stand first in a file and name the encoding; empty for Windows-1252.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .windows1252: []
    }
  }
}

extension TextEncoding {
  /// Finds the encoding of a file from its content.
  ///
  /// A byte order mark decides. Without one the bytes must make sense: UTF-8 where its sequences
  /// are valid (a few broken ones among many do not count), else UTF-32 or UTF-16 where there are
  /// zero bytes, else Windows-1252.
  ///
  /// - Returns: `nil` when the bytes are no text: they hold control characters, zero bytes that
  ///   belong to no character, or bytes that no character of the encoding has.
  public static func detect(in bytes: [UInt8]) -> TextEncoding? {
    if let marked = markedEncoding(of: bytes) {
      return isText(marked.utf8(from: bytes).span) ? marked : nil
    }
    switch survey(bytes.span) {
    case .utf8: return .utf8
    case .eightBit: return .windows1252
    case .noText: return nil
    case .zeroBytes: return wideEncoding(of: bytes)
    }
  }

  /// The encoding of a file that has to be a text.
  static func required(in bytes: [UInt8]) throws(SpreadsheetError) -> TextEncoding {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    guard let encoding = detect(in: bytes) else {
      throw SpreadsheetError(.notASpreadsheet, detail: "The bytes are no text.")
    }
    return encoding
  }

  /// The UTF-8 of a file that has to be a text in this encoding.
  func text(from bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    let text = utf8(from: bytes)
    guard isText(text.span) else {
      throw SpreadsheetError(.notASpreadsheet, detail: "The bytes are no text in \(rawValue).")
    }
    return text
  }

  /// The encoding that a byte order mark names.
  private static func markedEncoding(of bytes: [UInt8]) -> TextEncoding? {
    // The mark of UTF-32 begins with that of UTF-16, so the longer one is tried first.
    [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .utf8]
      .first { bytes.starts(with: $0.byteOrderMark) }
  }

  /// The encoding of bytes without a mark among which there are zeros.
  private static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian]
      .first { $0.isLikely(for: bytes) && isText($0.utf8(from: bytes).span) }
  }

  /// Whether most characters would be ASCII, as in every table with delimiters and figures.
  private func isLikely(for bytes: [UInt8]) -> Bool {
    let width = unitWidth
    guard bytes.count.isMultiple(of: width) else { return false }
    let isBigEndian = self == .utf16BigEndian || self == .utf32BigEndian
    let low = isBigEndian ? width - 1 : 0
    var plain = 0
    for start in stride(from: 0, to: bytes.count, by: width) {
      let others = (0..<width).filter { $0 != low }
      if bytes[start + low] != 0, others.allSatisfy({ bytes[start + $0] == 0 }) { plain += 1 }
    }
    return plain * width * 2 > bytes.count
  }

  /// Control-Z, which old programs put last in a text file.
  static let endMark: UInt8 = 0x1A

  /// How many bytes a unit of the encoding has.
  var unitWidth: Int {
    switch self {
    case .utf8, .windows1252: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    case .utf32LittleEndian, .utf32BigEndian: 4
    }
  }
}

/// What unmarked bytes look like.
private enum Survey {
  case utf8, eightBit, zeroBytes, noText
}

/// Looks once at every byte.
private func survey(_ bytes: Span<UInt8>) -> Survey {
  var sequences = 0
  var broken = 0
  var hasUndefined = false
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    if byte < 0x80 {
      if byte == 0 { return .zeroBytes }
      if isControl(byte), !isEndMark(bytes, at: position) { return .noText }
      position += 1
    } else {
      let length = sequenceLength(bytes, at: position)
      if length > 0 { sequences += 1 } else { broken += 1 }
      for offset in 0..<max(1, length) where Windows1252.isUndefined(bytes[position + offset]) {
        hasUndefined = true
      }
      position += max(1, length)
    }
  }
  // Text in Windows-1252 hardly ever has two letters that look like a sequence of UTF-8.
  if broken * 10 <= sequences { return .utf8 }
  return hasUndefined ? .noText : .eightBit
}

/// Whether UTF-8 is free of control characters, and of signs that a character was lost.
private func isText(_ bytes: Span<UInt8>) -> Bool {
  for position in bytes.indices
  where isControl(bytes[position]) && !isEndMark(bytes, at: position) {
    return false
  }
  return true
}

/// Whether a byte is a control character that no text has.
private func isControl(_ byte: UInt8) -> Bool {
  // Tab, line feed, vertical tab, form feed and carriage return occur in texts.
  byte < 0x20 ? !(0x09...0x0D).contains(byte) : byte == 0x7F
}

/// Whether a byte is the mark that old programs put last in a file.
private func isEndMark(_ bytes: Span<UInt8>, at position: Int) -> Bool {
  bytes[position] == TextEncoding.endMark && position == bytes.count - 1
}

/// The length of the valid UTF-8 sequence of several bytes at a position; 0 when there is none.
private func sequenceLength(_ bytes: Span<UInt8>, at position: Int) -> Int {
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
