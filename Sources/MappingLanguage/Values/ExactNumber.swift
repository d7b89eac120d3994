import FoundationEssentials

extension Decimal {
  /// The decimal number that a binary one stands for.
  ///
  /// It is the shortest text that gives the same number, rounded to the 15 digits that
  /// spreadsheet programs keep, so that 0.1 + 0.2 is 0.3.
  ///
  /// - Returns: `nil` for infinities, for what is no number, and beyond the reach of `Decimal`.
  init?(shortest number: Double) {
    guard number.isFinite, abs(number) < 1e30, number == 0 || abs(number) > 1e-30 else {
      return nil
    }
    let parts = "\(abs(number))".split(separator: "e")
    guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(parts[1]) : 0 else {
      return nil
    }
    let decimals = mantissa.split(separator: ".").dropFirst().first?.count ?? 0
    let digits = mantissa.filter(\.isNumber).drop { $0 == "0" }
    let surplus = max(0, digits.count - 15)
    guard var significand = UInt64(digits.isEmpty ? "0" : digits.dropLast(surplus)) else {
      return nil
    }
    if let next = digits.dropFirst(15).first?.wholeNumberValue, next >= 5 { significand += 1 }
    self.init(
      sign: number < 0 ? .minus : .plus, exponent: exponent - decimals + surplus,
      significand: Decimal(significand))
  }

  /// The number with a decimal comma and without grouping, as cells show it: `-1234,5`.
  var ungroupedText: String {
    description.replacing(".", with: ",")
  }
}
