import Zip

/// A text whose encoding is known, and of which only pieces need be in memory.
struct TextFile: Sendable {
  let source: ByteSource
  let encoding: TextEncoding

  /// Whether there are bytes that are no characters.
  let hasBrokenBytes: Bool

  /// Whether there are zeros among the text, which are left out.
  let hasStrayZeros: Bool

  /// Finds the encoding of a text.
  ///
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text,
  ///   ``SpreadsheetError/Kind/unknownEncoding`` when they fit no encoding clearly.
  init(_ source: ByteSource) throws(SpreadsheetError) {
    guard source.count > 0 else { throw SpreadsheetError(.emptyFile) }
    let found = try TextEncoding.survey(source)
    self.source = source
    encoding = found.encoding
    hasBrokenBytes = found.brokenBytes > 0
    hasStrayZeros = found.hasStrayZeros
  }

  /// Takes a text in an encoding.
  ///
  /// - Throws: As for a text whose encoding is to be found.
  init(_ source: ByteSource, encoding: TextEncoding) throws(SpreadsheetError) {
    guard source.count > 0 else { throw SpreadsheetError(.emptyFile) }
    let survey = ByteSurvey(of: TextPieces(source, encoding))
    guard survey.isText || survey.hasStrayZeros else {
      throw SpreadsheetError(
        .notASpreadsheet, detail: "the bytes are no text in \(encoding.rawValue)")
    }
    self.source = source
    self.encoding = encoding
    hasBrokenBytes = encoding == .utf8 && survey.brokenBytes > 0
    hasStrayZeros = survey.hasStrayZeros
  }

  /// The text as UTF-8, from its start.
  var pieces: TextPieces { TextPieces(source, encoding, leavesOutZeros: hasStrayZeros) }
}
