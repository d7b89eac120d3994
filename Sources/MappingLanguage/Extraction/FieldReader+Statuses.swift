import Findings
import Scorecards
import Spreadsheet

extension FieldReader {
  /// Reads a status by its word, its fill, or the column that is crossed.
  ///
  /// The word counts where word and fill disagree. A fill that a rule decides says nothing.
  mutating func status(_ value: FoundValue?) -> Sourced<Fulfilment>? {
    guard let value else { return nil }
    switch value.content {
    case .crosses(let crosses):
      guard isReadable(value) else { return nil }
      guard crosses.count == 1 else {
        let words = crosses.map(\.mappingWord).joined(separator: " och ")
        report(.statusAmbiguous, value, found: words)
        return nil
      }
      return Sourced(crosses[0], from: value.source)
    case .cell(let cell):
      return status(value, cell).map { Sourced($0, from: value.source) }
    case .text, .nothing:
      guard isReadable(value) else { return nil }
      return word(value).map { Sourced($0, from: value.source) }
    }
  }

  private mutating func status(_ value: FoundValue, _ cell: Cell) -> Fulfilment? {
    let sign = value.rule.statusSign
    let shade = value.isConditionallyFormatted ? nil : sign.color(of: cell.style)
    let color = shade.flatMap(status(of:))
    let isFill = sign == .color || sign == .wordAndColor
    if value.isBlank {
      if isFill, let color { return color }
      if isFill, let shade, shade.isVivid {
        report(.statusNotUnderstood, value, found: "i färgen #\(shade.hex)")
      } else if isFill, value.isConditionallyFormatted {
        findings.append(Finding(.statusByRule, at: value.source))
      } else {
        _ = isReadable(value)
      }
      return nil
    }
    guard isReadable(value) else { return nil }
    if sign.isColorAlone, vocabulary.fulfilment(of: value.text) == nil {
      if color == nil { reportColorAlone(value, shade) }
      return color
    }
    guard let word = word(value) else { return nil }
    if let color, color != word {
      report(.statusContradicts, value, found: word.mappingWord, expected: color.mappingWord)
    }
    return word
  }

  /// Says why the colour of a filled cell tells no status.
  private mutating func reportColorAlone(_ value: FoundValue, _ shade: Color?) {
    if value.isConditionallyFormatted {
      findings.append(Finding(.statusByRule, at: value.source))
    } else {
      let color = shade.map { " i färgen #\($0.hex)" } ?? " utan färg"
      report(.statusNotUnderstood, value, found: "”\(value.text.quotable)”" + color)
    }
  }

  private mutating func word(_ value: FoundValue) -> Fulfilment? {
    if let status = vocabulary.fulfilment(of: value.text) { return status }
    report(.statusNotUnderstood, value, found: "”\(value.text.quotable)”")
    return nil
  }

  /// The status of the nearest colour within the tolerance.
  private func status(of fill: Color) -> Fulfilment? {
    vocabulary.colors.map { (status: $0.status, distance: $0.color.distance(to: fill)) }
      .filter { $0.distance <= vocabulary.colorTolerance }
      .min { $0.distance < $1.distance }?.status
  }
}

extension Vocabulary {
  /// The step of fulfilment that a text names, alone or as word and sign together: `🟢 Grön`.
  func fulfilment(of text: String) -> Fulfilment? {
    let plain = text.comparable
    if let status = fulfilment[plain] { return status }
    let words = plain.filter { $0.isLetter || $0 == " " }.trimmingBlanks
    let signs = plain.filter { !$0.isLetter && !$0.isNumber && !$0.isWhitespace }
    var statuses = signs.compactMap { fulfilment[String($0)] }
    guard !statuses.isEmpty, signs.count == statuses.count else { return nil }
    if !words.isEmpty {
      guard let status = fulfilment[words] else { return nil }
      statuses.append(status)
    }
    return Set(statuses).count == 1 ? statuses[0] : nil
  }
}

extension Color {
  /// How far two colours lie from each other, from 0 to 441.
  func distance(to other: Color) -> Double {
    let squares = [(red, other.red), (green, other.green), (blue, other.blue)].map { one, other in
      let difference = Double(one) - Double(other)
      return difference * difference
    }
    return squares.reduce(0, +).squareRoot()
  }

  /// Whether the colour is so strong that somebody means something by it.
  fileprivate var isVivid: Bool {
    let parts = [red, green, blue]
    guard let low = parts.min(), let high = parts.max() else { return false }
    return high - low > 80
  }
}
