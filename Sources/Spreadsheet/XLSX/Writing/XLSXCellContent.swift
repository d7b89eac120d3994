internal import XML

/// What is stored in a cell (ECMA-376 Part 1, 18.18.11).
enum XLSXCellContent {
  case nothing
  case number(Double, for: CellValue)
  case boolean(Bool)
  case error(String)
  case sharedText(String, index: Int)
  case inlineText(String)
  case formulaText(String)

  /// How a value is stored.
  ///
  /// - Parameter strings: The shared texts; `nil` stores texts in their cells.
  init(
    _ value: CellValue, hasFormula: Bool, in dateSystem: DateSystem,
    strings: inout XLSXStringTable?
  ) {
    switch value {
    case .empty: self = .nothing
    case .notCalculated: self = hasFormula ? .nothing : .error("#N/A")
    case .number(let number):
      self = number.isFinite ? .number(number, for: value) : .error("#NUM!")
    case .boolean(let isTrue): self = .boolean(isTrue)
    case .error(let error): self = .error(Self.knownErrors.contains(error) ? error : "#VALUE!")
    case .text(let text): self.init(text, hasFormula: hasFormula, strings: &strings)
    case .date(let date):
      if let serial = dateSystem.serial(of: date) {
        self = .number(Double(serial), for: value)
      } else {
        self.init(date.description, hasFormula: hasFormula, strings: &strings)
      }
    case .dateTime(let moment):
      if let serial = dateSystem.serial(of: moment) {
        self = .number(serial, for: value)
      } else {
        self.init(moment.description, hasFormula: hasFormula, strings: &strings)
      }
    case .duration(let duration): self = .number(duration.days, for: value)
    }
  }

  private init(_ text: String, hasFormula: Bool, strings: inout XLSXStringTable?) {
    if hasFormula {
      self = .formulaText(text)
    } else if let index = strings?.index(of: text) {
      self = .sharedText(text, index: index)
    } else {
      self = .inlineText(text)
    }
  }

  /// The type, as the cell's attribute `t` has it.
  var type: String? {
    switch self {
    case .nothing, .number: nil
    case .boolean: "b"
    case .error: "e"
    case .sharedText: "s"
    case .inlineText: "inlineStr"
    case .formulaText: "str"
    }
  }

  /// The value as the style must show it.
  var shownValue: CellValue {
    switch self {
    case .nothing, .formulaText: .empty
    case .number(_, let value): value
    case .boolean(let isTrue): .boolean(isTrue)
    case .error(let error): .error(error)
    case .sharedText(let text, _), .inlineText(let text): .text(text)
    }
  }

  /// Writes what stands within the cell, after its formula.
  ///
  /// - Parameter prefix: The prefix of the document's elements, with its colon.
  func write(prefix: String = "", to xml: inout XMLWriter) {
    switch self {
    case .nothing: break
    case .inlineText(let text):
      xml.start(prefix + "is")
      xml.xlsxText(prefix + "t", text)
      xml.end()
    case .sharedText(_, let index): xml.element(prefix + "v", text: String(index))
    case .formulaText(let text): xml.xlsxText(prefix + "v", text)
    case .number(let number, _): xml.element(prefix + "v", text: number.xmlText)
    case .boolean(let isTrue): xml.element(prefix + "v", text: isTrue ? "1" : "0")
    case .error(let error): xml.element(prefix + "v", text: error)
    }
  }

  /// The errors that Excel knows (18.17.3).
  private static let knownErrors: Set<String> = [
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA",
  ]
}
