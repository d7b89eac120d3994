public import Findings

/// A unit of the organisation with all that is known of it, its own and from below.
public struct ConsolidatedUnit: Hashable, Sendable {
  /// The unit.
  public let unit: OrganisationalUnit

  /// What has become of its scorecard.
  public let state: SubmissionState

  /// The submission that counts, or the one that was returned; `nil` when there is none.
  public let submission: Submission?

  /// The scorecard with its fulfilment; `nil` when none was received.
  public let assessed: AssessedScorecard?

  /// The codes of the units right below, in the order of the register.
  public let children: [String]

  /// How many of the unit's own goals have each final fulfilment.
  public let counts: FulfilmentCounts

  /// How many goals of all units below have each final fulfilment.
  public let countsBelow: FulfilmentCounts

  /// How many scorecards are expected of the unit and all below it.
  public let expected: Int

  /// The codes of units, this one and all below, whose scorecards are expected but not received.
  ///
  /// They are counted nowhere else; above all they are not "not measured".
  public let notSubmitted: [String]

  /// The economy.
  public let economy: EconomyRollUp

  /// The investments of the unit and all units below it whose economy counts in its own; `nil` when
  /// there are none.
  public let investments: InvestmentFigures?

  /// How far the result is decided, for the unit and all below it.
  public let standing: Standing

  /// What a person should know of the scorecard that counts or of the file that was returned.
  public let findings: [Finding]

  /// Whether its economy stands outside that of the unit above.
  public var hasAccountsOfItsOwn: Bool {
    unit.parent != nil && !unit.level.countsInEconomyAbove
  }

  /// How many scorecards were received from the unit and all below it.
  public var received: Int { expected - notSubmitted.count }
}
