internal import XML

/// How the digits of a number are laid out (ODF 1.3 Part 3, 16.29.3 to 16.29.6).
///
/// Text between the digits is left out: OpenDocument places it by counting digits, which not all
/// programs follow.
struct ODSNumberPattern {
  private var integerDigits = 0
  private var decimals = 0
  private var requiredDecimals = 0
  private var isGrouped = false
  /// How many times the number is divided by a thousand.
  private var thousands = 0
  /// The least digits of the exponent; `nil` without exponent.
  private var exponentDigits: Int?
  /// The digits above and below the fraction line; `nil` without fraction.
  private var fraction: (numerator: Int, denominator: Int)?

  /// Reads the pieces from the first digit to the last.
  init(_ pieces: ArraySlice<NumberFormatSection.Piece>) {
    var isAfterPoint = false
    // Digits since the last blank: above a fraction line if one follows.
    var digitsInARow = 0
    var zerosInARow = 0
    for (position, piece) in zip(pieces.indices, pieces) {
      switch piece {
      case .digit(let placeholder):
        digitsInARow += 1
        let isZero = placeholder == .zero
        if let digits = exponentDigits {
          exponentDigits = digits + (isZero ? 1 : 0)
        } else if fraction != nil {
          fraction?.denominator += 1
        } else if isAfterPoint {
          decimals += 1
          if isZero { requiredDecimals = decimals }
        } else if isZero {
          integerDigits += 1
          zerosInARow += 1
        }
        continue
      case .point: isAfterPoint = true
      case .comma:
        let isBetweenDigits = position + 1 < pieces.endIndex && pieces[position + 1].isDigit
        if isBetweenDigits, !isAfterPoint { isGrouped = true } else { thousands += 1 }
        continue
      case .exponent: exponentDigits = 0
      case .slash:
        fraction = (numerator: max(1, digitsInARow), denominator: 0)
        integerDigits -= zerosInARow
      default: break
      }
      digitsInARow = 0
      zerosInARow = 0
    }
  }

  func write(to xml: inout XMLWriter) {
    let integers = String(integerDigits)
    if let fraction {
      xml.element(
        "number:fraction",
        [
          "number:min-integer-digits": integers,
          "number:min-numerator-digits": String(fraction.numerator),
          "number:min-denominator-digits": String(max(1, fraction.denominator)),
        ])
      return
    }
    let isScientific = exponentDigits != nil
    // Five times a thousand is more than any program divides by.
    let factor = thousands > 0 ? "1" + String(repeating: "000", count: min(thousands, 5)) : nil
    xml.element(
      isScientific ? "number:scientific-number" : "number:number",
      [
        "number:decimal-places": String(decimals),
        "number:min-decimal-places": String(requiredDecimals),
        "number:min-integer-digits": integers, "number:grouping": isGrouped ? "true" : nil,
        "number:display-factor": isScientific ? nil : factor,
        "number:min-exponent-digits": exponentDigits.map { String(max(1, $0)) },
      ])
  }
}
