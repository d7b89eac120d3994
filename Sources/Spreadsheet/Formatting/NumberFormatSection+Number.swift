extension NumberFormatSection {
  /// The text for a number without its sign.
  func text(for number: Decimal15, isNegative: Bool) -> String {
    (isNegative ? "-" : "") + unsigned(number)
  }

  private func unsigned(_ number: Decimal15) -> String {
    if let exponent = pieces.firstIndex(where: { $0.isExponent }) {
      return scientific(number, exponentAt: exponent)
    }
    if let fraction = NumberFormatFraction(pieces) { return fraction.text(for: number) }
    return DigitPattern(pieces[...]).text(for: number)
  }

  /// The text with an exponent: as many digits before the point as the format has.
  private func scientific(_ number: Decimal15, exponentAt index: Int) -> String {
    let mantissa = DigitPattern(pieces[..<index])
    let width = max(1, mantissa.wholePlaces)
    // The exponent is a multiple of the width, so that ##0.0E+0 counts in thousands.
    func exponent(of number: Decimal15) -> Int {
      if number.isZero { return 0 }
      let magnitude = number.point - 1
      return (magnitude >= 0 ? magnitude : magnitude - width + 1) / width * width
    }
    var scaled = number
    var power = exponent(of: number)
    scaled.scale(byPowerOfTen: -power)
    scaled.round(toDecimals: mantissa.decimalPlaces)
    // Rounding may have added a digit.
    let carried = exponent(of: scaled)
    scaled.scale(byPowerOfTen: -carried)
    power += carried

    let showsPlus = pieces[index] == .exponent(showsPlus: true)
    let sign = power < 0 ? "-" : showsPlus ? "+" : ""
    return mantissa.text(for: scaled) + "E" + sign
      + DigitPattern(pieces[(index + 1)...]).text(for: Decimal15(abs(power)))
  }
}

extension NumberFormatSection.Piece {
  fileprivate var isExponent: Bool {
    if case .exponent = self { true } else { false }
  }

  var isDigit: Bool {
    if case .digit = self { true } else { false }
  }
}
