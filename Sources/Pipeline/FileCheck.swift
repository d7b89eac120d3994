import Findings
public import Foundation

/// What the nightly run would say about a file, before it is sent.
public struct FileCheck: Encodable, Sendable {
  /// The file's name.
  public let file: String
  /// The mapping that fits; `nil` when none does.
  public let mapping: String?
  /// The unit's code; `nil` when the file does not tell.
  public let unit: String?
  /// Whether the night would send the file back.
  public let isReturned: Bool
  /// Whether the file cannot be read at all.
  public let isUnreadable: Bool
  /// Whether something in the file could not be used.
  public let hasErrors: Bool
  /// What was found.
  public let findings: [RunRecord.FindingRecord]

  /// Checks a file.
  ///
  /// - Throws: When the file does not exist or cannot be opened. What is wrong with its content is
  ///   told, not thrown.
  public init(of location: URL, by rules: Rules) throws(RunError) {
    guard let data = try? Data(contentsOf: location) else {
      throw .unusable(file: location.path, reason: "Filen finns inte, eller får inte öppnas.")
    }
    let name = location.lastPathComponent
    let outcome = SubmissionProcessor(rules: rules).process([UInt8](data), file: name)
    file = name
    mapping = outcome.mapping
    unit = outcome.unit
    isReturned = outcome.scorecards.isEmpty
    isUnreadable = outcome.isUnreadable
    hasErrors = outcome.hasErrors
    findings = outcome.findings.sorted().map(RunRecord.FindingRecord.init)
  }

  /// The check as people read it.
  public var text: String {
    var lines = [file.printable]
    if let mapping { lines.append("  Mappning: \(mapping)") }
    if let unit { lines.append("  Enhet: \(unit)") }
    for finding in findings {
      lines.append(
        "  \(finding.severity.uppercased()) \(finding.code)"
          + "\(finding.place.isEmpty ? "" : " " + finding.place): \(finding.message)")
      lines.append("    \(finding.remedy)")
    }
    lines.append(
      isReturned
        ? "  Filen skulle skickas tillbaka."
        : hasErrors ? "  Filen tas emot, men något behöver rättas." : "  Filen är utan fel.")
    return lines.joined(separator: "\n") + "\n"
  }
}
