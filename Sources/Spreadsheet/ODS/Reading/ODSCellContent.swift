/// What a cell says of its value (ODF 1.3 Part 3, 19.389).
struct ODSCellContent {
  /// The type that the value has; `nil` where the cell names none.
  private let type: String?

  /// The value as its type writes it.
  let written: String?

  /// Whether LibreOffice says that the cell holds an error.
  private let isMarkedAsError: Bool

  private let hasFormula: Bool

  init(_ part: borrowing PartReader, hasFormula: Bool) {
    let type = part["office:value-type"]
    isMarkedAsError = part["calcext:value-type"] == "error"
    self.type = type
    self.hasFormula = hasFormula
    written =
      switch type {
      case "float", "percentage", "currency": part["office:value"]
      case "date": part["office:date-value"]
      case "time": part["office:time-value"]
      case "boolean": part["office:boolean-value"]
      case "string": part["office:string-value"]
      default: nil
      }
  }

  /// The value; `nil` when it does not fit its type.
  ///
  /// - Parameters:
  ///   - shown: What the cell shows; `nil` where it has no paragraph. LibreOffice gives formulas whose
  ///     result is an empty text an empty one.
  ///   - format: The number format of the cell.
  func value(showing shown: String?, format: @autoclosure () -> String) -> CellValue? {
    let text = shown ?? ""
    if isMarkedAsError { return .error(ODSErrorText.canonical(text)) }
    if hasFormula || isNumeric, let error = ODSErrorText(text) { return .error(error.text) }
    switch type {
    case nil, "void", "string":
      let string = written.flatMap { $0.isEmpty ? nil : $0 } ?? text
      if !string.isEmpty { return .text(string) }
      return hasFormula && type != "string" && shown == nil ? .notCalculated : .empty
    case "float", "percentage", "currency":
      return Double(decimal: (written ?? text).trimmingBlanks()).map { .number($0) }
    case "boolean":
      switch (written ?? text).lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: return nil
      }
    case "date":
      guard let written, let moment = ISODateText.moment(written) else { return nil }
      let isDay =
        moment.millisecondOfDay == 0
        && (written.utf8.count <= 10 || NumberFormat(format()).kind == .date)
      return isDay ? .date(moment.date) : .dateTime(moment)
    case "time":
      return written.flatMap(ODSDurationText.milliseconds).map { .duration(.milliseconds($0)) }
    default: return nil
    }
  }

  /// Whether the value is a percentage.
  var isPercentage: Bool { type == "percentage" }

  private var isNumeric: Bool {
    switch type {
    case "float", "percentage", "currency", "date", "time", "boolean": true
    default: false
    }
  }
}
