extension Span<UInt8> {
  /// Takes decimal digits, at most seven.
  ///
  /// - Returns: `nil` when there is none, or an eighth; then the place stays.
  /// - Precondition: Eight bytes lie at the place.
  @inline(__always)
  func takeInteger(_ place: inout Int) -> Int? {
    let digits = Digits(word(at: place))
    guard digits.count > 0, digits.count < 8 else { return nil }
    place &+= digits.count
    return Int(truncatingIfNeeded: digits.value)
  }

  /// Takes a number such as `-12.5` or `1.5E-7`.
  ///
  /// It is the `Double` that lies nearest to what is written, as `Double(_: String)` gives it.
  ///
  /// - Returns: `nil` when there is none, or it is written in an unusual way; then the place stays.
  /// - Precondition: 64 bytes lie at the place.
  @inline(__always)
  func takeNumber(_ place: inout Int) -> Double? {
    var end = place
    let isNegative = self[end] == UInt8(ascii: "-")
    if isNegative { end &+= 1 }
    var decimal = ScaledInteger()
    let wholeDigits = decimal.takeDigits(self, &end)
    guard wholeDigits > 0 else { return nil }
    if self[end] == UInt8(ascii: ".") {
      end &+= 1
      decimal.decimals = decimal.takeDigits(self, &end)
      guard decimal.decimals > 0 else { return nil }
    }
    guard self[end] | 0x20 != UInt8(ascii: "e"),
      let magnitude = decimal.double(digits: wholeDigits &+ decimal.decimals)
    else { return takeLongNumber(&place) }
    place = end
    return isNegative ? -magnitude : magnitude
  }

  /// Takes a number with many digits or an exponent.
  @inline(never)
  private func takeLongNumber(_ place: inout Int) -> Double? {
    var text = ""
    for offset in place..<(place + 64) {
      switch self[offset] {
      case 48...57, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "E"),
        UInt8(ascii: "e"):
        text.unicodeScalars.append(Unicode.Scalar(self[offset]))
      default:
        guard let number = Double(text), number.isFinite else { return nil }
        place = offset
        return number
      }
    }
    return nil
  }
}

/// The decimal digits at the start of eight bytes.
private struct Digits {
  /// How many there are.
  let count: Int
  private let word: UInt64

  @inline(__always)
  init(_ word: UInt64) {
    self.word = word ^ 0x3030_3030_3030_3030
    // What is a digit is now 0 to 9; 6 more sets a high bit in everything else.
    let others =
      (self.word | (self.word &+ 0x0606_0606_0606_0606)) & 0xF0F0_F0F0_F0F0_F0F0
    count = others.trailingZeroBitCount &>> 3
  }

  /// The number that they are; without any, 0.
  @inline(__always)
  var value: UInt64 {
    guard count > 0 else { return 0 }
    // Zeros come before the first digit, then neighbours are joined: 8 digits, 4 pairs, 2 fours.
    var joined = word &<< UInt64(64 &- 8 &* count)
    joined = (joined &* 10) &+ (joined &>> 8)
    let every4 = 0x0000_00FF_0000_00FF as UInt64
    let upper = (joined & every4) &* 0x000F_4240_0000_0064
    let lower = (joined &>> 16 & every4) &* 0x0000_2710_0000_0001
    return (upper &+ lower) &>> 32
  }
}

/// A number as its digits and how many of them are decimals.
private struct ScaledInteger {
  private var digits: UInt64 = 0
  var decimals = 0

  /// Takes up to 24 digits; returns how many.
  @inline(__always)
  mutating func takeDigits(_ bytes: Span<UInt8>, _ place: inout Int) -> Int {
    let start = place
    var next = Digits(bytes.word(at: place))
    add(next, &place)
    if next.count == 8 {
      next = Digits(bytes.word(at: place))
      add(next, &place)
      if next.count == 8 {
        next = Digits(bytes.word(at: place))
        add(next, &place)
      }
    }
    return place &- start
  }

  @inline(__always)
  private mutating func add(_ next: Digits, _ place: inout Int) {
    digits = digits &* Self.powers[next.count] &+ next.value
    place &+= next.count
  }

  /// The nearest `Double`; `nil` when there are more digits than are surely exact.
  @inline(__always)
  func double(digits count: Int) -> Double? {
    guard count <= 19 else { return nil }
    // Below 2^53 the digits are exact, and so is the power of ten: one division rounds once.
    if digits < 1 << 53 { return Double(Int64(digits)) / Self.exactPowers[decimals] }
    return quotient
  }

  /// The digits divided by the power of ten, rounded once.
  private var quotient: Double {
    let divisor = Self.powers[decimals]
    let shift = digits.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    // 63 or 64 bits of the quotient; what is left over only matters as being there.
    let dividend = digits &<< UInt64(shift)
    let (bits, rest) = (divisor &<< UInt64(divisorShift))
      .dividingFullWidth((high: dividend >> 1, low: dividend << 63))
    let scale = Double(bitPattern: UInt64(1023 - 63 + divisorShift - shift) << 52)
    return Double(bits | (rest == 0 ? 0 : 1)) * scale
  }

  private static let powers: InlineArray<20, UInt64> = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  private static let exactPowers: InlineArray<20, Double> = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19,
  ]
}
