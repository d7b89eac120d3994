extension CSVDialect {
  /// Finds the dialect of a CSV text from its content.
  ///
  /// The delimiter is the one of `;` tab `,` `|` that cuts most lines into the same number of
  /// cells, or the one that a first line such as `sep=;` names. The decimal sign is the one that
  /// most numbers have.
  ///
  /// - Throws: ``SpreadsheetError/Kind/emptyFile`` without bytes,
  ///   ``SpreadsheetError/Kind/notASpreadsheet`` when the bytes are no text.
  public static func detect(in bytes: [UInt8]) throws(SpreadsheetError) -> CSVDialect {
    let encoding = try TextEncoding.required(in: bytes).encoding
    return detect(in: encoding.utf8(from: bytes).span, encoding: encoding)
  }

  /// Finds the dialect of UTF-8 text.
  static func detect(in text: Span<UInt8>, encoding: TextEncoding) -> CSVDialect {
    let line = SeparatorLine(in: text)
    let trials = (line.map { [$0.delimiter] } ?? candidates).map { delimiter in
      var dialect = CSVDialect()
      dialect.delimiter = delimiter
      dialect.encoding = encoding
      return CSVTrial(of: dialect, on: text, from: line?.end ?? 0)
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
