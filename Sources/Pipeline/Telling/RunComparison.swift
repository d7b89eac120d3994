public import Findings
import FoundationEssentials
import Scorecards

/// What changed between two runs: which units came, what was corrected, which colours and sums are
/// others.
///
///     let comparison = RunComparison(from: yesterday, to: today)
///     print(comparison.text(in: .swedish))
public struct RunComparison: Codable, Hashable, Sendable {
  /// A change that concerns a unit.
  public struct Change: Codable, Hashable, Sendable {
    /// The unit's code.
    public var code: String
    /// The unit's name.
    public var name: String
    /// What changed: `läge`, `fil`, `måluppfyllelse`, `mål BUN.1` or `nettoutfall`.
    public var subject: String
    /// What it was; `nil` when there was none.
    public var before: String?
    /// What it is; `nil` when there is none.
    public var after: String?

    /// The change as people read it.
    func line(in language: Language) -> String {
      let words = [subject, shown(before), shown(after)].map { language.phrase($0).printable }
      return "\(name.printable) (\(code)), \(words[0]): \(words[1]) "
        + "\(language.say("blev", "became")) \(words[2])"
    }

    private func shown(_ value: String?) -> String {
      guard subject == Self.net, let amount = value.flatMap({ Decimal(string: $0) }) else {
        return value ?? "–"
      }
      return amount.swedishText + " tkr"
    }

    fileprivate static let net = "nettoutfall"
  }

  /// When the earlier run was made, as ISO 8601 in UTC.
  public var earlier: String
  /// When the later run was made.
  public var later: String
  /// Whether mappings, policy, register or configuration are others.
  public var hasOtherRules: Bool
  /// Whether it is another period that is reported; nothing else is compared then.
  public var hasOtherPeriod: Bool
  /// How many units had handed in, and have.
  public var received: [Int]
  /// How many units were to hand in, and are.
  public var expected: [Int]
  /// What changed, in the order of the organisation.
  public var changes: [Change]

  /// Compares two runs.
  public init(from earlier: RunRecord, to later: RunRecord) {
    self.earlier = earlier.time
    self.later = later.time
    hasOtherRules = earlier.rules != later.rules
    hasOtherPeriod = earlier.period != later.period
    received = [earlier.received, later.received]
    expected = [earlier.expected, later.expected]
    changes = hasOtherPeriod ? [] : Self.changes(from: earlier.units, to: later.units)
  }

  private static func changes(
    from earlier: [RunRecord.UnitResult], to later: [RunRecord.UnitResult]
  ) -> [Change] {
    let before = Dictionary(earlier.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    let codes = Set(later.map(\.code))
    return later.flatMap { changes(from: before[$0.code], to: $0) }
      + earlier.filter { !codes.contains($0.code) }.flatMap { changes(from: $0, to: nil) }
  }

  private static func changes(
    from before: RunRecord.UnitResult?, to after: RunRecord.UnitResult?
  ) -> [Change] {
    guard let unit = after ?? before, before != after else { return [] }
    var subjects: [(String, String?, String?)] = [
      ("läge", before?.state, after?.state), ("fil", before?.file, after?.file),
      ("måluppfyllelse", before?.fulfilment, after?.fulfilment),
      (Change.net, before?.net, after?.net),
    ]
    let numbers = Set((before?.goals ?? [:]).keys).union((after?.goals ?? [:]).keys).sorted()
    subjects += numbers.map { ("mål \($0)", before?.goals[$0], after?.goals[$0]) }
    return subjects.filter { $1 != $2 }.map { subject, before, after in
      Change(code: unit.code, name: unit.name, subject: subject, before: before, after: after)
    }
  }

  /// Whether nothing changed.
  public var isEmpty: Bool { changes.isEmpty && !hasOtherRules && !hasOtherPeriod }

  /// The comparison as people read it.
  public func text(in language: Language) -> String {
    lines(showing: changes.count, in: language).map { $0 + "\n" }.joined()
  }

  /// The lines of the text, with no more than so many changes.
  func lines(showing limit: Int, in language: Language) -> [String] {
    let say = language.say
    if hasOtherPeriod {
      return [
        say(
          "En annan period rapporteras; inget annat jämförs.",
          "Another period is reported; nothing else is compared.")
      ]
    }
    var lines: [String] = []
    if hasOtherRules {
      lines.append(
        say(
          "Mappningar, policy, register eller inställningar är ändrade.",
          "Mappings, policy, register or configuration have changed."))
    }
    if received[0] != received[1] || expected[0] != expected[1] {
      lines.append(
        say(
          "Mottagna enheter: \(received[0]) av \(expected[0]) blev \(received[1]) av \(expected[1]).",
          "Units received: \(received[0]) of \(expected[0]) became \(received[1]) of \(expected[1])."
        ))
    }
    lines += changes.prefix(limit).map { $0.line(in: language) }
    let more = changes.count - limit
    if more > 0 {
      lines.append(
        say(
          "… och \(more) \(more == 1 ? "ändring" : "ändringar") till; se styrkort diff.",
          "… and \(more) more \(more == 1 ? "change" : "changes"); see styrkort diff."))
    }
    return lines.isEmpty ? [say("Inget är ändrat.", "Nothing has changed.")] : lines
  }
}
