/// Lengths of time as XML Schema has them, such as `PT30H01M30.5S` or `-P1DT2H`.
enum ODSDurationText {
  /// The length in milliseconds; `nil` when the text is none, or counts months or years, which have
  /// no set length.
  static func milliseconds(_ text: String) -> Int? {
    var rest = text.trimmingBlanks()[...]
    var isNegative = false
    if rest.first == "-" {
      isNegative = true
      rest.removeFirst()
    }
    guard rest.popFirst() == "P", !rest.isEmpty else { return nil }
    var total = 0.0
    var isTime = false
    while let next = rest.first {
      if next == "T", !isTime {
        isTime = true
        rest.removeFirst()
        continue
      }
      let digits = rest.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" }
      rest = rest.dropFirst(digits.count)
      guard let number = Double(decimal: String(digits.map { $0 == "," ? "." : $0 })),
        let unit = rest.popFirst()
      else { return nil }
      switch (unit, isTime) {
      case ("D", false): total += number * 86_400_000
      case ("H", true): total += number * 3_600_000
      case ("M", true): total += number * 60_000
      case ("S", true): total += number * 1000
      case ("Y", false) where number == 0, ("M", false) where number == 0: break
      default: return nil
      }
    }
    // A quarter of a million years, within which milliseconds are exact.
    guard abs(total) < 9e15 else { return nil }
    return Int((isNegative ? -total : total).rounded())
  }
}
