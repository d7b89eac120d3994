/// What a goal lacks to be SMART, as far as the submission shows it (Perstorp's guideline, "SMARTa
/// mål").
///
/// It is advice for the next plan, and never changes a colour. Whether a goal is realistic cannot be
/// told from a few figures, so nothing is said of it.
public enum SmartAdvice: Hashable, Sendable {
  /// Specifikt: the text has these words, which everybody may understand in a way of their own.
  case vague(String)
  /// Mätbart: there is no indicator with a target.
  case notMeasurable
  /// Accepterat: nobody answers for it.
  case nobodyResponsible
  /// Tidsatt: there is neither a date nor a year.
  case withoutTime
}

extension Goal {
  /// What the goal lacks to be SMART, in the order of the letters.
  public var smartAdvice: [SmartAdvice] {
    var advice: [SmartAdvice] = []
    let text = text.value.lowercased()
    if let words = Self.vagueWords.first(where: { text.contains($0) }) {
      advice.append(.vague(words))
    }
    if indicators.allSatisfy({ $0.target == nil }) { advice.append(.notMeasurable) }
    if responsible == nil, activities.allSatisfy({ $0.responsible == nil }) {
      advice.append(.nobodyResponsible)
    }
    if due == nil, !text.hasYear { advice.append(.withoutTime) }
    return advice
  }

  private static let vagueWords = [
    "verka för", "arbeta för att", "arbeta med", "sträva", "främja", "så långt som möjligt",
    "vid behov", "på sikt", "i möjligaste mån",
  ]
}

extension String {
  /// Whether a year such as 2025 stands in the text.
  fileprivate var hasYear: Bool {
    split { !$0.isNumber }.contains { $0.count == 4 && $0.hasPrefix("20") }
  }
}
