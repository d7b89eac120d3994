internal import Findings
public import Scorecards

/// Why something has its colour: the policy, every step with its figures and cells, and what would
/// have given another colour.
///
///     let explanation = Explanation(of: "BUN-01.1", in: consolidation)
///     print(explanation?.text ?? "")
public struct Explanation: Encodable, Sendable {
  /// The rules that gave the colours.
  public let policy: Policy
  /// The period, such as `2025`.
  public let period: String
  /// The occasion, in Swedish.
  public let occasion: String
  /// The unit that was asked for; `nil` when a goal or an indicator was.
  public let unit: UnitExplanation?
  /// The goals that were asked for, or that hold the indicator that was.
  public let goals: [GoalExplanation]

  /// The rules that gave the colours.
  public struct Policy: Encodable, Sendable {
    /// Its name.
    public let name: String
    /// Who adopted it; `nil` when nobody has.
    public let adoptedBy: String?
    /// When it was adopted, as ISO 8601.
    public let adoptedOn: String?
    /// Where it is published.
    public let source: String?
  }

  /// A figure or word that a step rests on.
  public struct Figure: Encodable, Sendable {
    /// What it is.
    public let name: String
    /// The figure as people write it.
    public let value: String
    /// The cell that it stands in.
    public let place: String

    init<Value>(_ name: String, _ value: Sourced<Value>, _ words: (Value) -> String) {
      self.name = name
      self.value = words(value.value)
      place = value.source.description
    }
  }

  /// A step towards the colour.
  public struct Step: Encodable, Sendable {
    /// What is judged.
    public let title: String
    /// The colour that the step gives; `nil` when it gives none.
    public let color: String?
    /// Why, in Swedish sentences.
    public let reason: String
    /// What it rests on.
    public let figures: [Figure]
  }

  /// Explains a goal by its number, its text or words that no other goal has, an indicator by its name
  /// or Kolada id, or a unit by its code or name; ignores case and blanks.
  ///
  /// - Returns: `nil` when there is nothing of that name, or there are several goals with those words.
  public init?(of question: String, in consolidation: Consolidation) {
    let subject = ExplanationSubject(question, in: consolidation)
    let policy = consolidation.policy
    self.policy = Policy(
      name: policy.name, adoptedBy: policy.adoptedBy, adoptedOn: policy.adoptedOn,
      source: policy.source)
    period = consolidation.period
    occasion = consolidation.occasion.word
    switch subject {
    case .goals(let references):
      unit = nil
      goals = references.compactMap { GoalExplanation(of: $0, in: consolidation) }
    case .unit(let found):
      unit = UnitExplanation(of: found, in: consolidation)
      goals = []
    case nil: return nil
    }
  }

  /// The goals, each by its number and text, that have these words.
  public static func goals(with words: String, in consolidation: Consolidation) -> [String] {
    ExplanationSubject.goals(with: words, in: consolidation).map(\.goal.numberAndText)
  }

  /// The names most like one that there is nothing of; at most three.
  public static func names(near question: String, in consolidation: Consolidation) -> [String] {
    ExplanationSubject.names(near: question, in: consolidation)
  }
}

/// What somebody asks to have explained.
enum ExplanationSubject {
  case goals([GoalReference])
  case unit(ConsolidatedUnit)

  init?(_ question: String, in consolidation: Consolidation) {
    let wanted = question.foldedName
    let goals = Self.references(in: consolidation)
    let numbered = goals.filter { $0.goal.number.value.foldedName == wanted }
    let measured = goals.filter { entry in
      entry.goal.indicators.contains {
        $0.name.value.foldedName == wanted
          || $0.koladaID.map { $0.value.foldedName } == wanted
      }
    }
    if !numbered.isEmpty {
      self = .goals(numbered.map(\.reference))
    } else if let unit = consolidation.organisation.unit(named: question),
      let found = consolidation[unit.code]
    {
      self = .unit(found)
    } else if !measured.isEmpty {
      self = .goals(measured.map(\.reference))
    } else {
      let meant = Self.goals(with: question, in: consolidation)
      let same = meant.filter { $0.goal.text.value.foldedName == wanted }
      guard meant.count == 1 || !same.isEmpty else { return nil }
      self = .goals((same.isEmpty ? meant : same).map(\.reference))
    }
  }

  static func goals(
    with words: String, in consolidation: Consolidation
  ) -> [(reference: GoalReference, goal: Goal)] {
    let wanted = words.foldedName
    guard !wanted.isEmpty else { return [] }
    return references(in: consolidation).filter {
      $0.goal.numberAndText.foldedName.contains(wanted)
    }
  }

  static func names(near question: String, in consolidation: Consolidation) -> [String] {
    let wanted = question.foldedName
    let goals = references(in: consolidation)
    let names =
      goals.map(\.goal.number.value)
      + goals.flatMap { $0.goal.indicators.map(\.name.value) }
    let alike = names.filter {
      let name = $0.foldedName
      return name.contains(wanted) || wanted.contains(name)
    }
    var found: [String] = []
    for name in alike + consolidation.organisation.names(near: question)
      + goals.map(\.goal).sharing(wordsOf: question)
    where !found.contains(name) {
      found.append(name)
    }
    return Array(found.prefix(3))
  }

  private static func references(
    in consolidation: Consolidation
  ) -> [(reference: GoalReference, goal: Goal)] {
    consolidation.units.flatMap { unit in
      (unit.assessed?.goals ?? []).enumerated().map { position, assessed in
        (GoalReference(unit: unit.unit.code, position: position), assessed.goal)
      }
    }
  }
}

extension Goal {
  fileprivate var numberAndText: String { "\(number.value) \(text.value)" }
}

extension [Goal] {
  /// The goals that share at least half of the longer words, those that share most first.
  fileprivate func sharing(wordsOf question: String) -> [String] {
    let words = question.split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
      .filter { $0.count > 3 }
    let scored = enumerated().map { position, goal in
      let text = goal.text.value.lowercased()
      return (goal: goal, shared: words.count { text.contains($0) }, position: position)
    }
    return scored.filter { $0.shared > 0 && $0.shared * 2 >= words.count }
      .sorted { ($1.shared, $0.position) < ($0.shared, $1.position) }.map(\.goal.numberAndText)
  }
}
