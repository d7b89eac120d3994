/// A number format that shows fractions, such as `# ??/??` or `# ?/8`.
struct NumberFormatFraction {
  private let whole: DigitPattern?
  private let between: String
  private let numeratorPlaces: Int
  private let denominatorPlaces: Int
  private let fixedDenominator: Int?
  private let before: String
  private let after: String

  /// Finds the fraction in the pieces of a format; `nil` when there is none.
  init?(_ pieces: [NumberFormatSection.Piece]) {
    guard let slash = pieces.firstIndex(of: .slash), slash > 0, pieces[slash - 1].isDigit else {
      return nil
    }
    let numerator = pieces[..<slash].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? 0
    numeratorPlaces = slash - numerator

    let rest = pieces[(slash + 1)...]
    if case .literal(let text)? = rest.first, let first = text.first, first.isASCIIDigit {
      // A denominator such as 8 or 100; its zeros look like places.
      let digits = text.prefix { $0.isASCIIDigit }
      let isWhole = digits.count == text.count
      let zeros = isWhole ? rest.dropFirst().prefix { $0.isDigit }.count : 0
      guard digits.count + zeros <= 6, let number = Int(digits) else { return nil }
      fixedDenominator = (0..<zeros).reduce(number) { product, _ in product * 10 }
      denominatorPlaces = digits.count + zeros
      after = text.dropFirst(digits.count) + Self.literals(in: rest.dropFirst(1 + zeros))
    } else {
      let places = rest.prefix { $0.isDigit }.count
      guard places > 0 else { return nil }
      fixedDenominator = nil
      denominatorPlaces = places
      after = Self.literals(in: rest.dropFirst(places))
    }

    let head = pieces[..<numerator]
    if let last = head.lastIndex(where: { $0.isDigit }) {
      whole = DigitPattern(head[...last])
      between = Self.literals(in: head[(last + 1)...])
      before = ""
    } else {
      whole = nil
      between = ""
      before = Self.literals(in: head)
    }
  }

  /// The text for a number without its sign.
  func text(for number: Decimal15) -> String {
    guard number.point <= 15, let value = Double(number.plainText) else { return number.general }
    var units = whole == nil ? 0 : value.rounded(.down)
    var (numerator, denominator) = approximation(of: value - units)
    if whole != nil, numerator == denominator {
      units += 1
      numerator = 0
    }
    var text = before
    if let whole {
      let shownUnits = whole.text(for: Decimal15(Int(units)))
      text += (shownUnits.isEmpty && numerator == 0 ? "0" : shownUnits) + between
      if numerator == 0 {
        // Blanks of the same width keep columns of numbers aligned.
        return text + String(repeating: " ", count: numeratorPlaces + 1 + denominatorPlaces) + after
      }
    }
    let upper = String(numerator)
    let lower = String(denominator)
    text += String(repeating: " ", count: max(0, numeratorPlaces - upper.count)) + upper + "/"
    text += lower + String(repeating: " ", count: max(0, denominatorPlaces - lower.count))
    return text + after
  }

  /// The fraction that comes closest within the places of the denominator.
  private func approximation(of value: Double) -> (numerator: Int, denominator: Int) {
    if let fixedDenominator {
      return (Int((value * Double(fixedDenominator)).rounded()), fixedDenominator)
    }
    let limit = (0..<min(denominatorPlaces, 6)).reduce(1) { product, _ in product * 10 } - 1
    // Continued fractions: each step is the best fraction with so small a denominator.
    var (numerator, denominator) = (value.rounded(.down), 1.0)
    var (earlierNumerator, earlierDenominator) = (1.0, 0.0)
    var remainder = value - numerator
    while remainder > 1e-10 {
      let inverse = 1 / remainder
      let term = inverse.rounded(.down)
      let fitting = ((Double(limit) - earlierDenominator) / denominator).rounded(.down)
      let step = min(term, fitting)
      let next = (
        step * numerator + earlierNumerator, step * denominator + earlierDenominator
      )
      if step < term {
        let isCloser =
          next.1 > 0 && abs(next.0 / next.1 - value) < abs(numerator / denominator - value)
        if isCloser { (numerator, denominator) = next }
        break
      }
      (earlierNumerator, earlierDenominator) = (numerator, denominator)
      (numerator, denominator) = next
      remainder = inverse - term
    }
    return (Int(numerator), Int(denominator))
  }

  private static func literals(in pieces: ArraySlice<NumberFormatSection.Piece>) -> String {
    pieces.reduce(into: "") { text, piece in
      switch piece {
      case .literal(let literal): text += literal
      case .percent: text += "%"
      default: break
      }
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Decimal15 {
  /// The number with a decimal point, for reading it again.
  fileprivate var plainText: String {
    "0" + String(digits: wholeDigits) + "." + String(digits: decimalDigits) + "0"
  }
}
