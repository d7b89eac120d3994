internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// A cell of a report: what it holds, how it looks, and where it leads.
struct ReportCell {
  var value: CellValue
  var formula: String?
  var style: CellStyle
  var link: String?

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

  static func count(_ count: Int, formula: String? = nil) -> ReportCell {
    ReportCell(.number(Double(count)), style: ReportStyles.count, formula: formula)
  }

  /// An amount in thousands of kronor.
  static func money(_ amount: Decimal?, formula: String? = nil) -> ReportCell {
    guard let amount else { return .missing }
    return ReportCell(.number(amount.double), style: ReportStyles.money, formula: formula)
  }

  static func fulfilment(_ fulfilment: Fulfilment?) -> ReportCell {
    guard let fulfilment else { return .missing }
    return ReportCell(.text(fulfilment.word), style: ReportStyles.fulfilment(fulfilment))
  }

  static func quantity(_ quantity: Quantity) -> ReportCell {
    ReportCell(
      .number(quantity.number.double),
      style: quantity.isPercent ? ReportStyles.percent : ReportStyles.plain)
  }

  static func measurement(_ measurement: Measurement?) -> ReportCell {
    switch measurement {
    case .measured(let quantity): .quantity(quantity)
    case .missing(let reason): .absent(reason.word)
    case nil: .missing
    }
  }
}

extension Decimal {
  /// The nearest binary number, found through the decimal text so that 12.3 stays 12.3.
  var double: Double { Double(description) ?? 0 }
}
