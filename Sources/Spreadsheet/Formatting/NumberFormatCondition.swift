/// When a part of a number format is used, such as `[>=1000]`.
struct NumberFormatCondition: Hashable, Sendable {
  enum Comparison: String, Hashable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = "="
    case unequal = "<>"
    case atLeast = ">="
    case greater = ">"
  }

  let comparison: Comparison
  let limit: Double

  /// The condition that every number meets.
  static let always = NumberFormatCondition(comparison: .atLeast, limit: -.infinity)

  /// Whether a number meets the condition.
  func holds(for number: Double) -> Bool {
    switch comparison {
    case .less: number < limit
    case .atMost: number <= limit
    case .equal: number == limit
    case .unequal: number != limit
    case .atLeast: number >= limit
    case .greater: number > limit
    }
  }

  /// Whether only negative numbers meet it.
  var admitsOnlyNegative: Bool {
    switch comparison {
    case .less: limit <= 0
    case .atMost, .equal: limit < 0
    default: false
    }
  }

  /// Whether it leaves over the negative numbers and no positive one.
  var admitsAllButNegative: Bool {
    limit == 0 && (comparison == .atLeast || comparison == .greater)
  }
}
