internal import XML

/// The number formats of a workbook as data styles (ODF 1.3 Part 3, 16.29).
struct ODSNumberStyles {
  private var formats = UniqueList<String>()

  /// The name of the data style; `nil` for the plain format, which needs none.
  mutating func name(of format: String) -> String? {
    format == "General" ? nil : "N\(formats.index(of: format) + 1)"
  }

  func write(to xml: inout XMLWriter) {
    for (position, format) in formats.elements.enumerated() {
      Self.write(format, as: "N\(position + 1)", to: &xml)
    }
  }

  /// Writes the last section as the style itself, and the others as styles that it maps to.
  private static func write(_ format: String, as name: String, to xml: inout XMLWriter) {
    // A fourth section is for text, which a number style does not show.
    let sections = Array(ODSNumberFormat.sections(of: format).prefix(3))
    guard let main = sections.last else { return }
    let others = sections.dropLast()
    for (position, section) in others.enumerated() {
      write(section, as: "\(name)P\(position)", isPart: true, maps: [], to: &xml)
    }
    let maps = others.enumerated().map { position, section in
      let standard = others.count == 1 ? ">=0" : position == 0 ? ">0" : "<0"
      return (condition: "value()" + (section.condition ?? standard), style: "\(name)P\(position)")
    }
    write(main, as: name, isPart: false, maps: maps, to: &xml)
  }

  private static func write(
    _ section: ODSNumberFormat, as name: String, isPart: Bool,
    maps: [(condition: String, style: String)], to xml: inout XMLWriter
  ) {
    let kind = section.odsElement
    xml.start(
      kind,
      ["style:name": name, "style:volatile": isPart ? "true" : nil])
    if section.parts.contains(where: \.isElapsed) {
      xml.attribute("number:truncate-on-overflow", "false")
    }
    if let color = section.color {
      xml.element("style:text-properties", ["fo:color": "#" + color.hex])
    }
    for part in section.odsParts { part.write(to: &xml) }
    for map in maps {
      xml.element(
        "style:map", ["style:condition": map.condition, "style:apply-style-name": map.style])
    }
    xml.end()
  }
}

extension ODSNumberFormat {
  /// The element for the section; each kind of data style has its own.
  fileprivate var odsElement: String {
    if isMoment {
      let hasDate = parts.contains { part in
        if case .moment(let letter, _) = part { return "ymd".contains(letter) }
        return false
      }
      return hasDate ? "number:date-style" : "number:time-style"
    }
    if parts.contains(.text) { return "number:text-style" }
    return isPercentage ? "number:percentage-style" : "number:number-style"
  }

  /// The parts that the element may hold: only one number, and no number in a date.
  fileprivate var odsParts: [Part] {
    var hasNumber = isMoment || parts.contains(.text)
    return parts.filter { part in
      switch part {
      case .number, .general:
        defer { hasNumber = true }
        return !hasNumber
      default: return true
      }
    }
  }
}

extension ODSNumberFormat.Part {
  fileprivate var isElapsed: Bool {
    if case .elapsed = self { return true }
    return false
  }

  fileprivate func write(to xml: inout XMLWriter) {
    switch self {
    case .literal(let text): xml.element("number:text", text: text)
    case .text: xml.element("number:text-content")
    case .general: xml.element("number:number", ["number:min-integer-digits": "1"])
    case .number(let pattern): pattern.write(to: &xml)
    case .halfOfDay: xml.element("number:am-pm")
    case .elapsed(let letter, let count), .moment(let letter, let count):
      Self.write(letter, count, to: &xml)
    case .minutes(let count):
      xml.element("number:minutes", ["number:style": count > 1 ? "long" : nil])
    case .fractionalSeconds(let count, let decimals):
      xml.element(
        "number:seconds",
        ["number:style": count > 1 ? "long" : nil, "number:decimal-places": String(decimals)])
    }
  }

  private static func write(_ letter: Character, _ count: Int, to xml: inout XMLWriter) {
    let long = count > 1 ? "long" : nil
    switch letter {
    case "y": xml.element("number:year", ["number:style": count > 2 ? "long" : nil])
    case "m" where count > 2:
      xml.element(
        "number:month",
        ["number:textual": "true", "number:style": count == 4 ? "long" : nil])
    case "m": xml.element("number:month", ["number:style": long])
    case "d" where count > 2:
      xml.element("number:day-of-week", ["number:style": count > 3 ? "long" : nil])
    case "d": xml.element("number:day", ["number:style": long])
    case "h": xml.element("number:hours", ["number:style": long])
    default: xml.element("number:seconds", ["number:style": long])
    }
  }
}

extension ODSNumberFormat.NumberPattern {
  fileprivate func write(to xml: inout XMLWriter) {
    let integers = String(integerDigits)
    let grouping = isGrouped ? "true" : nil
    if let numeratorDigits {
      xml.element(
        "number:fraction",
        [
          "number:min-integer-digits": integers,
          "number:min-numerator-digits": String(numeratorDigits),
          "number:min-denominator-digits": String(denominatorDigits),
        ])
    } else if let exponentDigits {
      xml.element(
        "number:scientific-number",
        [
          "number:decimal-places": String(decimals),
          "number:min-decimal-places": String(requiredDecimals),
          "number:min-integer-digits": integers, "number:grouping": grouping,
          "number:min-exponent-digits": String(exponentDigits),
        ])
    } else {
      let factor = thousands > 0 ? "1" + String(repeating: "000", count: min(thousands, 5)) : nil
      xml.element(
        "number:number",
        [
          "number:decimal-places": String(decimals),
          "number:min-decimal-places": String(requiredDecimals),
          "number:min-integer-digits": integers, "number:grouping": grouping,
          "number:display-factor": factor,
        ])
    }
  }
}
