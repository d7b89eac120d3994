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
    let encoding = try TextEncoding.required(in: bytes)
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

/// The first line `sep=;`, by which programs name the delimiter; it is no row.
struct SeparatorLine {
  /// The delimiter.
  let delimiter: UInt8
  /// Where the line after it begins.
  let end: Int

  init?(in text: Span<UInt8>) {
    let isQuoted = text.count > 0 && text[0] == UInt8(ascii: "\"")
    var index = isQuoted ? 1 : 0
    for letter in "sep=".utf8 {
      guard index < text.count, text[index] | 0x20 == letter | 0x20 else { return nil }
      index += 1
    }
    guard index < text.count, text[index] < 0x80, text[index] != UInt8(ascii: "\""),
      text[index] == UInt8(ascii: "\t") || text[index] >= 0x20
    else { return nil }
    delimiter = text[index]
    index += 1
    if isQuoted {
      guard index < text.count, text[index] == UInt8(ascii: "\"") else { return nil }
      index += 1
    }
    if index < text.count, text[index] == UInt8(ascii: "\r") { index += 1 }
    if index < text.count, text[index] == UInt8(ascii: "\n") { index += 1 }
    let hasLineBreak = index == text.count || text[index - 1] < 0x20
    guard hasLineBreak else { return nil }
    end = index
  }
}

/// What comes of cutting the beginning of a text with a delimiter.
private struct CSVTrial {
  let dialect: CSVDialect

  /// How well the delimiter fits, up to 1: half for lines that have it at all, half for lines
  /// of the usual width; less for quotes in odd places.
  private(set) var score = 0.0

  /// How many lines are not blank.
  private var lines = 0

  /// How many lines the delimiter cuts.
  private var cutLines = 0

  /// The width that most lines have that are cut at all.
  private(set) var usualWidth = 1

  /// How many cells are numbers with a decimal comma.
  private(set) var decimalCommas = 0

  /// How many cells are numbers with a decimal point.
  private(set) var decimalPoints = 0

  /// How much is looked at: enough for templates, little beside long registers.
  private static let sampleBytes = 1 << 18

  init(of dialect: CSVDialect, on text: Span<UInt8>, from start: Int) {
    self.dialect = dialect
    let sample = text.extracting(first: min(text.count, start + Self.sampleBytes))
    var scanner = CSVScanner(dialect, at: start)
    var record = CSVScanner.Record()
    var widths: [Int: Int] = [:]
    var strayQuotes = 0
    while scanner.next(in: sample, into: &record) {
      // The sample may end in the middle of a record.
      if scanner.position == sample.count, sample.count < text.count, lines > 0 { break }
      guard record.width > 1 || !record.fields.isEmpty else { continue }
      lines += 1
      widths[record.width, default: 0] += 1
      strayQuotes += record.strayQuotes
      for field in record.fields { count(sample, field) }
    }
    guard lines > 0 else { return }
    cutLines = lines - widths[1, default: 0]
    // A tie goes to the greater width, so that the order of a dictionary decides nothing.
    let usual = widths.filter { $0.key > 1 }.max { ($0.value, $0.key) < ($1.value, $1.key) }
    usualWidth = usual?.key ?? 1
    score = (Double(cutLines) + Double(usual?.value ?? 0)) / Double(2 * lines)
    score -= Double(strayQuotes) / Double(lines)
  }

  /// Whether the delimiter fits better than that of another trial.
  func isBetter(than other: CSVTrial) -> Bool {
    if dialect.delimiter == UInt8(ascii: ","), other.decimalCommas > 0 {
      // Commas that only stand in decimals, under a heading without one, cut nothing.
      if cutLines == other.decimalCommas, cutLines < lines { return false }
      return score > other.score + 0.1
    }
    return (score, usualWidth) > (other.score, other.usualWidth)
  }

  /// Notes the decimal sign of a field that is a number.
  private mutating func count(_ text: Span<UInt8>, _ field: CSVScanner.Field) {
    var sign: UInt8?
    var decimals = 0
    for index in field.content {
      switch text[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        decimals += 1
      case UInt8(ascii: ","), UInt8(ascii: "."):
        guard sign == nil, decimals > 0 else { return }
        sign = text[index]
        decimals = 0
      case UInt8(ascii: "-"), UInt8(ascii: "+"):
        guard index == field.content.lowerBound else { return }
      case UInt8(ascii: " "), UInt8(ascii: "%"), 0xC2, 0xA0:
        // Blanks between thousands, also the one that does not break, and the percent sign.
        continue
      default:
        return
      }
    }
    // Three decimals may be thousands instead.
    guard let sign, decimals > 0, decimals != 3 else { return }
    if sign == UInt8(ascii: ",") { decimalCommas += 1 } else { decimalPoints += 1 }
  }
}
