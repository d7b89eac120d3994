/// What kind of moment a number format shows a number as.
enum DateKind: Hashable, Sendable {
  /// No moment: a number stays a number.
  case none
  /// A day, perhaps with a time of day.
  case date
  /// A day with a time of day.
  case dateTime
  /// A time of day.
  case time
  /// A length of time, such as `[h]:mm`.
  case elapsed

  /// Finds the kind from the first section of a number format (ECMA-376 Part 1, 18.8.31).
  init(format: String) {
    var hasDay = false
    var hasClock = false
    var hasMonthOrMinute = false
    var rest = Array(format.utf8)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: ";"):
        rest = []
      case UInt8(ascii: "\""):
        rest = rest.drop { $0 != UInt8(ascii: "\"") }.dropFirst()
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        rest = rest.dropFirst()
      case UInt8(ascii: "["):
        let inner = rest.prefix { $0 != UInt8(ascii: "]") }
        rest = rest.dropFirst(inner.count + 1)
        if Self.isElapsed(inner) {
          self = .elapsed
          return
        }
      case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "y"), UInt8(ascii: "Y"):
        hasDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"):
        hasClock = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"):
        hasMonthOrMinute = true
      case UInt8(ascii: "G"), UInt8(ascii: "g"):
        // The word General, whatever the case; else the letter of an era.
        if Self.continues(rest, with: "eneral") { rest = rest.dropFirst(6) }
      case UInt8(ascii: "A"), UInt8(ascii: "a"):
        if Self.continues(rest, with: "m/pm") {
          rest = rest.dropFirst(4)
          hasClock = true
        }
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        // In a number, E+00 is its exponent.
        if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
          rest = rest.dropFirst()
        }
      default: continue
      }
    }
    self =
      switch (hasDay, hasClock) {
      case (true, true): .dateTime
      case (true, false): .date
      case (false, true): .time
      case (false, false): hasMonthOrMinute ? .date : .none
      }
  }

  /// Whether brackets hold hours, minutes or seconds that may pass a day: `h`, `mm`, `ss`.
  private static func isElapsed(_ inner: ArraySlice<UInt8>) -> Bool {
    guard let first = inner.first.map({ $0 | 0x20 }) else { return false }
    return [UInt8(ascii: "h"), UInt8(ascii: "m"), UInt8(ascii: "s")].contains(first)
      && inner.allSatisfy { $0 | 0x20 == first }
  }

  private static func continues(_ rest: ArraySlice<UInt8>, with word: String) -> Bool {
    rest.prefix(word.utf8.count).lazy.map { $0 | 0x20 }.elementsEqual(
      word.utf8.lazy.map { $0 | 0x20 })
  }
}
