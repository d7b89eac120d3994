public import Findings
import Scorecards
public import Foundation

/// What the nightly run would say about a file, before it is sent.
public struct FileCheck: Encodable, Sendable {
  /// The file's name.
  public let file: String
  /// The mapping that fits; `nil` when none does.
  public let mapping: String?
  /// The codes of the units that the file is about; empty when it does not tell.
  public let units: [String]
  /// Whether the night would send the file back.
  public let isReturned: Bool
  /// Whether the file cannot be read at all.
  public let isUnreadable: Bool
  /// Whether something in the file could not be used.
  public let hasErrors: Bool
  /// What was found.
  public private(set) var findings: [RunRecord.FindingRecord]

  /// Checks a file.
  ///
  /// The archive is read only where a target is a change that the file alone does not count out.
  ///
  /// - Throws: When the file does not exist or cannot be opened, or the archive cannot be read. What is
  ///   wrong with its content is told, not thrown.
  public init(of location: URL, by rules: Rules, in workspace: Workspace) async throws {
    let name = location.lastPathComponent
    let outcome = try Self.outcome(of: location, named: name, by: rules)
    file = name
    mapping = outcome.mapping
    units =
      outcome.scorecards.isEmpty
      ? [outcome.unit].compactMap(\.self) : outcome.scorecards.map(\.unit)
    isReturned = outcome.scorecards.isEmpty
    isUnreadable = outcome.isUnreadable
    let earlier =
      outcome.scorecards.contains(where: \.hasOpenChanges)
      ? try await EarlierPeriods(workspace: workspace, rules: rules)
        .read(isKept: false).consolidations : []
    let alone = rules.consolidate(Submission.all(awaiting: outcome, number: 1), after: earlier)
    // What needs no other file of the period to be found.
    let codes: Set<FindingCode> = [.parentGoalMissing, .targetComputed, .targetStartUnknown]
    let told = alone.findings.filter { codes.contains($0.code) }
    // What is counted from the file itself or from the archive is not said to be unknown.
    let computed = Set(told.lazy.filter { $0.code == .targetComputed }.map(\.source))
    let own = outcome.findings.filter {
      $0.code != .targetStartUnknown || !computed.contains($0.source)
    }
    let all = Set(own + told).sorted()
    findings = all.map(RunRecord.FindingRecord.init)
    hasErrors = all.contains { $0.severity == .error }
  }

  /// The check with the texts of its findings in a language, for `--json`.
  public func told(in language: Language) -> FileCheck {
    var check = self
    check.findings = findings.map { $0.told(in: language) }
    return check
  }

  private static func outcome(
    of location: URL, named name: String, by rules: Rules
  ) throws(RunError) -> FileOutcome {
    let processor = SubmissionProcessor(rules: rules)
    if let state = FileState(following: location), state.size > InboxFile.largestSize {
      return processor.tooLarge(name)
    }
    return processor.process([UInt8](try Data(submission: location)), file: name)
  }

  /// The check as people read it.
  public func text(in language: Language) -> String {
    var lines = [file.printable]
    if let mapping {
      lines.append(language.say("  Mappning: \(mapping)", "  Mapping: \(mapping)"))
    }
    if !units.isEmpty {
      let word =
        units.count == 1
        ? Wording("Enhet", english: "Unit") : Wording("Enheter", english: "Units")
      lines.append("  \(word[language]): \(units.joined(separator: ", "))")
    }
    for finding in findings.map({ $0.told(in: language) }) {
      lines.append(
        "  \(finding.severityWord(in: language).uppercased()) \(finding.code)"
          + "\(finding.place.isEmpty ? "" : " " + finding.place): \(finding.message)")
      lines.append("    \(finding.remedy)")
    }
    lines.append("  \(verdict[language])")
    return lines.joined(separator: "\n") + "\n"
  }

  private var verdict: Wording {
    if isReturned {
      return Wording(
        "Filen skulle skickas tillbaka.", english: "The file would be sent back.")
    }
    if hasErrors {
      return Wording(
        "Filen tas emot, men något behöver rättas.",
        english: "The file is received, but something needs correcting.")
    }
    return Wording("Filen är utan fel.", english: "The file is without errors.")
  }
}

extension Scorecard {
  /// Whether a target is a change that is counted from something the file does not hold.
  fileprivate var hasOpenChanges: Bool {
    goals.flatMap(\.indicators).contains { $0.targetChange != nil && $0.target == nil }
  }
}
