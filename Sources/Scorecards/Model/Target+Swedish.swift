extension Quantity {
  /// The number as Swedish readers write it: `1 234,5`, `85 %`.
  public var swedishText: String { number.swedishText + (isPercent ? " %" : "") }
}

extension Target {
  /// The target in words, so that nothing else is needed to tell its direction: `Minst 85 %`.
  public var swedishText: String {
    switch self {
    case .atLeast(let quantity): "Minst \(quantity.swedishText)"
    case .moreThan(let quantity): "Över \(quantity.swedishText)"
    case .atMost(let quantity): "Högst \(quantity.swedishText)"
    case .lessThan(let quantity): "Under \(quantity.swedishText)"
    case .exactly(let quantity): "Exakt \(quantity.swedishText)"
    case .between(let low, let high): "\(low.number.swedishText)–\(high.swedishText)"
    }
  }
}
