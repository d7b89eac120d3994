/// Why a register of units cannot be used.
public struct OrganisationError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The register is empty.
    case noUnits
    /// The unit has no code.
    case codeMissing
    /// The code is already used, by the unit at this position.
    case codeRepeated(firstPosition: Int)
    /// No unit has the code that is given as parent.
    case parentUnknown(String)
    /// The parent does not lie on a level above the unit.
    case parentNotAbove(String)
    /// A second unit without a parent; the first has this code.
    case secondRoot(String)
  }

  /// What is wrong.
  public let kind: Kind

  /// The unit's place in the list of units, from 0; `nil` when the list as a whole is meant.
  public let position: Int?

  /// The unit's code; `nil` when the list as a whole is meant.
  public let code: String?

  init(_ kind: Kind, _ unit: OrganisationalUnit? = nil, at position: Int? = nil) {
    self.kind = kind
    self.position = position
    self.code = unit?.code
  }
}
