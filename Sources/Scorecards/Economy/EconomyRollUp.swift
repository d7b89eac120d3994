/// The economy of a unit: its own, and together with all that is below it.
public struct EconomyRollUp: Hashable, Sendable {
  /// The unit's own responsibility; `nil` when nothing was received.
  public let own: EconomyStatement?

  /// The unit and all units below it whose economy counts in its own, as far as they were received.
  public let total: EconomyStatement

  /// Adds a unit's own economy and what those children come to whose economy counts in it.
  init(own: EconomyStatement?, children: [EconomyRollUp]) {
    self.own = own
    total = children.map(\.total).reduce(own ?? EconomyStatement(), +)
  }
}
