import Spreadsheet
import Testing

@Suite("Finding the encoding of a text")
struct TextEncodingTests {
  static let text = "Mål;Utfall\r\nAndel nöjda – år 2025;85,4 %\r\n"

  /// The text as bytes, made by other code than the reader's.
  static func bytes(_ encoding: TextEncoding) -> [UInt8] {
    let units = Array(text.utf16)
    let scalars = text.unicodeScalars.map(\.value)
    return switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf32LittleEndian: scalars.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF), 0, 0] }
    case .utf32BigEndian: scalars.flatMap { [0, 0, UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] }
    // In this text only the dash is not Latin-1.
    case .windows1252: scalars.map { $0 == 0x2013 ? 0x96 : UInt8($0) }
    }
  }

  @Test("Every encoding is found without a mark", arguments: TextEncoding.allCases)
  func unmarked(encoding: TextEncoding) {
    let bytes = Self.bytes(encoding)
    #expect(TextEncoding.detect(in: bytes) == encoding)
    #expect(String(decoding: encoding.utf8(from: bytes), as: UTF8.self) == Self.text)
  }

  @Test("Every encoding is found by its mark", arguments: TextEncoding.allCases)
  func marked(encoding: TextEncoding) {
    let bytes = encoding.byteOrderMark + Self.bytes(encoding)
    #expect(TextEncoding.detect(in: bytes) == encoding)
    #expect(String(decoding: encoding.utf8(from: bytes), as: UTF8.self) == Self.text)
  }

  @Test("Swedish letters in Latin-1 are told apart from UTF-8")
  func latin1() {
    #expect(TextEncoding.detect(in: [0x4D, 0xE5, 0x6C, 0x3B, 0x31]) == .windows1252)
    #expect(TextEncoding.detect(in: [0x4D, 0xC3, 0xA5, 0x6C, 0x3B, 0x31]) == .utf8)
  }

  @Test("A few broken letters leave a text UTF-8")
  func brokenLetters() {
    let bytes = Array(String(repeating: "åäö", count: 10).utf8) + [0xE5] + Array("slut".utf8)
    #expect(TextEncoding.detect(in: bytes) == .utf8)
  }

  @Test("Characters outside the first plane survive in UTF-16 and UTF-32")
  func surrogates() {
    #expect(
      TextEncoding.utf16BigEndian.utf8(from: [0xD8, 0x3D, 0xDE, 0x00]) == Array("😀".utf8))
    #expect(
      TextEncoding.utf32LittleEndian.utf8(from: [0x00, 0xF6, 0x01, 0x00]) == Array("😀".utf8))
    #expect(TextEncoding.utf16BigEndian.utf8(from: [0xD8, 0x3D, 0x00, 0x41, 0x42]).count == 4)
  }

  @Test(
    "Bytes that are no text have no encoding",
    arguments: [
      [0x61, 0x00, 0x62, 0x63, 0x64, 0x65],
      [0x50, 0x4B, 0x03, 0x04, 0x61],
      [0x1F, 0x8B, 0x08, 0x08, 0x37, 0x85],
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x41],
      [0x61, 0x3B, 0x62, 0x81, 0x8D],
      [0xFF, 0xFE, 0x41, 0x00, 0x00, 0x00, 0x42, 0x00],
      [0xEF, 0xBB, 0xBF, 0x41, 0x00, 0x42],
      [0x00, 0x00, 0x00, 0x00],
      [0x00],
    ] as [[UInt8]])
  func noText(bytes: [UInt8]) {
    #expect(TextEncoding.detect(in: bytes) == nil)
    #expect(throws: SpreadsheetError.self) { try CSVDialect.detect(in: bytes) }
  }

  @Test("Bytes drawn by lot are no text")
  func randomBytes() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<50 {
      let bytes = (0..<400).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      #expect(TextEncoding.detect(in: bytes) == nil)
    }
  }
}
