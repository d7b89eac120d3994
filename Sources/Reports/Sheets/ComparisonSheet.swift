internal import Findings
internal import Scorecards

/// Every goal beside what it was in the same period of the year before, and what nobody follows.
///
/// Nothing is matched by guess: what is not known is said, with what to do about it.
struct ComparisonSheet {
  let context: ReportContext
  let index: ReportIndex
  let comparison: YearComparison

  /// The codes of units whose goals of the year before belong to the report; `nil` for all.
  var units: Set<String>?

  var table: ReportSheet {
    var table = LongTable(
      SheetName.comparison, for: context.edition,
      subtitle: "\(context.occasion) mot \(comparison.period): \(summary)",
      table: "Jamforelsen",
      columns: [
        LongColumn("Mål nr", 13), LongColumn(context.committeeWord.uppercasedFirst, 20),
        LongColumn("Enhet", 22),
        LongColumn("Mål", 46), LongColumn(context.finalTitle, 12),
        LongColumn("\(context.finalTitle) \(comparison.period)", 12),
        LongColumn("Förändring", 16), LongColumn("Nummer \(comparison.period)", 14),
        LongColumn("Känns igen på", 30),
      ],
      empty: "Det finns inga mål att jämföra.",
      index.goals.map(record) + ended.map(record)
    ).sheet
    if !endedUnits.isEmpty {
      table.skip()
      table.line(
        "Enheter från \(comparison.period) som ingen enhet anges följa: "
          + endedUnits.map { "\($0.name) (\($0.code))" }.joined(separator: ", ") + ".",
        style: ReportStyles.note)
    }
    return table
  }

  private var summary: String { comparison.summary(of: index.goals.map(\.reference)) }

  private var ended: [YearComparison.EndedGoal] {
    comparison.ended.filter { goal in units.map { $0.contains(goal.unit) } ?? true }
  }

  private var endedUnits: [OrganisationalUnit] {
    units == nil ? comparison.endedUnits : []
  }

  private func record(_ entry: GoalEntry) -> [ReportCell?] {
    let change = comparison.goals[entry.reference]
    return [
      .text(entry.goal.number, link: index.link(to: entry.reference)),
      .text(context.committee(of: entry.unit).name), .text(entry.unit.name),
      .text(entry.goal.text),
      .fulfilment(entry.assessed.final.fulfilment, context.words).from(entry.assessed.sources),
      change?.earlier.map {
        .fulfilment($0.final.fulfilment, context.words).from($0.sources, of: comparison.period)
      } ?? .absent("Kan inte jämföras"),
      .text(change?.word ?? "Kan inte jämföras"),
      change?.earlier.map {
        .text($0.goal.number.value).from($0.goal.number.source, of: comparison.period)
      } ?? .absent("–"),
      .text((change?.link ?? .unknown).word),
    ]
  }

  private func record(_ ended: YearComparison.EndedGoal) -> [ReportCell?] {
    [
      .absent("–"),
      context.unit(ended.unit).map { .text(context.committee(of: $0).name) } ?? .absent("–"),
      .text(ended.unitName),
      .text(ended.goal.goal.text.value).from(ended.goal.goal.text.source, of: comparison.period),
      .absent("Finns inte nu"),
      .fulfilment(ended.goal.final.fulfilment, context.words)
        .from(ended.goal.sources, of: comparison.period), .text("Har upphört"),
      .text(ended.goal.goal.number.value)
        .from(ended.goal.goal.number.source, of: comparison.period),
      .absent("Ingen efterföljare är angiven"),
    ]
  }
}

extension YearComparison.GoalChange {
  /// Whether the goal has become better or worse, in a word.
  var word: String {
    guard earlier != nil else { return "Kan inte jämföras" }
    return switch steps {
    case nil: "Ej mätt båda åren"
    case 0?: "Oförändrad"
    case let steps?: steps > 0 ? "Bättre" : "Sämre"
    }
  }
}

extension PastLink {
  /// How it is known, or why it is not.
  var word: String {
    switch self {
    case .same: "Samma ord"
    case .declared: "Angiven efterföljd"
    case .uncertain(let number): "\(number) hade en annan text"
    case .unknown: "Finns inte"
    }
  }

  /// Why there is nothing to compare with, as a sentence.
  var reasonNotComparable: String {
    switch self {
    case .uncertain(let number): "\(number) hade då en annan text."
    case .declared: "Det mål som anges under ändringar fanns inte då."
    case .same, .unknown: "Inget mål hade då samma ord."
    }
  }
}

extension YearComparison {
  /// Goals counted by how they have changed: `12 bättre, 30 oförändrade, 4 sämre, 6 kan inte jämföras`.
  func summary(of references: [GoalReference]) -> String {
    let changes = references.map { goals[$0] }
    let better = changes.count { ($0?.steps ?? 0) > 0 }
    let worse = changes.count { ($0?.steps ?? 0) < 0 }
    let same = changes.count { $0?.steps == 0 }
    return "\(better) bättre, \(same) oförändrade, \(worse) sämre, "
      + "\(changes.count - better - same - worse) kan inte jämföras"
  }
}
