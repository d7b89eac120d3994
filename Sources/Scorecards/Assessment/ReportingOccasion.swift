/// Tillfälle: when the municipality reports.
public enum ReportingOccasion: String, Hashable, Sendable, CaseIterable {
  /// Bokslut: results for the whole year.
  case annualAccounts
  /// Delårsbokslut: results so far, and forecasts for the year.
  case interimAccounts
  /// Kvartal: goals and activities are followed up within the municipality.
  case quarter
}

/// What a policy asks for on an occasion.
public struct OccasionRule: Hashable, Sendable {
  /// How much something is asked for.
  public enum Requirement: String, Hashable, Sendable, CaseIterable {
    /// Its absence is an error.
    case required
    /// Its absence is remarked on.
    case expected
    /// Nobody asks.
    case optional
  }

  /// The manager's assessment of each goal.
  public var assessment: Requirement

  /// The written analysis of each goal.
  public var analysis: Requirement

  /// Whether "partly met" is used; where it is not, it counts as "not met".
  public var usesPartlyMet = true

  /// Whether "not measured" is used; where it is not, it counts as "partly met".
  public var usesNotMeasured = true

  /// Creates a rule that uses all colours.
  public init(assessment: Requirement, analysis: Requirement) {
    self.assessment = assessment
    self.analysis = analysis
  }
}
