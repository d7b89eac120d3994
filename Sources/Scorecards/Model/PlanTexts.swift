/// What an operational plan (verksamhetsplan) tells in words beside the scorecard (Perstorp's
/// guideline, "Verksamhetsplanering").
public struct PlanTexts: Hashable, Sendable {
  /// Trend- och omvärldsanalys.
  public var trends: Sourced<String>?

  /// Nulägesanalys av verksamheten.
  public var situation: Sourced<String>?

  /// Ekonomiska förutsättningar.
  public var economicConditions: Sourced<String>?

  /// Prioriterade förbättringsområden.
  public var improvementAreas: Sourced<String>?

  /// Creates a plan without texts.
  public init() {}

  /// Whether nothing is told.
  public var isEmpty: Bool {
    [trends, situation, economicConditions, improvementAreas].allSatisfy { $0 == nil }
  }
}
