public import Scorecards

/// What a run came to, as far as a workbook of finance's own is filled with it.
public struct FillFacts: Sendable {
  /// The municipality's name.
  public var municipality: String

  /// What all outputs are made from, as one fingerprint.
  public var runID: String

  /// The last day to submit, as ISO 8601; `nil` when there is none.
  public var lastDay: String?

  /// The whole municipality with all figures.
  public var consolidation: Consolidation

  /// Creates the facts of a run.
  public init(
    _ consolidation: Consolidation, municipality: String, lastDay: String?, runID: String
  ) {
    self.consolidation = consolidation
    self.municipality = municipality
    self.lastDay = lastDay
    self.runID = runID
  }
}
