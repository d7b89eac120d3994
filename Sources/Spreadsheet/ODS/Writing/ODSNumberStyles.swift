internal import XML

/// The number formats of a workbook as data styles (ODF 1.3 Part 3, 16.29).
struct ODSNumberStyles {
  private let prefix: String
  private var formats = UniqueList<String>()

  init(prefix: String) {
    self.prefix = prefix
  }

  /// The name of the data style; `nil` for the plain format, which needs none.
  ///
  /// - Parameter evenGeneral: Whether the plain format must be said, against another that is meant
  ///   otherwise.
  mutating func name(of format: String, evenGeneral: Bool = false) -> String? {
    if format == "General", !evenGeneral { return nil }
    return "\(prefix)\(formats.index(of: format) + 1)"
  }

  /// The name of a data style that is there.
  func knownName(of format: String) -> String? {
    formats.elements.firstIndex(of: format).map { "\(prefix)\($0 + 1)" }
  }

  /// Writes the data styles, with the decimal sign and the names of months of a language.
  func write(for language: ODSLanguage, to xml: inout XMLWriter) {
    for (position, format) in formats.elements.enumerated() {
      Self.write(format, as: "\(prefix)\(position + 1)", for: language, to: &xml)
    }
  }

  /// Writes the last section as the style itself, and the others as styles that it maps to.
  private static func write(
    _ format: String, as name: String, for language: ODSLanguage, to xml: inout XMLWriter
  ) {
    // A fourth section is for text, which a number style does not show.
    let sections = Array(NumberFormatParser.sections(of: format).prefix(3))
    guard let main = sections.last else { return }
    let others = sections.dropLast()
    for (position, section) in others.enumerated() {
      section.writeDataStyle(as: "\(name)P\(position)", for: language, isPart: true, to: &xml)
    }
    let maps = others.enumerated().map { position, section in
      let standard = others.count == 1 ? ">=0" : position == 0 ? ">0" : "<0"
      return (
        condition: "value()" + (section.condition?.text ?? standard), style: "\(name)P\(position)"
      )
    }
    main.writeDataStyle(as: name, for: language, maps: maps, to: &xml)
  }
}

extension NumberFormatCondition {
  fileprivate var text: String { comparison.rawValue + limit.xmlText }
}

extension NumberFormatSection {
  fileprivate func writeDataStyle(
    as name: String, for language: ODSLanguage, isPart: Bool = false,
    maps: [(condition: String, style: String)] = [], to xml: inout XMLWriter
  ) {
    xml.start(
      element,
      [
        "style:name": name, "style:volatile": isPart ? "true" : nil,
        "number:language": language.language, "number:country": language.country,
      ])
    if kind == .duration { xml.attribute("number:truncate-on-overflow", "false") }
    if let color { xml.element("style:text-properties", ["fo:color": "#" + color.hex]) }
    switch kind {
    case .date, .dateTime, .time, .duration: writeMoment(to: &xml)
    case .general, .number, .percent: writeNumber(to: &xml)
    case .text: writeText(to: &xml)
    }
    for map in maps {
      xml.element(
        "style:map", ["style:condition": map.condition, "style:apply-style-name": map.style])
    }
    xml.end()
  }

  /// Each kind of data style has an element of its own.
  private var element: String {
    switch kind {
    case .general, .number: "number:number-style"
    case .percent: "number:percentage-style"
    case .date, .dateTime: "number:date-style"
    case .time, .duration: "number:time-style"
    case .text: "number:text-style"
    }
  }

  private func writeText(to xml: inout XMLWriter) {
    for piece in pieces {
      switch piece {
      case .text: xml.element("number:text-content")
      case .literal(let text): xml.element("number:text", text: text)
      default: break
      }
    }
  }

  // MARK: Numbers

  /// Writes the text before the digits, the digits, and the text after them.
  private func writeNumber(to xml: inout XMLWriter) {
    let first = pieces.firstIndex(where: \.isOfNumber)
    let last = pieces.lastIndex(where: \.isOfNumber)
    guard let first, let last else {
      xml.literals(pieces)
      return
    }
    xml.literals(pieces[..<first])
    if pieces[first] == .general {
      xml.element("number:number", ["number:min-integer-digits": "1"])
    } else {
      ODSNumberPattern(pieces[first...last]).write(to: &xml)
    }
    xml.literals(pieces[(last + 1)...])
  }

  // MARK: Dates and times

  private func writeMoment(to xml: inout XMLWriter) {
    var literal = ""
    for (position, piece) in pieces.enumerated() {
      guard case .moment(let part, let letters) = piece else {
        literal += piece.literal
        continue
      }
      if !literal.isEmpty { xml.element("number:text", text: literal) }
      literal = ""
      var decimals: Int?
      if position + 1 < pieces.count,
        case .moment(.fraction, let digits) = pieces[position + 1]
      {
        decimals = digits
      }
      part.write(letters: letters, decimals: decimals, to: &xml)
    }
    if !literal.isEmpty { xml.element("number:text", text: literal) }
  }
}

extension NumberFormatSection.Piece {
  fileprivate var isOfNumber: Bool {
    switch self {
    case .digit, .point, .comma, .exponent, .slash, .general: true
    case .literal, .percent, .text, .moment: false
    }
  }

  /// The text that stands where no number is.
  fileprivate var literal: String {
    switch self {
    case .literal(let text): text
    case .percent: "%"
    case .point: "."
    case .comma: ","
    case .slash: "/"
    case .digit, .exponent, .text, .general, .moment: ""
    }
  }
}

extension NumberFormatSection.MomentPart {
  fileprivate func write(letters: Int, decimals: Int?, to xml: inout XMLWriter) {
    func element(_ name: String, isLong: Bool, isTextual: Bool = false) {
      xml.element(
        "number:" + name,
        [
          "number:style": isLong ? "long" : nil, "number:textual": isTextual ? "true" : nil,
          "number:decimal-places": decimals.map(String.init),
        ])
    }
    switch self {
    case .year: element("year", isLong: letters > 2)
    case .month: element("month", isLong: letters == 2 || letters == 4, isTextual: letters > 2)
    case .day where letters > 2: element("day-of-week", isLong: letters > 3)
    case .day: element("day", isLong: letters == 2)
    case .hour, .allHours: element("hours", isLong: letters > 1)
    case .minute, .allMinutes: element("minutes", isLong: letters > 1)
    case .second, .allSeconds: element("seconds", isLong: letters > 1)
    case .halfOfDay: xml.element("number:am-pm")
    // The decimals stand with the seconds before them.
    case .fraction: break
    }
  }
}

extension XMLWriter {
  /// Writes the text of pieces that are no digits.
  fileprivate mutating func literals(_ pieces: some Sequence<NumberFormatSection.Piece>) {
    let text = pieces.map(\.literal).joined()
    if !text.isEmpty { element("number:text", text: text) }
  }
}
