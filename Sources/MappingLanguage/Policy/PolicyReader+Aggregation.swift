import FoundationEssentials
import Scorecards
import Yams

extension PolicyReader {
  private enum RuleWord: String, CaseIterable {
    case allSomeNone = "alla, några, inga"
    case worst = "sämst"
    case best = "bäst"
    case majority = "majoritet"
    case shareMet = "andel gröna"
    case meanOfPoints = "medelvärde av poäng"
    case meanOfShares = "medelvärde av andelar"
    case countsOnly = "endast antal"
    case leftToManager = "chefen bedömer"

    var needsBands: Bool { [.shareMet, .meanOfPoints, .meanOfShares].contains(self) }
  }

  private enum NotMeasuredWord: String, CaseIterable {
    case excluded = "räknas inte"
    case ownClass = "egen klass"
    case asPartlyMet = "räknas som gula"
    case asNotMet = "räknas som röda"

    var rule: Aggregation.NotMeasured {
      switch self {
      case .excluded: .excluded
      case .ownClass: .ownClass
      case .asPartlyMet: .asPartlyMet
      case .asNotMet: .asNotMet
      }
    }
  }

  private enum WeighingWord: String, CaseIterable {
    case together = "vägs samman"
    case assessmentReplaces = "chefens gäller"
    case assessmentMayLower = "chefen får sänka"
    case assessmentMayMoveOneStep = "chefen får flytta ett steg"
    case computedStands = "den beräknade gäller"
  }

  /// The keys of a rule for how several fulfilments become one.
  static let aggregationKeys = ["regel", "trösklar", "decimaler", "svarta", "högst andel svarta"]

  /// Reads how several fulfilments become one.
  mutating func aggregation(_ node: Node, of subject: String) -> Aggregation? {
    nodes.mapping(node, of: subject, keys: Self.aggregationKeys, required: ["regel"])
      .flatMap { aggregation($0, at: node) }
  }

  /// Reads how several fulfilments become one, from the values of the keys.
  mutating func aggregation(_ values: [String: Node], at node: Node) -> Aggregation? {
    guard
      let word = values["regel"].flatMap({ nodes.choice($0, of: "”regel”", as: RuleWord.self) })
    else { return nil }
    let decimals = values["decimaler"].flatMap { self.decimals($0, isUsed: word.needsBands) }
    guard let rule = rule(word, bandsNode: values["trösklar"], decimals, at: node) else {
      return nil
    }
    let (notMeasured, exceptions) = values["svarta"].map { self.notMeasured($0) } ?? (nil, [:])
    let limit = values["högst andel svarta"].flatMap {
      whole($0, in: 0...100, of: "”högst andel svarta”")
    }
    var aggregation = Aggregation(
      rule, notMeasured: notMeasured ?? .ownClass, limit: limit.map { Decimal($0) })
    aggregation.exceptions = exceptions
    aggregation.decimals = decimals
    return aggregation
  }

  /// Reads how what is not measured counts: in one way, or in one for each cause.
  private mutating func notMeasured(
    _ node: Node
  ) -> (Aggregation.NotMeasured?, [NotMeasuredCause: Aggregation.NotMeasured]) {
    guard case .mapping = node else {
      return (nodes.choice(node, of: "”svarta”", as: NotMeasuredWord.self)?.rule, [:])
    }
    let causes: [(String, NotMeasuredCause)] = [
      ("ej mätt", .notMeasured), ("ändrad mätmetod", .methodChanged),
      ("ej lämnat", .notSubmitted),
    ]
    let values = nodes.mapping(node, of: "”svarta”", keys: causes.map(\.0)) ?? [:]
    var exceptions: [NotMeasuredCause: Aggregation.NotMeasured] = [:]
    for (word, cause) in causes {
      exceptions[cause] = values[word].flatMap {
        nodes.choice($0, of: "”\(word)”", as: NotMeasuredWord.self)?.rule
      }
    }
    return (nil, exceptions)
  }

  /// Reads how many decimals are kept, where a value is compared with thresholds at all.
  private mutating func decimals(_ node: Node, isUsed: Bool) -> Int? {
    guard isUsed else {
      nodes.fail(node, "”decimaler” hör till regler med trösklar.")
      return nil
    }
    return whole(node, in: 0...6, of: "”decimaler”")
  }

  private mutating func rule(
    _ word: RuleWord, bandsNode: Node?, _ decimals: Int?, at node: Node
  ) -> Aggregation.Rule? {
    if word.needsBands, bandsNode == nil {
      nodes.fail(node, "Regeln ”\(word.rawValue)” behöver ”trösklar”.")
      return nil
    }
    if !word.needsBands, let bandsNode {
      nodes.fail(bandsNode, "Regeln ”\(word.rawValue)” har inga trösklar.")
    }
    let bands = word.needsBands ? bandsNode.flatMap { self.bands($0) } : nil
    check(bands, within: 0...(word == .meanOfShares ? 1000 : 100), decimals, at: bandsNode)
    switch word {
    case .allSomeNone: return .allSomeNone
    case .worst: return .worst
    case .best: return .best
    case .majority: return .majority
    case .countsOnly: return .countsOnly
    case .leftToManager: return .leftToManager
    case .shareMet: return bands.map(Aggregation.Rule.shareMet)
    case .meanOfPoints: return bands.map(Aggregation.Rule.meanOfPoints)
    case .meanOfShares: return bands.map(Aggregation.Rule.meanOfShares)
    }
  }

