public import FoundationEssentials

/// The economy of a unit: its own, and together with all that is below it.
public struct EconomyRollUp: Hashable, Sendable {
  /// The unit's own responsibility; `nil` when nothing was received.
  public let own: EconomyStatement?

  /// The unit and all units below it whose economy counts in its own, as far as they were received.
  public let total: EconomyStatement

  /// The codes of units in the total that lack some budget or outcome.
  public let incomplete: [String]

  /// Adds a unit's own economy and what those children come to whose economy counts in it.
  init(of unit: String, own: EconomyStatement?, children: [EconomyRollUp]) {
    self.own = own
    total = children.map(\.total).reduce(own ?? EconomyStatement(), +)
    let isIncomplete = own.map { !$0.isComplete } ?? false
    incomplete = (isIncomplete ? [unit] : []) + children.flatMap(\.incomplete)
  }
}

/// Kontrollsumma: two ways to the same figure.
public struct ControlSum: Hashable, Sendable {
  /// What is compared.
  public enum Kind: Hashable, Sendable {
    /// Netto against intäkter plus kostnader, for the whole municipality.
    case netAgainstParts
    /// The total of the organisation's tree against the plain sum of all scorecards.
    case treeAgainstScorecards
  }

  /// Which figure of the line is compared.
  public enum Figure: String, Hashable, Sendable, CaseIterable {
    /// Budget.
    case budget
    /// Utfall.
    case outcome
  }

  /// What is compared.
  public let kind: Kind

  /// Which figure is compared.
  public let figure: Figure

  /// The figure of the reports, in thousands of kronor.
  public let reported: Decimal

  /// The figure by the other way.
  public let recomputed: Decimal

  /// What the two differ by; 0 when they agree.
  public var difference: Decimal { reported - recomputed }
}
