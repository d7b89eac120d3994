import Zip

extension TextEncoding {
  /// Finds the encoding of a file from its content.
  ///
  /// A byte order mark decides. Without one the bytes must make sense: UTF-8 where its sequences
  /// are valid (a few broken ones among many do not count), else UTF-32 or UTF-16 where about every
  /// other byte is zero, else the one of the others in which the words are Swedish. Some programs
  /// fill up fields with zeros; those are no characters, and left out.
  ///
  /// - Returns: `nil` when the bytes are no text: they hold more than a few control characters, or
  ///   zeros beside them; and when they fit no encoding clearly.
  public static func detect(in bytes: [UInt8]) -> TextEncoding? {
    (try? survey(.bytes(bytes)))?.encoding
  }

  /// What is found of a text: its encoding, how many of its bytes are no characters, and whether
  /// there are zeros that are to be left out.
  typealias Found = (encoding: TextEncoding, brokenBytes: Int, hasStrayZeros: Bool)

  /// Finds the encoding of a text, and what is wrong with it.
  static func survey(_ source: ByteSource) throws(SpreadsheetError) -> Found {
    let noText = SpreadsheetError(.notASpreadsheet, detail: "the bytes are no text")
    if let marked = markedEncoding(of: source.read(0..<4)) {
      let survey = ByteSurvey(of: TextPieces(source, marked))
      guard survey.isText || survey.hasStrayZeros else { throw noText }
      return (marked, marked == .utf8 ? survey.brokenBytes : 0, survey.hasZeros)
    }
    let survey = ByteSurvey(of: TextPieces(source, .utf8))
    if survey.hasZeros, let encoding = wideEncoding(of: source) { return (encoding, 0, false) }
    guard survey.isText || survey.hasStrayZeros else { throw noText }
    // Text in Windows-1252 hardly ever has two letters that look like a sequence of UTF-8.
    if survey.brokenBytes * 10 <= survey.sequences {
      return (.utf8, survey.brokenBytes, survey.hasZeros)
    }
    let pieces = TextPieces(source, .utf8, leavesOutZeros: survey.hasZeros)
    guard let (encoding, brokenBytes) = EightBitText(of: pieces).encoding else {
      throw SpreadsheetError(.unknownEncoding)
    }
    return (encoding, brokenBytes, survey.hasZeros)
  }

  /// The encoding that a byte order mark names.
  private static func markedEncoding(of start: [UInt8]) -> TextEncoding? {
    // The mark of UTF-32 begins with that of UTF-16, so the longer one is tried first.
    [.utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian, .utf8]
      .first { start.starts(with: $0.byteOrderMark) }
  }

  /// The encoding of bytes without a mark among which there are zeros.
  private static func wideEncoding(of source: ByteSource) -> TextEncoding? {
    let candidates: [TextEncoding] = [
      .utf32LittleEndian, .utf32BigEndian, .utf16LittleEndian, .utf16BigEndian,
    ]
    return candidates.first { encoding in
      // Most characters are ASCII, as in every table with delimiters and figures.
      let width = encoding.isUTF32 ? 4 : 2
      let plain = TextPieces(source, encoding).reduce(0) { $0 + $1.count { $0 != 0 && $0 < 0x80 } }
      return plain * width * 2 > source.count
        && ByteSurvey(of: TextPieces(source, encoding)).isText
    }
  }

  private var isUTF32: Bool { self == .utf32LittleEndian || self == .utf32BigEndian }
}
