/// Why a document cannot be read any further.
public struct XMLError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The document breaks a rule of XML; the text says which.
    case notWellFormed(String)
    /// The document has a DOCTYPE, and with it could define entities or name other files.
    case doctype
    /// The document passes a limit; the text names the property of ``XMLLimits``.
    case limitExceeded(String)
  }

  /// What is wrong.
  public var kind: Kind

  /// The line, from 1.
  public var line: Int

  /// Creates an error.
  public init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
}
