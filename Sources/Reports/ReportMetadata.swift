/// What every workbook says of how it was made.
///
/// There is no time in it: equal rules and submissions give equal workbooks, byte for byte.
public struct ReportMetadata: Hashable, Sendable {
  /// The municipality's name, such as `Ekeby kommun`.
  public var municipality: String

  /// The fingerprint of the rules and submissions that the workbooks were made from.
  public var runID: String

  /// Creates metadata.
  public init(municipality: String, runID: String) {
    self.municipality = municipality
    self.runID = runID
  }
}
