public import Findings

/// What a run did: what came, what became of it, what is missing.
///
/// This is what `--json` prints, and what the summary text is made from.
public struct RunRecord: Codable, Hashable, Sendable {
  /// The one word that monitoring looks for.
  public enum Verdict: String, Codable, Sendable {
    /// Nothing needs a person.
    case done = "klart"
    /// Done, and something needs a person: a file was sent back, one is missing, an error was found.
    case attention = "klart-men"

    /// The word that people read.
    public var word: Wording {
      switch self {
      case .done: Wording(rawValue, english: "done")
      case .attention: Wording(rawValue, english: "done-but")
      }
    }
  }

  /// A file that was submitted, and what became of it.
  public struct File: Codable, Hashable, Sendable {
    /// The file's path within the inbox.
    public var file: String
    /// Its number among the submissions of its unit; `nil` for a file that was sent back.
    public var number: Int?
    /// When it was taken in, as ISO 8601 in UTC.
    public var received: String?
    /// What became of it: `mottagen`, `mottagen med fel`, `returnerad`, `ersatt`.
    public var result: String
    /// The unit's code, where the file tells it.
    public var unit: String?
    /// The mapping that read it.
    public var mapping: String?
    /// Whether no earlier run has told of it.
    public var isNew: Bool
    /// What was found.
    public var findings: [FindingRecord]

    /// What tells the file from all others of the period.
    var identity: [String] { [file, received ?? "", number.map(String.init) ?? "", unit ?? ""] }
  }

  /// A file that stays in the inbox.
  public struct Hindered: Codable, Hashable, Sendable {
    /// The file's path within the inbox.
    public var file: String
    /// Why it stays.
    public var reason: String
    /// Why it stays, in English.
    public var englishReason: String?

    init(file: String, _ reason: Wording) {
      self.file = file
      self.reason = reason.swedish
      englishReason = reason.english
    }

    /// The record with its reason in a language.
    func told(in language: Language) -> Hindered {
      var record = self
      record.reason = reason(in: language)
      return record
    }

    /// Why it stays, in a language.
    func reason(in language: Language) -> String {
      Wording(reason, english: englishReason ?? reason)[language]
    }
  }

  /// A finding, with its texts.
  public struct FindingRecord: Codable, Hashable, Sendable {
    /// The stable code.
    public var code: String
    /// `fel`, `varning` or `upplysning`.
    public var severity: String
    /// The file.
    public var file: String
    /// The sheet, where one is meant.
    public var sheet: String?
    /// The cell, where one is meant.
    public var cell: String?
    /// What stands there, for the fields that a mapping allows.
    public var found: String?
    /// What was expected.
    public var expected: String?
    /// What is wrong.
    public var message: String
    /// What to do.
    public var remedy: String

    /// Creates a record from a finding.
    public init(_ finding: Finding) {
      code = finding.code.rawValue
      severity = finding.severity.rawValue
      file = finding.source.file
      sheet = finding.source.sheet
      cell = finding.source.cell
      found = finding.found
      expected = finding.expected
      message = finding.message
      remedy = finding.remedy
    }

    /// The severity as people read it.
    public func severityWord(in language: Language) -> String {
      Severity(rawValue: severity)?.word[language] ?? severity
    }

    /// The record with its texts in a language; code and severity are the same in each.
    ///
    /// A code that this version does not know keeps its Swedish texts.
    public func told(in language: Language) -> FindingRecord {
      guard let code = FindingCode(rawValue: code) else { return self }
      var record = self
      record.message = code.entry.message(found: found, expected: expected, in: language)
      record.remedy = code.entry.remedy[language]
      return record
    }

    /// The place within the file, such as `Mål!F7`; empty when the file as a whole is meant.
    public var place: String { [sheet, cell].compactMap { $0 }.joined(separator: "!") }
  }

  /// A unit of the organisation.
  public struct Unit: Codable, Hashable, Sendable {
    /// The code in the register.
    public var code: String
    /// The name.
    public var name: String
  }

  /// How the annual cycle stands.
  public struct Cycle: Codable, Hashable, Sendable {
    /// What is done this month, by its last day.
    public var due: [String]
    /// What should have been done, and was not.
    public var late: [String]
  }

  /// How a unit stands, for the comparison with other runs.
  public struct UnitResult: Codable, Hashable, Sendable {
    /// The code in the register.
    public var code: String
    /// The name.
    public var name: String
    /// What became of its scorecard: `mottagen`, `mottagen med fel`, `returnerad`, `saknas`.
    public var state: String
    /// The file that counts, as its path within the inbox.
    public var file: String?
    /// The colour of the scorecard as a whole.
    public var fulfilment: String?
    /// The final colour of each goal by its number.
    public var goals: [String: String]
    /// The net outcome of the unit's own economy in thousands of kronor.
    public var net: String?
  }

  /// The verdict.
  public var verdict: Verdict
  /// The municipality.
  public var municipality: String
  /// The period that is reported.
  public var period: String
  /// When the run was made, as ISO 8601 in UTC.
  public var time: String
  /// What the outputs were made from, as one fingerprint that every workbook prints.
  public var runID: String
  /// The fingerprint of mappings, policy, register and configuration.
  public var rules: String
  /// How long the run took, in seconds; `nil` for one that was only tried.
  public var seconds: Double?
  /// Why the report could not be written, though the workbooks were; `nil` when it was.
  public var unpublished: String?
  /// What changed since the last run that came to its end; `nil` when there was none.
  public var changes: RunComparison?
  /// How many units are to submit.
  public var expected: Int
  /// How many have submitted something that counts, with or without errors.
  public var received: Int
  /// How many of those have errors.
  public var receivedWithErrors: Int
  /// The units of which nothing has come.
  public var missing: [Unit]
  /// The units of which something came, but nothing that could be used.
  public var returned: [Unit]
  /// How each unit stands, in the order of the organisation.
  public var units: [UnitResult]
  /// All submissions of the period, in the order of the organisation.
  public var files: [File]
  /// The files that stay in the inbox.
  public var hindered: [Hindered]
  /// The files whose remarks could not be written in `retur/`, or not be taken back; `nil` when there
  /// are none.
  public var untold: [Hindered]?
  /// What could not be filled into finance's own workbooks; `nil` when there is nothing to tell.
  public var ownWorkbooks: [FindingRecord]?
  /// What the ledger has under names that the register does not have: `99: −1 250 tkr`; `nil` when
  /// there is nothing of the kind.
  public var unknownInLedger: [String]?
  /// The workbooks, as paths within the workspace.
  public var outputs: [String]
  /// How the annual cycle stands; `nil` when the configuration has none.
  public var cycle: Cycle?

  /// The record with the texts of its findings in a language, for `--json`.
  public func told(in language: Language) -> RunRecord {
    var record = self
    for position in record.files.indices {
      record.files[position].findings = record.files[position].findings
        .map { $0.told(in: language) }
    }
    record.ownWorkbooks = ownWorkbooks?.map { $0.told(in: language) }
    record.hindered = hindered.map { $0.told(in: language) }
    record.untold = untold?.map { $0.told(in: language) }
    return record
  }
}
