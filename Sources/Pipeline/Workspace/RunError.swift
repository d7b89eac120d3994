/// Why a run could not be carried out.
///
/// The outputs are as they were.
public enum RunError: Error, Hashable, Sendable {
  /// Another run is active in the same workspace.
  case anotherRunIsActive
  /// A file or folder that the run cannot do without is missing or cannot be used.
  case unusable(file: String, reason: String)
  /// A mapping, policy or configuration breaks the rules of its language; the text has a line for
  /// each fault, with file, line and column.
  case faultyRules(String)

  /// What is wrong and what to do, without the file.
  var reason: String {
    if case .unusable(_, let reason) = self { reason } else { message }
  }

  /// What is wrong and what to do, in Swedish.
  public var message: String {
    switch self {
    case .anotherRunIsActive:
      "En annan körning pågår i samma arbetsmapp. Vänta tills den är klar och försök igen."
    case .unusable(let file, let reason):
      "\(file): \(reason)"
    case .faultyRules(let faults):
      faults
    }
  }
}
