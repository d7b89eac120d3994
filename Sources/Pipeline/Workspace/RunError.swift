public import Findings

/// Why a run could not be carried out.
///
/// The outputs are as they were.
public enum RunError: Error, Hashable, Sendable {
  /// Another run is active in the same workspace.
  case anotherRunIsActive
  /// A file or folder that the run cannot do without is missing or cannot be used.
  case unusable(file: String, reason: Wording)
  /// A mapping, policy or configuration breaks the rules of its language; the text has a line for
  /// each fault, with file, line and column.
  case faultyRules(String)

  /// What is wrong and what to do, without the file.
  var reason: Wording {
    if case .unusable(_, let reason) = self { reason } else { wording }
  }

  /// What is wrong and what to do.
  var wording: Wording { Wording(message, english: message(in: .english)) }

  /// What is wrong and what to do, in Swedish.
  public var message: String { message(in: .swedish) }

  /// What is wrong and what to do.
  ///
  /// The faults of a mapping, policy or configuration are told in Swedish, as their languages are.
  public func message(in language: Language) -> String {
    switch self {
    case .anotherRunIsActive:
      Wording(
        "En annan körning pågår i samma arbetsmapp. Vänta tills den är klar och försök igen.",
        english: "Another run is active in the same workspace. Wait until it is done and try again."
      )[language]
    case .unusable(let file, let reason):
      "\(file): \(reason[language])"
    case .faultyRules(let faults):
      faults
    }
  }
}
