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
    survey(bytes)?.encoding
  }

  /// The encoding of a file that has to be a text, and how many bytes are no UTF-8 where that is it.
  static func required(
    in bytes: [UInt8]
  ) throws(SpreadsheetError) -> (encoding: TextEncoding, brokenBytes: Int) {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    guard let found = survey(bytes) else {
      throw SpreadsheetError(.notASpreadsheet, detail: "the bytes are no text")
    }
    return found
  }

  private static func survey(
    _ bytes: [UInt8]
  ) -> (encoding: TextEncoding, brokenBytes: Int)? {
    if let marked = markedEncoding(of: bytes) {
      let survey = ByteSurvey(of: marked.utf8(from: bytes).span)
      return survey.isText ? (marked, marked == .utf8 ? survey.brokenBytes : 0) : nil
    }
    let survey = ByteSurvey(of: bytes.span)
    if survey.hasZeros { return wideEncoding(of: bytes).map { ($0, 0) } }
    guard survey.hasFewControls else { return nil }
    // Text in Windows-1252 hardly ever has two letters that look like a sequence of UTF-8.
    if survey.brokenBytes * 10 <= survey.sequences { return (.utf8, survey.brokenBytes) }
    return EightBitEncodings.detect(in: bytes.span).map { ($0, 0) }
  }

  /// The UTF-8 of a file that has to be a text in this encoding.
  func text(from bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    guard !bytes.isEmpty else { throw SpreadsheetError(.emptyFile) }
    let text = utf8(from: bytes)
    guard ByteSurvey(of: text.span).isText else {
      throw SpreadsheetError(.notASpreadsheet, detail: "the bytes are no text in \(rawValue)")
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
    let candidates: [(encoding: TextEncoding, width: Int, low: Int)] = [
      (.utf32LittleEndian, 4, 0), (.utf32BigEndian, 4, 3), (.utf16LittleEndian, 2, 0),
      (.utf16BigEndian, 2, 1),
    ]
    return candidates.first { encoding, width, low in
      isMostlyPlain(bytes.span, width: width, low: low)
        && ByteSurvey(of: encoding.utf8(from: bytes).span).isText
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
