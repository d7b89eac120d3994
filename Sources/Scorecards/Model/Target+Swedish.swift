extension Quantity {
  /// The number as Swedish readers write it: `1 234,5`, `85 %`; a day as ISO 8601.
  public var swedishText: String {
    day?.description ?? number.swedishText + (isPercent ? " %" : "")
  }
}

extension Target {
  /// The target in words, so that nothing else is needed to tell its direction: `Minst 85 %`.
  public var swedishText: String {
    switch self {
    case .atLeast(let day) where day.isDay: "Tidigast \(day.swedishText)"
    case .moreThan(let day) where day.isDay: "Efter \(day.swedishText)"
    case .atMost(let day) where day.isDay: "Senast \(day.swedishText)"
    case .lessThan(let day) where day.isDay: "Före \(day.swedishText)"
    case .exactly(let day) where day.isDay: "Den \(day.swedishText)"
    case .between(let first, let last) where first.isDay:
      "Mellan \(first.swedishText) och \(last.swedishText)"
    case .atLeast(let quantity): "Minst \(quantity.swedishText)"
    case .moreThan(let quantity): "Över \(quantity.swedishText)"
    case .atMost(let quantity): "Högst \(quantity.swedishText)"
    case .lessThan(let quantity): "Under \(quantity.swedishText)"
    case .exactly(let quantity): "Exakt \(quantity.swedishText)"
    case .between(let low, let high): "\(low.number.swedishText)–\(high.swedishText)"
    }
  }
}