  /// Reads how the computed fulfilment and the manager's assessment become the final one.
  mutating func weighing(_ node: Node, goals: Aggregation?) -> Weighing? {
    guard
      let values = nodes.mapping(
        node, of: "”slutlig bedömning”", keys: ["regel", "sammanvägning", "kräver analys"],
        required: ["regel"]),
      let word = values["regel"].flatMap({ nodes.choice($0, of: "”regel”", as: WeighingWord.self) })
    else { return nil }
    let together = values["sammanvägning"].flatMap { aggregation($0, of: "”sammanvägning”") }
    if word != .together, let node = values["sammanvägning"] {
      nodes.fail(node, "”sammanvägning” hör till regeln ”vägs samman”.")
    }
    let rule: Weighing.Rule =
      switch word {
      case .together: .together(together ?? goals ?? Aggregation(.allSomeNone))
      case .assessmentReplaces: .assessmentReplaces
      case .assessmentMayLower: .assessmentMayLower
      case .assessmentMayMoveOneStep: .assessmentMayMoveOneStep
      case .computedStands: .computedStands
      }
    let requiresAnalysis = values["kräver analys"].flatMap { nodes.flag($0, of: "”kräver analys”") }
    if word == .computedStands, requiresAnalysis == true {
      nodes.fail(
        values["kräver analys"],
        "”kräver analys” hör till regler där chefens bedömning räknas.")
    }
    return Weighing(rule, requiresAnalysis: requiresAnalysis ?? false)
  }

  // MARK: Thresholds

  /// Reads thresholds: for each colour the values that it stands for, such as `minst 80 och under 100`.
  ///
  /// - Parameter mayDescend: Whether low values may be the better ones.
  mutating func bands(_ node: Node, mayDescend: Bool = false) -> Bands? {
    let order: [Fulfilment] = [.notMet, .partlyMet, .met]
    guard
      let values = nodes.mapping(node, of: "”trösklar”", keys: order.reversed().map(\.mappingWord))
    else { return nil }
    var bands: [Band] = []
    var nodesOfEdges: [Decimal: Node] = [:]
    for status in order {
      guard let node = values[status.mappingWord] else { continue }
      guard let band = band(status, node) else { return nil }
      bands.append(band)
      for edge in [band.from, band.to].compactMap(\.self) { nodesOfEdges[edge.value] = node }
    }
    let descends = mayDescend && bands.last.map { $0.from == nil && $0.to != nil } == true
    do {
      return try Bands(descends ? bands.reversed() : bands, lowerIsBetter: descends)
    } catch {
      nodes.fail(error.value.flatMap { nodesOfEdges[$0] } ?? node, error.swedishText)
      return nil
    }
  }

  private mutating func band(_ status: Fulfilment, _ node: Node) -> Band? {
    guard let text = nodes.text(node, of: "Tröskeln") else { return nil }
    var (from, to): (Edge?, Edge?)
    for part in text.plainSigns.split(separator: " och ") {
      switch TargetText(String(part), comparisons: Vocabulary.usual.comparisons) {
      case .number(let number, .atLeast) where from == nil: from = .including(number.number)
      case .number(let number, .moreThan) where from == nil: from = .excluding(number.number)
      case .number(let number, .atMost) where to == nil: to = .including(number.number)
      case .number(let number, .lessThan) where to == nil: to = .excluding(number.number)
      default:
        nodes.fail(
          node, "Tröskeln ”\(text)” förstås inte. Skriv till exempel ”minst 80 och under 100”.")
        return nil
      }
    }
    let band = Band(status, from: from, to: to)
    if let from, let to, from.value > to.value || from.value == to.value && !band.holds(to.value) {
      nodes.fail(node, "Tröskeln ”\(text)” rymmer inget värde.")
      return nil
    }
    return band
  }
}

extension PolicyError {
  /// The value at which the bands do not meet as they should.
  fileprivate var value: Decimal? {
    switch self {
    case .gap(let value), .overlap(let value), .notAscending(let value): value
    case .noBands, .unbounded, .bandNotMeasured: nil
    }
  }

  /// What is wrong, for the coordinator who writes the file.
  fileprivate var swedishText: String {
    switch self {
    case .noBands: "”trösklar” ska ha minst en färg."
    case .gap(let value):
      "Trösklarna lämnar en lucka vid \(value.swedishText): värdet hör till ingen färg."
    case .overlap(let value):
      "Trösklarna går omlott vid \(value.swedishText): värdet hör till två färger."
    case .unbounded:
      "Trösklarna ska täcka alla värden: den lägsta färgen ska bara ha en övre gräns, den högsta bara en undre."
    case .notAscending(let value):
      "Vid \(value.swedishText) börjar en sämre färg ovanför en bättre."
    case .bandNotMeasured: "Svart kan inte ha en tröskel."
    }
  }
}
