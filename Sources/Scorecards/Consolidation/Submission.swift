public import Findings

/// A file that was handed in, and what was made of it.
public struct Submission: Hashable, Sendable {
  /// The file, as its path within the inbox.
  public var file: String

  /// When it was handed in, as ISO 8601, such as `2026-01-27T08:15`; `nil` when it is not known.
  public var receivedAt: String?

  /// The file's number among the submissions of its unit, of which the highest counts.
  public var number: Int?

  /// The name of the mapping that fitted; `nil` when none did.
  public var mapping: String?

  /// The scorecard; `nil` when the file was returned.
  public var scorecard: Scorecard?

  /// For a returned file, the code of the unit that it probably concerns.
  ///
  /// Nothing is counted by it; it only tells a unit without file from one whose file was returned.
  public var presumedUnit: String?

  /// What was found when the file was read and mapped.
  public var findings: [Finding]

  /// Creates a submission.
  public init(file: String, scorecard: Scorecard?, findings: [Finding] = []) {
    self.file = file
    self.scorecard = scorecard
    self.findings = findings
  }
}

/// What has become of a submission, or of the scorecard that a unit was to hand in.
public enum SubmissionState: String, Hashable, Sendable, CaseIterable {
  /// Mottagen: it counts.
  case received
  /// Mottagen med fel: it counts, but something in it is wrong.
  case receivedWithErrors
  /// Returnerad: nothing of it could be used.
  case returned
  /// Ersatt: the unit has handed in a later file.
  case superseded
  /// Saknas: nothing was handed in.
  case missing
  /// Lämnar inte: nothing is expected of the unit.
  case notExpected

  /// The state in Swedish, in lower case.
  public var swedishWord: String {
    switch self {
    case .received: "mottagen"
    case .receivedWithErrors: "mottagen med fel"
    case .returned: "returnerad"
    case .superseded: "ersatt"
    case .missing: "saknas"
    case .notExpected: "lämnar inte"
    }
  }

  /// Whether a scorecard is there and counts.
  public var isReceived: Bool { self == .received || self == .receivedWithErrors }
}
