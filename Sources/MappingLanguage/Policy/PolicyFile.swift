import FoundationEssentials
public import Scorecards
import Spreadsheet
import Yams

/// A policy file: the council's rules for fulfilment.
///
///     let policy = try PolicyFile.parse(text, file: "policy.yaml")
public enum PolicyFile {
  /// Reads a policy file and checks it whole.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file.
  ///   - file: Its name, for faults.
  /// - Throws: When the text is no YAML, has a key that is not known, lacks one that is needed, or
  ///   its thresholds leave a gap or overlap. The error holds every fault.
  public static func parse(
    _ yaml: String, file: String
  ) throws(MappingError) -> FulfilmentPolicy {
    var reader = PolicyReader(file: file)
    let policy = reader.policy(yaml)
    let faults = reader.nodes.faults.sorted()
    guard let policy, faults.isEmpty else { throw MappingError(faults: faults) }
    return policy
  }
}

/// A policy file while it is read.
struct PolicyReader {
  var nodes: NodeReader

  /// How the trend is found, for indicators whose colour it is.
  var trend: TrendRule?

  init(file: String) {
    nodes = NodeReader(file: file)
  }

  /// Reads the whole file.
  mutating func policy(_ yaml: String) -> FulfilmentPolicy? {
    guard let root = nodes.root(of: yaml),
      let values = nodes.mapping(
        root, of: "Policyn",
        keys: [
          "policy", "beskrivning", "antagen av", "antagen", "källa", "källan lämnar öppet",
          "ord och färger", "mätningar", "trend", "indikatorer", "datum", "enskilda indikatorer",
          "mål", "enskilda mål", "kommunens mål", "slutlig bedömning", "styrkort", "tillfällen",
        ],
        required: ["policy", "indikatorer", "mål", "slutlig bedömning", "styrkort"])
    else { return nil }
    // Everything is read before anything is missed, so that all faults are told at once.
    let name = values["policy"].flatMap { nodes.text($0, of: "Policyns namn") }
    let adoptedBy = values["antagen av"].flatMap { nodes.text($0, of: "”antagen av”") }
    let adoptedOn = values["antagen"].flatMap { day($0) }
    let source = values["källa"].flatMap { nodes.text($0, of: "”källa”") }
    let leftOpen = values["källan lämnar öppet"].map { nodes.texts($0, of: "Det öppna") } ?? []
    let vocabulary = values["ord och färger"].map { self.vocabulary($0) } ?? .guideline
    let measurements = values["mätningar"].map { self.measurements($0) } ?? MeasurementRule()
    trend = values["trend"].flatMap { self.trend($0) }
    let indicators = values["indikatorer"].flatMap { indicatorRule($0, of: "”indikatorer”") }
    let goals = values["mål"].flatMap { aggregation($0, of: "”mål”") }
    let named = values["enskilda indikatorer"].map { namedIndicators($0, goals: goals) } ?? []
    let lowerGoals = values["kommunens mål"].flatMap { self.lowerGoals($0) }
    let weighing = values["slutlig bedömning"].flatMap { self.weighing($0, goals: goals) }
    let ownRules = named.compactMap(\.rule)
    check(
      goals, of: "”mål”",
      countsIndicators: indicators != .leftToManager
        || ownRules.contains { $0 != .leftToManager },
      weighing: weighing, at: values["slutlig bedömning"])
    check(
      goals,
      ofSharesUpTo: (ownRules + [indicators].compactMap(\.self)).map(\.greatestShare).max() ?? 100,
      at: values["mål"])
    check(
      lowerGoals?.aggregation, of: "”kommunens mål”", weighing: lowerGoals?.weighing ?? weighing,
      at: values["kommunens mål"])
    let scorecards = values["styrkort"].flatMap { aggregation($0, of: "”styrkort”") }
    let dates = values["datum"].flatMap { self.dates($0) }
    let namedGoals =
      values["enskilda mål"].map { node in
        self.namedGoals(node, weighedBy: [scorecards, lowerGoals?.aggregation].compactMap(\.self))
      } ?? []
    let occasions = values["tillfällen"].map { occasionRules($0) } ?? [:]
    guard let name, let indicators, let goals, let weighing, let scorecards else { return nil }

    var policy = FulfilmentPolicy(
      name: name, indicators: indicators, goals: goals, weighing: weighing, scorecards: scorecards)
    policy.adoptedBy = adoptedBy
    policy.adoptedOn = adoptedOn
    policy.source = source
    policy.leftOpen = leftOpen
    policy.vocabulary = vocabulary
    policy.measurements = measurements
    policy.trend = trend
    policy.namedIndicators = named
    policy.dates = dates
    policy.namedGoals = namedGoals
    policy.lowerGoals = lowerGoals
    for (occasion, change) in occasions {
      let rule = change.changing(policy.rule(for: occasion))
      check(rule, at: values["tillfällen"])
      policy.occasions[occasion] = rule
    }
    return policy
  }

