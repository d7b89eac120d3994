/// What comes of cutting the beginning of a text with a delimiter.
struct CSVTrial {
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

  init(of dialect: CSVDialect, on window: TextWindow, from start: Int) {
    self.dialect = dialect
    let sample = window.text.span
    var scanner = CSVScanner(dialect, at: start)
    var record = CSVScanner.Record()
    var widths: [Int: Int] = [:]
    var strayQuotes = 0
    while true {
      var outcome = scanner.next(in: sample, isLast: window.isLast, into: &record)
      if outcome == .unfinished, lines == 0 {
        outcome = scanner.next(in: sample, isLast: true, into: &record)
      }
      guard outcome == .record else { break }
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
    if other.dialect.delimiter == UInt8(ascii: ","), decimalCommas > 0 {
      return !other.isBetter(than: self)
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
