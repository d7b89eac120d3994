import Zip

extension CSVDialect {
  /// Finds the dialect of a CSV text from its content.
  ///
  /// The delimiter is the one of `;` tab `,` `|` that cuts most lines into the same number of
  /// cells, or the one that a first line such as `sep=;` names. The decimal sign is the one that
  /// most numbers have.
  ///
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text,
  ///   ``SpreadsheetError/Kind/unknownEncoding`` when they fit no encoding clearly.
  public static func detect(in bytes: [UInt8]) throws(SpreadsheetError) -> CSVDialect {
    let file = try TextFile(.bytes(bytes))
    return detect(in: TextWindow(file.pieces), encoding: file.encoding)
  }

  /// Finds the dialect of a text from its first window.
  static func detect(in window: TextWindow, encoding: TextEncoding) -> CSVDialect {
    let line = SeparatorLine(in: window.text.span)
    let trials = (line.map { [$0.delimiter] } ?? candidates).map { delimiter in
      var dialect = CSVDialect()
      dialect.delimiter = delimiter
      dialect.encoding = encoding
      return CSVTrial(of: dialect, on: window, from: line?.end ?? 0)
    }
    let best = trials.dropFirst().reduce(trials[0]) { $1.isBetter(than: $0) ? $1 : $0 }
    var dialect = best.dialect
    // Without numbers: comma-separated files come from programs with decimal points.
    let points = best.decimalPoints > best.decimalCommas
    let isTied = best.decimalPoints == best.decimalCommas
    dialect.decimalSign =
      points || isTied && dialect.delimiter == UInt8(ascii: ",")
      ? UInt8(ascii: ".") : UInt8(ascii: ",")
    return dialect
  }

  private static var candidates: [UInt8] {
    [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ","), UInt8(ascii: "|")]
  }
}
