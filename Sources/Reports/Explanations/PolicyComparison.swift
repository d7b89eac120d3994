public import Scorecards

/// Which goals and units two policies colour differently, and why.
public struct PolicyComparison: Encodable, Sendable {
  /// The policies' names, in the order that they were given.
  public let policies: [String]
  /// How many goals both judged.
  public let goals: Int
  /// How many goals have each colour, under each policy.
  public let counts: [[String: Int]]
  /// The same as people read it, in the order of the colours.
  public let countsInWords: [String]
  /// The goals that the policies colour differently, from the top of the organisation down.
  public let differences: [Difference]

  /// How many units both give a colour of their own.
  public let units: Int
  /// The policies that only count the goals of a unit, and give it no colour.
  public let policiesThatOnlyCount: [String]
  /// The units whose goals together the policies colour differently, from the top down; number and text
  /// are code and name.
  public let unitDifferences: [Difference]

  /// A goal, or a unit, that the policies colour differently.
  public struct Difference: Encodable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The goal's number.
    public let number: String
    /// The goal's text.
    public let text: String
    /// The final colour under each policy.
    public let colors: [String]
    /// The reason under each policy.
    public let reasons: [String]
  }

  /// Compares what became of the same submissions under two policies.
  public init(_ first: Consolidation, _ second: Consolidation) {
    policies = [first.policy.name, second.policy.name]
    counts = [first, second].map { consolidation in
      let root = consolidation.root
      let counts = root.counts + root.countsBelow
      return Dictionary(
        Fulfilment.allCases.map { (consolidation.policy.vocabulary.word($0), counts[$0]) },
        uniquingKeysWith: { first, _ in first })
    }
    countsInWords = [first, second].map { consolidation in
      let counts = consolidation.root.counts + consolidation.root.countsBelow
      return Fulfilment.allCases.map {
        "\(consolidation.policy.vocabulary.word($0)) \(counts[$0])"
      }.joined(separator: ", ")
    }
    let pairs = zip(first.units, second.units).flatMap { one, other in
      zip(one.assessed?.goals ?? [], other.assessed?.goals ?? [])
        .map { (unit: one.unit.code, goals: [$0, $1]) }
    }
    goals = pairs.count
    let words = [first, second].map(\.policy.vocabulary)
    differences = pairs.compactMap { unit, goals in
      let colors = zip(words, goals).map { $0.word($1.final.fulfilment) }
      guard Set(goals.map(\.final.fulfilment)).count > 1, let goal = goals.first?.goal else {
        return nil
      }
      return Difference(
        unit: unit, number: goal.number.value, text: goal.text.value, colors: colors,
        reasons: zip(words, goals).map { $1.reason(in: $0) })
    }
    policiesThatOnlyCount = [first, second].map(\.policy).filter {
      !$0.scorecards.rule.givesColour
    }.map(\.name)
    let comparable = policiesThatOnlyCount.isEmpty ? zip(first.units, second.units).map { $0 } : []
    let judged = comparable.compactMap { one, other in
      one.assessed.flatMap { mine in
        other.assessed.map { (unit: one.unit, overall: [mine.overall, $0.overall]) }
      }
    }
    units = judged.count
    unitDifferences = judged.compactMap { unit, overall in
      guard Set(overall.map(\.fulfilment)).count > 1 else { return nil }
      return Difference(
        unit: unit.code, number: unit.code, text: unit.name,
        colors: zip(words, overall).map { $0.word($1.fulfilment) },
        reasons: zip(words, overall).map { $1.reason.swedish(.goals, $0) })
    }
  }

  /// The comparison as people read it.
  public var text: String {
    var lines = zip(policies, countsInWords).map { "\($0): \($1)" }
    lines.append("\(differences.count) av \(goals) mål byter färg.")
    lines += policiesThatOnlyCount.map { "\($0) ger enheterna ingen samlad färg, bara antal." }
    if policiesThatOnlyCount.isEmpty {
      lines.append("\(unitDifferences.count) av \(units) enheter byter samlad färg.")
    }
    for difference in differences {
      lines += self.lines(
        "\(difference.number) \(difference.text) [\(difference.unit)]", difference)
    }
    for difference in unitDifferences {
      lines += self.lines("\(difference.text) (\(difference.unit)), samlat", difference)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(_ subject: String, _ difference: Difference) -> [String] {
    ["", "\(subject): \(difference.colors.joined(separator: " → "))"]
      + zip(policies, difference.reasons).map { "  \($0): \($1)" }
  }
}
