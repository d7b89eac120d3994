internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// A cell of a report: what it holds, how it looks, and where it leads.
struct ReportCell: Hashable {
  var value: CellValue
  var formula: String?
  var style: CellStyle
  var link: String?

  /// The cells of submissions that the content rests on.
  var sources: [Source] = []

  /// The earlier period whose submissions they stand in; `nil` is the one that is reported.
  var sourcePeriod: String?

  init(_ value: CellValue, style: CellStyle, formula: String? = nil, link: String? = nil) {
    self.value = value
    self.style = style
    self.formula = formula
    self.link = link
  }

  /// A text; what is missing is said in words.
  static func text(_ text: String?, link: String? = nil) -> ReportCell {
    guard let text, !text.isEmpty else { return .missing }
    let style = link == nil ? ReportStyles.text : ReportStyles.textLink
    return ReportCell(.text(text), style: style, link: link)
  }

  static let missing = ReportCell(.text(Words.missing), style: ReportStyles.missing)

  /// A word that tells why there is no figure.
  static func absent(_ word: String) -> ReportCell {
    ReportCell(.text(word), style: ReportStyles.missing)
  }

  /// The same in a column of figures.
  static func absentFigure(_ word: String = Words.missing) -> ReportCell {
    ReportCell(.text(word), style: ReportStyles.missingFigure)
  }

  static func count(_ count: Int, formula: String? = nil) -> ReportCell {
    ReportCell(.number(Double(count)), style: ReportStyles.count, formula: formula)
  }

  /// A count that sums rows of its column live.
  static func sum(of rows: ClosedRange<Int>, column: Int, _ count: Int) -> ReportCell {
    let first = CellAddress(row: rows.lowerBound, column: column)
    let last = CellAddress(row: rows.upperBound, column: column)
    return .count(count, formula: "SUM(\(first):\(last))")
  }

  static func state(_ state: SubmissionState) -> ReportCell {
    ReportCell(.text(state.word), style: ReportStyles.state(state))
  }

  /// An amount in thousands of kronor.
  static func money(_ amount: Decimal?, formula: String? = nil) -> ReportCell {
    guard let amount else { return .absentFigure() }
    return ReportCell(.number(amount.double), style: ReportStyles.money, formula: formula)
  }

  /// A fulfilment by its word, mark and colour.
  static func fulfilment(
    _ fulfilment: Fulfilment?, _ words: FulfilmentVocabulary
  ) -> ReportCell {
    guard let fulfilment else { return .missing }
    return ReportCell(
      .text(words.title(fulfilment)), style: ReportStyles.fulfilment(words.paint(fulfilment)))
  }

  /// A measured value; percentages are true percentages of the workbook.
  static func quantity(_ quantity: Quantity) -> ReportCell {
    if let day = quantity.day { return .date(day.description) }
    let decimals = quantity.number.decimals
    return quantity.isPercent
      ? ReportCell(
        .number((quantity.number / 100).double), style: ReportStyles.percent(decimals: decimals))
      : ReportCell(.number(quantity.number.double), style: ReportStyles.plain(decimals: decimals))
  }

  /// A share of a whole; said in words when the whole is nothing.
  static func share(_ part: Int, of whole: Int, formula: String? = nil) -> ReportCell {
    guard whole > 0 else { return .absentFigure("–") }
    return ReportCell(
      .number(Double(part) / Double(whole)), style: ReportStyles.share, formula: formula)
  }

  /// A day in the form of ISO 8601; any other text stands as it is.
  static func date(_ text: String?) -> ReportCell {
    guard let text else { return .missing }
    guard let date = CivilDate(iso: text) else { return .text(text) }
    return ReportCell(.date(date), style: ReportStyles.date)
  }

  /// A day and time in the form of ISO 8601, down to the minute.
  static func time(_ text: String?) -> ReportCell {
    .text(text.map { String($0.replacing("T", with: " ").prefix(16)) })
  }

  /// A deviation in thousands of kronor, with its sign.
  static func variance(_ amount: Decimal?, formula: String? = nil) -> ReportCell {
    guard let amount else { return .absentFigure() }
    return ReportCell(.number(amount.double), style: ReportStyles.variance, formula: formula)
  }

  /// The same cell, resting on cells of submissions.
  ///
  /// - Parameter period: The earlier period of the submissions; `nil` is the one that is reported.
  func from(_ sources: [Source], of period: String? = nil) -> ReportCell {
    var cell = self
    cell.sources = sources
    cell.sourcePeriod = period
    return cell
  }

  func from(_ source: Source?, of period: String? = nil) -> ReportCell {
    from(source.map { [$0] } ?? [], of: period)
  }

  /// A text of a submission.
  static func text(_ text: Sourced<String>?, link: String? = nil) -> ReportCell {
    .text(text?.value, link: link).from(text?.source)
  }

  /// A measured value of a submission.
  static func measurement(_ measurement: Sourced<Measurement>?) -> ReportCell {
    .measurement(measurement?.value).from(measurement?.source)
  }

  /// A day of a submission.
  static func date(_ text: Sourced<String>?) -> ReportCell {
    .date(text?.value).from(text?.source)
  }

  /// An amount of a submission, in thousands of kronor.
  static func money(_ amount: Sourced<Decimal>?) -> ReportCell {
    .money(amount?.value).from(amount?.source)
  }

  /// The same cell with the beginning of its text.
  func shortened(to count: Int) -> ReportCell {
    guard case .text(let text) = value, text.utf8.count > count, text.count > count else {
      return self
    }
    var cell = self
    cell.value = .text(text.prefix(count - 2) + " …")
    return cell
  }

  /// The same cell a step in from the edge.
  func indented() -> ReportCell { styled { ReportStyles.indented($0, by: 1) } }

  /// The same cell in another style.
  func styled(_ change: (CellStyle) -> CellStyle) -> ReportCell {
    var cell = self
    cell.style = change(style)
    return cell
  }

  static func measurement(_ measurement: Measurement?) -> ReportCell {
    switch measurement {
    case .measured(let quantity): .quantity(quantity)
    case .missing(let reason): .absentFigure(reason.word)
    case nil: .absentFigure()
    }
  }
}
