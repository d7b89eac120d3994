import FoundationEssentials
import Scorecards
import Yams

extension PolicyReader {
  private enum IndicatorWord: String, CaseIterable {
    case condition = "målvärdet nås eller inte"
    case thresholds = "trösklar"
    case trend = "trenden"
    case leftToManager = "räknas inte"
  }

  private enum DistanceWord: String, CaseIterable {
    case shareOfTarget = "andel av målvärdet"
    case progressFromBaseline = "väg från ingångsvärdet"
    case difference = "skillnad mot målvärdet"
    case changeFromPrevious = "förändring sedan förra mätningen"
    case outcomeItself = "utfallet självt"

    /// The distance; `nil` when the outcome itself is compared.
    var distance: Distance? {
      switch self {
      case .shareOfTarget: .shareOfTarget
      case .progressFromBaseline: .progressFromBaseline
      case .difference: .difference
      case .changeFromPrevious: .changeFromPrevious
      case .outcomeItself: nil
      }
    }
  }

  private static let thresholdKeys = ["mäts som", "trösklar", "decimaler", "högsta andel"]

  /// Reads the rule of all indicators.
  mutating func indicatorRule(_ node: Node, of subject: String) -> IndicatorRule? {
    nodes.mapping(node, of: subject, keys: ["regel"] + Self.thresholdKeys, required: ["regel"])
      .flatMap { indicatorRule($0, at: node, of: subject) }
  }

  private mutating func indicatorRule(
    _ values: [String: Node], at node: Node, of subject: String
  ) -> IndicatorRule? {
    guard let word: IndicatorWord = values["regel"].flatMap({ nodes.choice($0, of: "”regel”") })
    else { return nil }
    guard word == .thresholds else {
      refuse(Self.thresholdKeys, in: values, since: "hör till regeln ”trösklar”")
      switch word {
      case .leftToManager: return .leftToManager
      case .trend:
        if let trend { return .trend(trend) }
        nodes.fail(node, "Regeln ”trenden” behöver ”trend” överst i policyn.")
        return nil
      case .condition, .thresholds: return .condition
      }
    }
    let measure: DistanceWord =
      values["mäts som"].flatMap { nodes.choice($0, of: "”mäts som”") } ?? .shareOfTarget
    guard let bandsNode = values["trösklar"] else {
      nodes.fail(node, "\(subject) saknar nyckeln ”trösklar”.")
      return nil
    }
    guard let distance = measure.distance else {
      refuse(["decimaler", "högsta andel"], in: values, since: "hör till andelar och skillnader")
      return bands(bandsNode, mayDescend: true).map { .ownThresholds($0) }
    }
    if measure == .difference || measure == .changeFromPrevious {
      refuse(["högsta andel"], in: values, since: "hör till andelar")
    }
    let decimals = values["decimaler"].flatMap { whole($0, in: 0...6, of: "”decimaler”") }
    let cap = values["högsta andel"].flatMap { whole($0, in: 1...1000, of: "”högsta andel”") }
    let bands = self.bands(bandsNode)
    check(
      bands, within: distance.isShare ? 0...Decimal(cap ?? 1000) : nil, decimals, at: bandsNode)
    return bands.map {
      .thresholds($0, distance, decimals: decimals, cap: cap.map { Decimal($0) })
    }
  }

  private mutating func refuse(_ keys: [String], in values: [String: Node], since reason: String) {
    for key in keys {
      if let node = values[key] { nodes.fail(node, "”\(key)” \(reason).") }
    }
  }

  // MARK: Days

  /// Reads the thresholds of indicators whose outcome is a day: days to spare, negative when it is too
  /// late.
  mutating func dates(_ node: Node) -> IndicatorRule? {
    nodes.mapping(node, of: "”datum”", keys: ["trösklar"], required: ["trösklar"])?["trösklar"]
      .flatMap { bands($0) }.map { .thresholds($0, .difference) }
  }

  // MARK: Goals by name

