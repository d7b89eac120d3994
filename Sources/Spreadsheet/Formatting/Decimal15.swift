/// A number as decimal digits, of which programs show at most fifteen.
struct Decimal15: Hashable, Sendable {
  private(set) var isNegative = false

  /// The digits, without zeros at either end; none for zero.
  private(set) var digits: [UInt8] = []

  /// How many digits stand before the decimal point; zeros stand between them when it is negative.
  private(set) var point = 0

  /// Creates the digits of a number.
  ///
  /// - Returns: `nil` when the number is infinite or none.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    isNegative = number < 0
    // The shortest digits that give the number, such as 1234.5 or 1.5e-07.
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    point = mantissa[0].utf8.count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    digits = mantissa.joined().utf8.map { $0 - UInt8(ascii: "0") }
    trim()
    round(toDigits: 15)
  }

  /// Creates a number without decimals.
  init(_ number: Int) {
    digits = String(number.magnitude).utf8.map { $0 - UInt8(ascii: "0") }
    point = digits.count
    isNegative = number < 0
    trim()
  }

  var isZero: Bool { digits.isEmpty }

  /// The number without its sign.
  var magnitude: Decimal15 {
    var copy = self
    copy.isNegative = false
    return copy
  }

  /// Multiplies by a power of ten.
  mutating func scale(byPowerOfTen power: Int) {
    if !isZero { point += power }
  }

  /// Rounds to decimals, halves away from zero.
  mutating func round(toDecimals decimals: Int) {
    round(toDigits: point + decimals)
  }

  /// Rounds to digits, halves away from zero.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else { return digits = [] }
    let roundsUp = digits[count] >= 5
    digits.removeSubrange(count...)
    if roundsUp {
      while let last = digits.last, last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    trim()
  }

  private mutating func trim() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  /// The digits before the decimal point; none for numbers below 1.
  var wholeDigits: [UInt8] {
    guard point > 0 else { return [] }
    return Array(digits.prefix(point))
      + [UInt8](repeating: 0, count: max(0, point - digits.count))
  }

  /// The digits behind the decimal point, without zeros at the end.
  var decimalDigits: [UInt8] {
    guard !isZero else { return [] }
    return point >= 0
      ? Array(digits.dropFirst(point)) : [UInt8](repeating: 0, count: -point) + digits
  }
}

extension Decimal15 {
  /// The number as the format General shows it: within eleven characters, without spare zeros.
  var general: String {
    let sign = isNegative ? "-" : ""
    if isZero { return "0" }
    let magnitude = point - 1
    switch magnitude {
    case 11...: return sign + scientific
    case 0..<11: return sign + plain(digits: max(10, point))
    case -4..<0: return sign + plain(digits: 10 + magnitude)
    default:
      let text = plain(digits: 15)
      return sign + (text.utf8.count <= 11 ? text : scientific)
    }
  }

  private func plain(digits count: Int) -> String {
    var rounded = self
    rounded.round(toDigits: count)
    let whole = rounded.wholeDigits.isEmpty ? [0] : rounded.wholeDigits
    let decimals = rounded.decimalDigits
    return String(digits: whole) + (decimals.isEmpty ? "" : "," + String(digits: decimals))
  }

  private var scientific: String {
    var rounded = self
    rounded.round(toDigits: 6)
    let exponent = rounded.point - 1
    rounded.scale(byPowerOfTen: -exponent)
    return rounded.plain(digits: 6) + "E" + (exponent < 0 ? "-" : "+")
      + String(padded: abs(exponent), to: 2)
  }
}

extension String {
  /// Digits from 0 to 9 as text.
  init(digits: some Sequence<UInt8>) {
    self.init(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
