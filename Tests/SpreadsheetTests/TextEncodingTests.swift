import Foundation
import Spreadsheet
import TestSupport
import Testing

@Suite("Finding the encoding of a text")
struct TextEncodingTests {
  /// The text in an encoding; the dash is not in all of them.
  static func text(_ encoding: TextEncoding) -> String {
    let dash = encoding == .codePage850 ? "-" : "–"
    return "Mål;Utfall\r\nAndel nöjda \(dash) år 2025;85,4 %\r\nÄldre på Ön;Åre\r\n"
  }

  /// The text as bytes, made by other code than the reader's.
  static func bytes(_ encoding: TextEncoding) -> [UInt8] {
    let text = text(encoding)
    let units = Array(text.utf16)
    let scalars = text.unicodeScalars.map(\.value)
    func bytes(_ letters: [Character: UInt8]) -> [UInt8] {
      text.unicodeScalars.map { letters[Character($0)] ?? UInt8(truncatingIfNeeded: $0.value) }
    }
    return switch encoding {
    case .utf8: Array(text.utf8)
    case .utf16LittleEndian: units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .utf32LittleEndian: scalars.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF), 0, 0] }
    case .utf32BigEndian: scalars.flatMap { [0, 0, UInt8($0 >> 8 & 0xFF), UInt8($0 & 0xFF)] }
    // All but the dash is Latin-1.
    case .windows1252: bytes(["–": 0x96])
    case .codePage850:
      bytes(["å": 0x86, "ä": 0x84, "ö": 0x94, "Å": 0x8F, "Ä": 0x8E, "Ö": 0x99])
    case .macRoman:
      bytes(["å": 0x8C, "ä": 0x8A, "ö": 0x9A, "Å": 0x81, "Ä": 0x80, "Ö": 0x85, "–": 0xD0])
    }
  }

  @Test("Every encoding is found without a mark", arguments: TextEncoding.allCases)
  func unmarked(encoding: TextEncoding) {
    let bytes = Self.bytes(encoding)
    #expect(TextEncoding.detect(in: bytes) == encoding)
    #expect(String(decoding: encoding.utf8(from: bytes), as: UTF8.self) == Self.text(encoding))
  }

  @Test("Every encoding is found by its mark", arguments: TextEncoding.allCases)
  func marked(encoding: TextEncoding) {
    let bytes = encoding.byteOrderMark + Self.bytes(encoding)
    #expect(TextEncoding.detect(in: bytes) == encoding)
    #expect(String(decoding: encoding.utf8(from: bytes), as: UTF8.self) == Self.text(encoding))
  }

  @Test("Swedish letters in Latin-1 are told apart from UTF-8")
  func latin1() {
    #expect(TextEncoding.detect(in: [0x4D, 0xE5, 0x6C, 0x3B, 0x31]) == .windows1252)
    #expect(TextEncoding.detect(in: [0x4D, 0xC3, 0xA5, 0x6C, 0x3B, 0x31]) == .utf8)
  }

  @Test("Quotation marks and other signs of Windows-1252 are no letters of other encodings")
  func signs() {
    for text: [UInt8] in [
      Array("a;".utf8) + [0x93] + Array("Bra".utf8) + [0x94, 0x85, 0x3B, 0x80],
      Array("Ale".utf8) + [0x9A, 0x3B] + Array("Bj".utf8) + [0xF6] + Array("rn".utf8),
      [0x61, 0x3B, 0xBD],
    ] {
      #expect(TextEncoding.detect(in: text) == .windows1252)
    }
  }

  @Test(
    "One word is enough to find how its letters are stored",
    arguments: [
      ([0x70, 0xE5], .windows1252, "på"), ([0x70, 0x86], .codePage850, "på"),
      ([0x70, 0x8C], .macRoman, "på"), ([0xC5, 0x72], .windows1252, "År"),
      ([0x8F, 0x72], .codePage850, "År"), ([0x81, 0x72], .macRoman, "År"),
      ([0xC4, 0x6E, 0x67, 0x65, 0x6E], .windows1252, "Ängen"),
      ([0x8E, 0x6E, 0x67, 0x65, 0x6E], .codePage850, "Ängen"),
      ([0x80, 0x6E, 0x67, 0x65, 0x6E], .macRoman, "Ängen"),
      ([0xD6, 0x76, 0x65, 0x72], .windows1252, "Över"),
      ([0x99, 0x76, 0x65, 0x72], .codePage850, "Över"),
      ([0x85, 0x76, 0x65, 0x72], .macRoman, "Över"),
      ([0x6B, 0xF6, 0x72], .windows1252, "kör"), ([0x6B, 0x94, 0x72], .codePage850, "kör"),
      ([0x6B, 0x9A, 0x72], .macRoman, "kör"), ([0x4D, 0x8F, 0x4C], .codePage850, "MÅL"),
      ([0x4D, 0x81, 0x4C], .macRoman, "MÅL"), ([0x4D, 0xFC, 0x6C], .windows1252, "Mül"),
      ([0x5A, 0x6F, 0xEB], .windows1252, "Zoë"), ([0x94, 0x65, 0x6A, 0x94], .windows1252, "”ej”"),
      ([0x31, 0xA0, 0x32], .windows1252, "1\u{A0}2"), ([0xA7, 0x20, 0x35], .windows1252, "§ 5"),
      ([0x35, 0x20, 0xB0, 0x43], .windows1252, "5 °C"), ([0xBD], .windows1252, "½"),
      ([0x35, 0x20, 0x80], .windows1252, "5 €"), ([0x69, 0x92, 0x73], .windows1252, "i’s"),
    ] as [([UInt8], TextEncoding, String)])
  func words(bytes: [UInt8], encoding: TextEncoding, word: String) throws {
    #expect(TextEncoding.detect(in: bytes) == encoding)
    let file = try WorkbookReader().read(bytes + Array(";1\r\n".utf8))
    #expect(file.workbook.sheets[0]["A1"]?.value == .text(word))
  }

  @Test("A Greek, Russian or Polish text costs its letters, and no cell")
  func otherLanguages() throws {
    // As the corpus has it of other programs: the number of cells is theirs.
    for bytes: [UInt8] in [
      [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x3B, 0xEC, 0xE8, 0xF0, 0x0A],
      [0xA3, 0xF3, 0x64, 0x9F, 0x3B, 0x67, 0xEA, 0x9C, 0x0A],
    ] {
      let file = try WorkbookReader().read(bytes)
      #expect(file.workbook.sheets[0].rows.map(\.cells.count) == [2])
    }
  }

  @Test(
    "A text with bytes that make no characters is refused, and says so",
    arguments: [
      // "今日は" in Shift JIS, and bytes that Windows-1252 leaves free.
      [0x8D, 0xA1, 0x93, 0xFA, 0x82, 0xCD], [0x8D, 0x8F, 0x9D],
    ] as [[UInt8]])
  func otherEncodings(bytes: [UInt8]) {
    #expect(TextEncoding.detect(in: bytes) == nil)
    let error = #expect(throws: SpreadsheetError.self) {
      try WorkbookReader().read(bytes + Array(";1\r\n".utf8))
    }
    #expect(error?.kind == .unknownEncoding)
  }

  @Test(
    "Texts of a few letters in UTF-16 and UTF-32 need no mark",
    arguments: [
      TextEncoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian,
    ])
  func shortWideTexts(encoding: TextEncoding) throws {
    let width = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 4
    let isBig = encoding == .utf16BigEndian || encoding == .utf32BigEndian
    for text in ["å;1", "a", "a;b\n"] {
      let bytes = text.unicodeScalars.flatMap { scalar in
        (0..<width).map {
          UInt8(truncatingIfNeeded: scalar.value >> (8 * UInt32(isBig ? width - 1 - $0 : $0)))
        }
      }
      for mark in [[], encoding.byteOrderMark] {
        let sheet = try WorkbookReader().read(mark + bytes).workbook.sheets[0]
        #expect(sheet["A1"]?.value == .text(String(text.prefix(1))))
      }
    }
  }

  @Test("Python reads every byte of the eight-bit encodings as the same character")
  func tables() throws {
    guard let python = Program.named("python3") else {
      skip("no python3.")
      return
    }
    let script = """
      import json
      for name in ("cp1252", "cp850", "mac_roman"):
          print(json.dumps(bytes(range(128, 256)).decode(name, errors="replace")))
      """
    let lines = try python.run(["-c", script]).output.split(separator: "\n")
    for (line, encoding) in zip(lines, [TextEncoding.windows1252, .codePage850, .macRoman]) {
      let expected = try JSONDecoder().decode(String.self, from: Data(line.utf8))
      let decoded = String(decoding: encoding.utf8(from: Array(128...255)), as: UTF8.self)
      #expect(Array(decoded.unicodeScalars) == Array(expected.unicodeScalars))
    }
    #expect(lines.count == 3)
  }

  @Test("A control character among many letters leaves a text a text")
  func controls() {
    let text = Array(String(repeating: "Andel nöjda;85,4\n", count: 30).utf8)
    #expect(TextEncoding.detect(in: text + [0x1F] + text) == .utf8)
    #expect(TextEncoding.detect(in: Array("a;b".utf8) + [0x1F]) == nil)
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
      [0x61, 0x00, 0x62, 0x63, 0x64, 0x65, 0x01],
      [0x61, 0x62, 0x63, 0x00, 0x00, 0x00],
      [0x50, 0x4B, 0x03, 0x04, 0x61],
      [0x1F, 0x8B, 0x08, 0x08, 0x37, 0x85],
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x41],
      [0x61, 0x3B, 0x62, 0x81, 0x8D],
      [0xEF, 0xBB, 0xBF, 0x41, 0x00, 0x00, 0x42],
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
