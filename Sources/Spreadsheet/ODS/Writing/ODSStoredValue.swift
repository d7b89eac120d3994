/// How a value is stored in a cell (ODF 1.3 Part 3, 19.385).
struct ODSStoredValue {
  private(set) var type: String?
  private(set) var attribute: (name: String, value: String)?
  private(set) var formula: String?
  private(set) var text: String?

  var isText: Bool { type == "string" }

  /// Creates the content.
  ///
  /// - Parameters:
  ///   - displayText: What programs show for the value.
  ///   - hasFormula: Whether the value is the result of a formula.
  init(_ value: CellValue, displayText: @autoclosure () -> String, hasFormula: Bool = false) {
    switch value {
    case .empty: break
    case .notCalculated: if !hasFormula { setError("#N/A") }
    case .number(let number) where number.isFinite:
      set("float", ("office:value", number.xmlText), displayText())
    case .number: setError("#NUM!")
    case .text(let text): set("string", nil, text)
    case .boolean(let isTrue):
      set("boolean", ("office:boolean-value", isTrue ? "true" : "false"), displayText())
    case .date(let date): set("date", ("office:date-value", date.description), displayText())
    case .dateTime(let moment):
      set("date", ("office:date-value", moment.description), displayText())
    case .duration(let duration):
      set("time", ("office:time-value", duration.odsText), displayText())
    case .error(let error): setError(error)
    }
  }

  private mutating func set(
    _ type: String, _ attribute: (name: String, value: String)?, _ text: String
  ) {
    self.type = type
    self.attribute = attribute
    self.text = text
  }

  /// An error has no type of its own: it is the result of a formula that consists of the error
  /// (ODF 1.3 Part 4, 5.12).
  private mutating func setError(_ error: String) {
    let isKnown =
      error.hasPrefix("#") && (error.hasSuffix("!") || error == "#N/A" || error == "#NAME?")
    if isKnown { formula = "of:=" + error }
    set("string", nil, error)
  }
}