  // MARK: Occasions

  private enum RequirementWord: String, CaseIterable {
    case required = "krävs"
    case expected = "väntas"
    case optional = "frivillig"

    var requirement: OccasionRule.Requirement {
      switch self {
      case .required: .required
      case .expected: .expected
      case .optional: .optional
      }
    }
  }

  /// What a file says of an occasion; what it leaves out stays as usual.
  private struct OccasionChange {
    var assessment: RequirementWord?
    var analysis: RequirementWord?
    var usesPartlyMet: Bool?
    var usesNotMeasured: Bool?

    func changing(_ usual: OccasionRule) -> OccasionRule {
      var rule = usual
      rule.assessment = assessment?.requirement ?? usual.assessment
      rule.analysis = analysis?.requirement ?? usual.analysis
      rule.usesPartlyMet = usesPartlyMet ?? usual.usesPartlyMet
      rule.usesNotMeasured = usesNotMeasured ?? usual.usesNotMeasured
      return rule
    }
  }

  private mutating func occasionRules(_ node: Node) -> [ReportingOccasion: OccasionChange] {
    let names = OccasionName.allCases
    let values = nodes.mapping(node, of: "”tillfällen”", keys: names.map(\.rawValue)) ?? [:]
    var rules: [ReportingOccasion: OccasionChange] = [:]
    for name in names {
      let keys = ["bedömning", "analys", "gul används", "svart används"]
      guard let node = values[name.rawValue],
        let rule = nodes.mapping(node, of: "”\(name.rawValue)”", keys: keys)
      else { continue }
      rules[name.occasion] = OccasionChange(
        assessment: rule["bedömning"].flatMap { nodes.choice($0, of: "”bedömning”") },
        analysis: rule["analys"].flatMap { nodes.choice($0, of: "”analys”") },
        usesPartlyMet: rule["gul används"].flatMap { nodes.flag($0, of: "”gul används”") },
        usesNotMeasured: rule["svart används"].flatMap { nodes.flag($0, of: "”svart används”") })
    }
    return rules
  }

  // MARK: Values

  private mutating func day(_ node: Node) -> String? {
    guard let text = nodes.text(node, of: "”antagen”") else { return nil }
    if case .day(let date) = CalendarTime(text, assumedYear: nil) { return date.description }
    nodes.fail(node, "”antagen” ska vara ett datum, till exempel 2019-08-28.")
    return nil
  }

  /// Reads a whole number within a range.
  mutating func whole(_ node: Node, in range: ClosedRange<Int>, of subject: String) -> Int? {
    if let number = node.scalar.flatMap({ Int($0.string) }), range.contains(number) {
      return number
    }
    nodes.fail(
      node, "\(subject) ska vara ett heltal från \(range.lowerBound) till \(range.upperBound).")
    return nil
  }
}
