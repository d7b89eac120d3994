internal import Scorecards
internal import Spreadsheet

/// How reports look.
///
/// Every pair of letters and fill has a contrast of at least 4.5:1 (WCAG 1.4.3).
enum ReportStyles {
  static let ink = color("1F2933")
  static let brand = color("1F4E5F")
  static let paleBrand = color("E3EEF1")
  static let faintLine = color("C9D3D8")

  static let body = style()
  static let title = style {
    $0.font.size = 18; $0.font.isBold = true; $0.font.color = brand
  }
  static let subtitle = style {
    $0.font.size = 12; $0.font.color = brand
  }
  static let heading = style {
    $0.font.size = 13; $0.font.isBold = true; $0.font.color = brand
    $0.borders.bottom = Borders.Line(.medium, color: brand)
  }
  static let label = style { $0.font.isBold = true }
  static let note = style {
    $0.font.size = 10; $0.font.isItalic = true; $0.font.color = color("5C6770")
  }
  static let link = style {
    $0.font.color = color("0B5394"); $0.font.isUnderlined = true
  }

  static let columnHeader = style {
    $0.font.size = 10; $0.font.isBold = true; $0.font.color = .white; $0.fill = brand
    $0.alignment.wrapsText = true; $0.alignment.vertical = .center
    $0.borders = grid
  }
  static let text = style {
    $0.font.size = 10
    $0.alignment.wrapsText = true; $0.alignment.vertical = .top; $0.borders = grid
  }
  static let textLink = changed(text) {
    $0.font.color = link.font.color; $0.font.isUnderlined = true
  }
  static let missingFigure = changed(missing) { $0.alignment.horizontal = .right }
  static let rightText = changed(text) { $0.alignment.horizontal = .right }
  static let missing = changed(text) {
    $0.font.color = color("5C6770"); $0.font.isItalic = true
  }
  static let count = number(format: "#,##0")

  /// A number with as many decimals as it has, three at most.
  static func plain(decimals: Int) -> CellStyle { plainNumbers[shown(decimals)] }

  /// A percentage with as many decimals as it has, three at most.
  static func percent(decimals: Int) -> CellStyle { percentages[shown(decimals)] }

  private static let plainNumbers = (0...mostDecimals).map {
    number(format: "#,##0" + fraction($0))
  }
  private static let percentages = (0...mostDecimals).map {
    number(format: "0" + fraction($0) + " %")
  }

  /// A change of a quantity with its sign; in percentage points or days when it is one of those.
  static func change(decimals: Int, of quantity: Quantity) -> CellStyle {
    let unit = quantity.isPercent ? "\" p.e.\"" : quantity.isDay ? "\" dagar\"" : ""
    let digits = "#,##0" + fraction(decimals) + unit
    return number(format: "+\(digits);\u{2212}\(digits);0")
  }

  /// Thousands of kronor, with a real minus before negative figures.
  static let money = number(format: "#,##0;\u{2212}#,##0;0")
  /// Thousands of kronor as a deviation, with its sign.
  static let variance = number(format: "+#,##0;\u{2212}#,##0;0")
  static let share = number(format: "0 %")
  static let date = changed(text) {
    $0.numberFormat = "yyyy-mm-dd"; $0.alignment.horizontal = .left
  }

  static func total(_ style: CellStyle) -> CellStyle {
    changed(style) {
      $0.font.isBold = true; $0.fill = paleBrand
      $0.borders.top = Borders.Line(.thin, color: brand)
    }
  }

  static func grandTotal(_ style: CellStyle) -> CellStyle {
    changed(total(style)) { $0.borders.bottom = Borders.Line(.double, color: brand) }
  }

  static func indented(_ style: CellStyle, by steps: Int) -> CellStyle {
    changed(style) { $0.alignment.indent = steps }
  }

  static func leftAligned(_ style: CellStyle) -> CellStyle {
    if style == text || style == textLink { return style }
    return changed(style) {
      $0.alignment.horizontal = .left; $0.alignment.indent = 0
    }
  }

  static func state(_ state: SubmissionState) -> CellStyle {
    switch state {
    case .received, .notExpected: text
    case .superseded: missing
    case .receivedWithErrors: marked(.partlyMet)
    case .returned, .missing: marked(.notMet)
    }
  }

  private static func marked(_ fulfilment: Fulfilment) -> CellStyle {
    let paint = FulfilmentVocabulary.guideline.paint(fulfilment)
    return changed(text) {
      $0.font.isBold = true
      $0.fill = paint.fill
      $0.font.color = paint.letters
    }
  }

  /// The title of a column; one that counts a fulfilment has its colour.
  static func columnHeader(
    _ alignment: Alignment.Horizontal, painted paint: FulfilmentPaint?
  ) -> CellStyle {
    changed(columnHeader) {
      $0.alignment.horizontal = alignment
      guard let paint else { return }
      $0.fill = paint.fill
      $0.font.color = paint.letters
    }
  }

  static func fulfilment(_ paint: FulfilmentPaint) -> CellStyle {
    changed(text) {
      $0.font.isBold = true
      $0.alignment.horizontal = .center
      $0.fill = paint.fill
      $0.font.color = paint.letters
    }
  }

  private static let grid = Borders(all: Borders.Line(.thin, color: faintLine))

  private static let mostDecimals = 3

  private static func shown(_ decimals: Int) -> Int { min(max(decimals, 0), mostDecimals) }

  private static func fraction(_ decimals: Int) -> String {
    let shown = shown(decimals)
    return shown == 0 ? "" : "." + String(repeating: "0", count: shown)
  }

  private static func number(format: String) -> CellStyle {
    changed(text) {
      $0.numberFormat = format
      $0.alignment.horizontal = .right
      $0.alignment.wrapsText = false
    }
  }

  private static func style(_ edit: (inout CellStyle) -> Void = { _ in }) -> CellStyle {
    var style = CellStyle()
    style.font.color = ink
    edit(&style)
    return style
  }

  private static func changed(_ style: CellStyle, _ edit: (inout CellStyle) -> Void) -> CellStyle {
    var style = style
    edit(&style)
    return style
  }

  private static func color(_ hex: String) -> Color { Color(hex: hex) ?? .black }
}