  /// Reads the goals that have a weight of their own.
  ///
  /// - Parameter aggregations: How goals become one, in scorecards and in the goals that they serve.
  mutating func namedGoals(_ node: Node, weighedBy aggregations: [Aggregation]) -> [NamedGoal] {
    if !aggregations.contains(where: \.rule.usesWeights) {
      nodes.fail(
        node, "Varken ”styrkort” eller ”kommunens mål” har en regel som använder vikter.")
    }
    var names: Set<String> = []
    return nodes.list(node).compactMap { node in
      guard
        let values = nodes.mapping(
          node, of: "Det enskilda målet", keys: ["mål", "vikt"], required: ["mål", "vikt"]),
        let name = values["mål"].flatMap({ nodes.text($0, of: "”mål”") }),
        let weight = values["vikt"].flatMap({ weight($0) })
      else { return nil }
      if !names.insert(name.lowercased()).inserted {
        nodes.fail(node, "Målet ”\(name)” står två gånger.")
      }
      return NamedGoal(name, weight: weight)
    }
  }

  // MARK: Indicators by name

  /// Reads the indicators that have a rule or a weight of their own.
  mutating func namedIndicators(_ node: Node, goals: Aggregation?) -> [NamedIndicator] {
    var names: Set<String> = []
    return nodes.list(node).compactMap { node in
      let subject = "Den enskilda indikatorn"
      guard
        let values = nodes.mapping(
          node, of: subject, keys: ["indikator", "vikt", "regel"] + Self.thresholdKeys,
          required: ["indikator"]),
        let name = values["indikator"].flatMap({ nodes.text($0, of: "”indikator”") })
      else { return nil }
      if !names.insert(name.lowercased()).inserted {
        nodes.fail(node, "Indikatorn ”\(name)” står två gånger.")
      }
      if values["regel"] == nil {
        refuse(Self.thresholdKeys, in: values, since: "behöver ”regel”")
        if values["vikt"] == nil {
          nodes.fail(node, "Indikatorn ”\(name)” har varken egen regel eller egen vikt.")
        }
      }
      if let node = values["vikt"], let goals, !goals.rule.usesWeights {
        nodes.fail(node, "Regeln för ”mål” räknar antal och använder inga vikter.")
      }
      return NamedIndicator(
        name, rule: indicatorRule(values, at: node, of: subject),
        weight: values["vikt"].flatMap { weight($0) } ?? 1)
    }
  }

  private mutating func weight(_ node: Node) -> Decimal? {
    if let text = node.scalar?.string, let number = NumberText(text)?.number,
      number > 0, number <= 1000
    {
      return number
    }
    nodes.fail(node, "”vikt” ska vara ett tal över 0 och högst 1000.")
    return nil
  }

  // MARK: Goals of the municipality

  private enum PlaceWord: String, CaseIterable {
    case insteadOfIndicators = "underliggande mål"
    case besideIndicators = "indikatorer och underliggande mål"
  }

  private enum ColorWord: String, CaseIterable {
    case final = "slutlig"
    case assessed = "chefens bedömning"
  }

  /// Reads how lower goals count in the goals of the municipality, or of the levels that are named.
  mutating func lowerGoals(_ node: Node) -> LowerGoals? {
    guard
      let values = nodes.mapping(
        node, of: "”kommunens mål”",
        keys: [
          "räknas från", "nivåer", "räknad färg", "minst andel enheter", "slutlig bedömning",
        ]
          + Self.aggregationKeys,
        required: ["räknas från", "regel"]),
      let place: PlaceWord = values["räknas från"]
        .flatMap({ nodes.choice($0, of: "”räknas från”") }),
      let aggregation = aggregation(values, at: node)
    else { return nil }
    let coverage = values["minst andel enheter"].flatMap {
      whole($0, in: 1...100, of: "”minst andel enheter”")
    }
    var rule = LowerGoals(
      place == .besideIndicators ? .besideIndicators : .insteadOfIndicators, aggregation,
      leastCoverage: coverage.map { Decimal($0) })
    if let color: ColorWord = values["räknad färg"]
      .flatMap({ nodes.choice($0, of: "”räknad färg”") })
    {
      rule.color = color == .assessed ? .assessed : .final
    }
    rule.weighing = values["slutlig bedömning"].flatMap { weighing($0, goals: aggregation) }
    rule.levels = values["nivåer"].map { nodes.texts($0, of: "”nivåer”") } ?? []
    return rule
  }
}
