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
  /// Code page 850, which Excel writes as "CSV (MS-DOS)".
  case codePage850 = "IBM850"
  /// Mac OS Roman, which Excel writes as "CSV (Macintosh)".
  case macRoman = "macintosh"

  /// The bytes that may stand first in a file and name the encoding; empty for those of one byte
  /// to a character.
  public var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    case .utf32LittleEndian: [0xFF, 0xFE, 0, 0]
    case .utf32BigEndian: [0, 0, 0xFE, 0xFF]
    case .windows1252, .codePage850, .macRoman: []
    }
  }

  /// Control-Z, which old programs put last in a text file.
  static let endMark: UInt8 = 0x1A
}
