/// Something that a person should know of a submission: what, where, and what to do.
///
/// A finding is data, and never thrown. Its texts come from the catalogue in ``FindingCode``.
public struct Finding: Hashable, Sendable {
  /// What kind of thing was found.
  public var code: FindingCode

  /// Where it was found.
  public var source: Source

  /// What stands there, for the fields that a mapping allows; never personal data.
  public var found: String?

  /// What was expected.
  public var expected: String?

  /// Creates a finding.
  public init(_ code: FindingCode, at source: Source, found: String? = nil, expected: String? = nil)
  {
    self.code = code
    self.source = source
    self.found = found
    self.expected = expected
  }

  /// How much it matters.
  public var severity: Severity { code.entry.severity }

  /// What is wrong, in one Swedish sentence.
  public var message: String { message(in: .swedish) }

  /// What is wrong, in one sentence.
  public func message(in language: Language) -> String {
    code.entry.message(found: found, expected: expected, in: language)
  }

  /// What the reader should do, in Swedish.
  public var remedy: String { remedy(in: .swedish) }

  /// What the reader should do.
  public func remedy(in language: Language) -> String { code.entry.remedy[language] }
}

extension Finding: Comparable {
  /// Orders by place, then severity, then code.
  public static func < (left: Self, right: Self) -> Bool {
    if left.source.place != right.source.place { return left.source < right.source }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.code.rawValue, left.found ?? "", left.expected ?? "")
      < (right.code.rawValue, right.found ?? "", right.expected ?? "")
  }
}

/// How much a finding matters.
public enum Severity: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
  /// Good to know; nothing needs to be done.
  case note = "upplysning"
  /// Probably wrong; somebody should look.
  case warning = "varning"
  /// Wrong; something could not be used.
  case error = "fel"

  /// Orders by how much they matter.
  public static func < (left: Self, right: Self) -> Bool { left.weight < right.weight }

  /// The word that people read.
  public var word: Wording {
    switch self {
    case .note: Wording(rawValue, english: "note")
    case .warning: Wording(rawValue, english: "warning")
    case .error: Wording(rawValue, english: "error")
    }
  }

  private var weight: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}
