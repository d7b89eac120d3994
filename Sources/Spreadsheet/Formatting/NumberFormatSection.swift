/// A part of a number format, between semicolons.
struct NumberFormatSection: Hashable, Sendable {
  /// The pieces that the format is made of.
  enum Piece: Hashable, Sendable {
    /// Text that stands for itself.
    case literal(String)
    /// A digit: `0` shows a zero where the number has none, `?` a blank, `#` nothing.
    case digit(Placeholder)
    /// The decimal point.
    case point
    /// A comma: between digits it groups thousands, behind them it divides by a thousand.
    case comma
    case percent
    /// `E+` or `E-`.
    case exponent(showsPlus: Bool)
    /// A slash: between digits it makes a fraction.
    case slash
    /// `@`, the text itself.
    case text
    case general
    /// A part of a date or a time, by the number of its letters.
    case moment(MomentPart, letters: Int)
  }

  enum Placeholder: Hashable, Sendable {
    case zero, blank, none
  }

  enum MomentPart: Hashable, Sendable {
    case year, month, day, hour, minute, second, fraction
    case halfOfDay
    case allHours, allMinutes, allSeconds
  }

  /// The pieces, in their order.
  let pieces: [Piece]

  /// When the part is used; `nil` when it follows from its place.
  let condition: NumberFormatCondition?

  /// Whether months and days have English names, as a locale in the format may want it.
  let isEnglish: Bool

  /// What the part makes of a number.
  let kind: NumberFormat.Kind

  /// The colour of the letters, such as `[Red]`.
  let color: Color?

  init(
    _ pieces: [Piece], condition: NumberFormatCondition?, isEnglish: Bool, color: Color? = nil
  ) {
    self.color = color
    self.condition = condition
    self.isEnglish = isEnglish
    kind = Self.kind(of: pieces)
    self.pieces =
      switch kind {
      case .date, .dateTime, .time, .duration: Self.resolvingMoments(pieces)
      default: pieces
      }
  }

  /// Whether the part shows a date or a time.
  var showsMoment: Bool {
    switch kind {
    case .date, .dateTime, .time, .duration: true
    default: false
    }
  }

  /// The text for a text: it stands where the `@` is.
  func text(for text: String) -> String {
    var result = ""
    for piece in pieces {
      switch piece {
      case .text, .general: result += text
      case .literal(let literal): result += literal
      case .percent: result += "%"
      case .slash: result += "/"
      default: break
      }
    }
    return result
  }

  private static func kind(of pieces: [Piece]) -> NumberFormat.Kind {
    var hasDay = false
    var hasClock = false
    var hasMonthOrMinute = false
    for case .moment(let part, _) in pieces {
      switch part {
      case .allHours, .allMinutes, .allSeconds: return .duration
      case .year, .day: hasDay = true
      case .month: hasMonthOrMinute = true
      case .hour, .minute, .second, .fraction, .halfOfDay: hasClock = true
      }
    }
    switch (hasDay, hasClock, hasMonthOrMinute) {
    case (true, true, _): return .dateTime
    case (true, false, _), (false, false, true): return .date
    case (false, true, _): return .time
    default: break
    }
    if pieces.contains(.text) { return .text }
    if pieces.contains(.percent) { return .percent }
    return pieces == [.general] || pieces.isEmpty ? .general : .number
  }

  /// Tells minutes from months, and decimals of seconds from zeros.
  ///
  /// `m` is a minute behind hours and before seconds (ECMA-376 Part 1, 18.8.31).
  private static func resolvingMoments(_ pieces: [Piece]) -> [Piece] {
    var resolved: [Piece] = []
    var last: Int?
    for piece in pieces {
      switch piece {
      case .moment(let part, let letters):
        var part = part
        if case .moment(let before, let beforeLetters)? = last.map({ resolved[$0] }) {
          if part == .month, letters <= 2, before == .hour || before == .allHours {
            part = .minute
          }
          if part == .second || part == .allSeconds, before == .month, beforeLetters <= 2,
            let last
          {
            resolved[last] = .moment(.minute, letters: beforeLetters)
          }
        }
        if part != .halfOfDay { last = resolved.count }
        resolved.append(.moment(part, letters: letters))
      case .digit(.zero):
        if case .moment(.fraction, let digits)? = resolved.last {
          resolved[resolved.count - 1] = .moment(.fraction, letters: digits + 1)
        } else if case .point? = resolved.last, isSecond(resolved.dropLast().last) {
          resolved[resolved.count - 1] = .moment(.fraction, letters: 1)
        } else {
          resolved.append(.literal("0"))
        }
      default:
        resolved.append(piece)
      }
    }
    return resolved
  }

  private static func isSecond(_ piece: Piece?) -> Bool {
    guard case .moment(let part, _)? = piece else { return false }
    return part == .second || part == .allSeconds
  }
}
