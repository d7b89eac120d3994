import Crypto
import Findings
import MappingLanguage
import Scorecards
import Spreadsheet

/// What a file gave: scorecards with their findings, or only findings that say why not.
struct FileOutcome: Hashable, Sendable {
  /// The file's path within the inbox.
  let file: String
  /// The name of the mapping that fits; `nil` when none does.
  var mapping: String?
  /// The code of the unit that the file is about, or of the nearest one above all of them; `nil` when
  /// the file does not tell.
  var unit: String?
  /// The code of the unit that the file probably concerns, for a file that cannot be used.
  var presumedUnit: String?
  /// A scorecard for each unit that the file is about; empty when the file cannot be used.
  var scorecards: [Scorecard] = []
  /// What a person should know.
  var findings: [Finding] = []
  /// Those of the findings that concern one unit alone, by its code.
  var unitFindings: [String: [Finding]] = [:]
  /// Whether the file could not be opened as a spreadsheet.
  var isUnreadable = false

  /// Whether something in the file could not be used.
  var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// What a person should know of each unit, by its code: what concerns it, and what concerns the
  /// whole file.
  var findingsByUnit: [String: [Finding]] {
    var concerned: [Finding: Set<String>] = [:]
    for (unit, findings) in unitFindings {
      for finding in findings { concerned[finding, default: []].insert(unit) }
    }
    var found: [String: [Finding]] = [:]
    for scorecard in scorecards { found[scorecard.unit] = [] }
    for finding in findings {
      for unit in concerned[finding].map(Array.init) ?? Array(found.keys) {
        found[unit]?.append(finding)
      }
    }
    return found
  }

  /// What the receipt says became of the file.
  var result: Receipt.Result {
    if scorecards.isEmpty { .returned } else if hasErrors { .acceptedWithErrors } else { .accepted }
  }
}

/// Takes one file from bytes to a scorecard.
///
/// It never throws: what is wrong becomes a finding.
struct SubmissionProcessor: Sendable {
  let rules: Rules

  func process(_ bytes: [UInt8], file: String) -> FileOutcome {
    var outcome = FileOutcome(file: file)
    do throws(SpreadsheetError) {
      let document = try WorkbookReader().open(bytes)
      let read = try document.read()
      let extraction = rules.mappings.extract(
        from: read.workbook, file: file, organisation: rules.organisation,
        period: rules.configuration.period, besides: document.otherTexts)
      outcome.mapping = extraction.mapping
      outcome.unit = extraction.unit
      outcome.scorecards = extraction.scorecards
      outcome.findings =
        read.notices.compactMap { Finding($0, in: file) } + extraction.findings
      outcome.unitFindings = extraction.unitFindings
      for scorecard in extraction.scorecards {
        let findings = assessmentFindings(of: scorecard)
        outcome.findings += findings
        outcome.unitFindings[scorecard.unit, default: []] += findings
      }
    } catch {
      outcome.isUnreadable = true
      outcome.findings = [Finding(error, in: file)]
    }
    if outcome.scorecards.isEmpty { outcome.presumedUnit = presumedUnit(of: outcome) }
    if let finding = otherUnitNamed(by: outcome) { outcome.findings.append(finding) }
    return outcome
  }

  /// A file of one unit that is named as another, or lies in its folder: somebody has probably filled in
  /// a copy of the other's file and left the name in it.
  private func otherUnitNamed(by outcome: FileOutcome) -> Finding? {
    let organisation = rules.organisation
    guard outcome.scorecards.count == 1, let code = outcome.unit, let unit = organisation[code]
    else { return nil }
    let folders = outcome.file.split(separator: "/").dropLast().map(String.init)
    let named =
      folders.compactMap { organisation.unit(named: $0) }
      + [organisation.unit(mentionedIn: outcome.file.fileName)].compactMap(\.self)
    let other = named.last { other in
      other.code != code && !organisation.ancestors(of: code).contains(other)
        && !organisation.ancestors(of: other.code).contains(unit)
    }
    return other.map { other in
      Finding(
        .otherUnitNamed, at: Source(file: outcome.file), found: other.name, expected: unit.name)
    }
  }

  /// What is said of a file that is larger than what is read.
  func tooLarge(_ file: String) -> FileOutcome {
    let size = InboxFile.largestSize / 1_000_000
    var outcome = FileOutcome(file: file)
    outcome.isUnreadable = true
    outcome.findings = [
      Finding(
        .limitExceeded, at: Source(file: file), found: "den är större än \(size) MB")
    ]
    outcome.presumedUnit = presumedUnit(of: outcome)
    return outcome
  }

  /// What the policy and the figures themselves say of a scorecard, without the units around it.
  private func assessmentFindings(of scorecard: Scorecard) -> [Finding] {
    let planningYear = rules.organisation[scorecard.unit]?.planningYear ?? .calendarYear
    return rules.policy.assess(
      scorecard, on: rules.configuration.occasion, of: planningYear
    ).findings
      + scorecard.reconciliationFindings
  }

  /// The unit that the file names, or nearly names, or that its own name mentions.
  ///
  /// It only tells a unit whose file was sent back from one that sent nothing; no figure rests on it.
  private func presumedUnit(of outcome: FileOutcome) -> String? {
    if let unit = outcome.unit { return unit }
    let organisation = rules.organisation
    let written = outcome.findings.first { $0.code == .unitUnknown }?.found
    if let near = written.map(organisation.names(near:)), near.count == 1,
      let unit = organisation.unit(named: near[0])
    {
      return unit.code
    }
    return organisation.unit(mentionedIn: outcome.file.fileName)?.code
  }
}

/// The SHA-256 of some bytes, in hexadecimal.
func fingerprint(of bytes: [UInt8]) -> String {
  hexadecimal(SHA256.hash(data: bytes))
}

/// A hash in hexadecimal.
func hexadecimal(_ hash: some Sequence<UInt8>) -> String {
  hash.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
