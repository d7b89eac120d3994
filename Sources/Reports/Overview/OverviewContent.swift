internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// What the page says, in the order and by the names that its template uses.
struct OverviewContent: Sendable {
  let title: String
  let municipality: String
  let colours: String
  let facts: [Fact]
  let shares: [Share]
  let committeesTitle: String
  let committees: [Committee]
  let goals: [GoalNode]
  let unlinkedGoals: [GoalNode]
  let hasUnlinkedGoals: Bool
  let missing: [Missing]
  let hasMissing: Bool
  let findings: [FoundItem]
  let hasFindings: Bool
  let findingsSummary: String
  let shelves: [Shelf]
  let policy: String
  let run: String

  struct Fact {
    let label: String
    let value: String
    let remark: String
  }

  /// The goals of one colour.
  struct Share {
    let colour: String
    let word: String
    let meaning: String
    let count: Int
    /// The part of all goals in percent, with a decimal point, as CSS writes it.
    let percent: String
  }

  struct Committee {
    let name: String
    let path: String
    let colour: String
    let word: String
    let ownGoals: String
    let allGoals: String
    let bar: [Share]
    let scorecards: String
    let economy: String
  }

  struct Missing {
    let name: String
    let place: String
    let state: String
  }

  struct FoundItem {
    let severity: String
    let style: String
    let heading: String
    let message: String
    let remedy: String
    let source: String
  }

  struct Shelf {
    let heading: String
    let books: [Book]
  }

  struct Book {
    let name: String
    let path: String
  }

  init(_ context: ReportContext, _ paths: WorkbookPaths, others: [Book]) {
    let consolidation = context.consolidation
    let root = consolidation.root
    let tree = GoalTree(context: context, paths: paths)

    title = context.occasion
    municipality = context.metadata.municipality
    colours = Fulfilment.allCases.map { Self.rule(for: $0, context.words) }.joined()
    facts = Self.facts(of: context)
    shares = Self.shares(of: root.counts + root.countsBelow, context.words)
    committeesTitle = context.committeesWord.uppercasedFirst
    committees = consolidation.children(of: root.unit.code).map {
      Committee($0, path: paths[$0.unit.code], context.words)
    }
    goals = tree.top
    unlinkedGoals = tree.unlinked
    hasUnlinkedGoals = !tree.unlinked.isEmpty
    missing = root.notSubmitted.compactMap { consolidation[$0] }.map {
      Missing(
        name: $0.unit.name, place: context.committee(of: $0.unit).name, state: $0.state.word)
    }
    hasMissing = !missing.isEmpty
    let found = consolidation.files.flatMap { file in file.findings.map { (file.unit, $0) } }
    findings = [Severity.error, .warning].flatMap { severity in
      found.filter { $0.1.severity == severity }.map { FoundItem($1, unit: $0) }
    }
    hasFindings = !findings.isEmpty
    let counts = Severity.allCases.map { severity in found.count { $0.1.severity == severity } }
    findingsSummary =
      "\(counts[2]) fel, \(counts[1]) varningar och \(counts[0]) upplysningar. "
      + "Upplysningarna står i bokslutets blad \(SheetName.findings)."
    shelves =
      Self.shelves(of: context, paths)
      + (others.isEmpty ? [] : [Shelf(heading: "Övrigt", books: others)])
    policy = consolidation.policy.name
    run = context.metadata.runID
  }

  /// The rule of a colour in CSS.
  private static func rule(
    for fulfilment: Fulfilment, _ words: FulfilmentVocabulary
  ) -> String {
    let paint = words.paint(fulfilment)
    let (fill, letters, bar) = (paint.fill.hex, paint.letters.hex, paint.bar.hex)
    let name = fulfilment.rawValue
    return ".\(name){background:#\(fill);color:#\(letters)}.bar .\(name){background:#\(bar)}\n"
  }

  private static func facts(of context: ReportContext) -> [Fact] {
    let root = context.consolidation.root
    let counts = root.counts + root.countsBelow
    let net = root.economy.total.net
    let errors = context.consolidation.units.count { $0.state == .receivedWithErrors }
    return [
      Fact(
        label: "Styrkort", value: "\(root.received) av \(root.expected)",
        remark: "mottagna, \(errors) med fel"),
      Fact(
        label: "Mål som är \(context.words.plural(.met))",
        value: "\(counts[.met]) av \(counts.total)",
        remark: counts.total == 0 ? "inga mål är mottagna" : context.words.counted(counts)),
      Fact(
        label: "Netto mot budget",
        value: net.variance.map { "\($0.rounded(toDecimals: 0).swedishText) tkr" }
          ?? Words.missing,
        remark: net.outcome.map { "utfall \($0.rounded(toDecimals: 0).swedishText) tkr" } ?? ""),
    ]
  }

  private static func shares(
    of counts: FulfilmentCounts, _ words: FulfilmentVocabulary
  ) -> [Share] {
    Fulfilment.allCases.map { fulfilment in
      let tenths = counts.total == 0 ? 0 : counts[fulfilment] * 1000 / counts.total
      return Share(
        colour: fulfilment.rawValue, word: words.title(fulfilment),
        meaning: words.meaning(fulfilment).lowercasedFirst, count: counts[fulfilment],
        percent: "\(tenths / 10).\(tenths % 10)")
    }
  }

  private static func shelves(of context: ReportContext, _ paths: WorkbookPaths) -> [Shelf] {
    let units = context.consolidation.units.map(\.unit)
    var levels: [Level] = []
    for unit in units where !levels.contains(unit.level) { levels.append(unit.level) }
    let merged = paths.merged.map {
      [Book(name: "\(context.occasion), hela kommunen", path: $0)]
    }
    return [Shelf(heading: "För ekonomi och ledning", books: merged ?? [])]
      + levels.sorted().map { level in
        Shelf(
          heading: level.pluralName.uppercasedFirst,
          books: units.filter { $0.level == level }.map {
            Book(name: $0.name, path: paths[$0.code])
          })
      }
  }
}

extension OverviewContent.Committee {
  fileprivate init(
    _ unit: ConsolidatedUnit, path: String, _ words: FulfilmentVocabulary
  ) {
    let counts = unit.counts + unit.countsBelow
    let net = unit.economy.total.net
    name = unit.unit.name
    self.path = path
    colour = unit.assessed?.overall.fulfilment.rawValue ?? "absent"
    word = unit.assessed.map { words.title($0.overall.fulfilment) } ?? unit.wordWithoutScorecard
    ownGoals = unit.assessed == nil ? "Styrkortet är inte mottaget" : words.counted(unit.counts)
    allGoals = counts.total == 0 ? "inga" : words.counted(counts)
    bar = Fulfilment.allCases.filter { counts[$0] > 0 }.map { fulfilment in
      let tenths = counts[fulfilment] * 1000 / counts.total
      return OverviewContent.Share(
        colour: fulfilment.rawValue, word: words.title(fulfilment),
        meaning: words.meaning(fulfilment),
        count: counts[fulfilment], percent: "\(tenths / 10).\(tenths % 10)")
    }
    scorecards = "\(unit.received) av \(unit.expected) mottagna"
    economy =
      if let outcome = net.outcome, let variance = net.variance {
        "\(outcome.rounded(toDecimals: 0).swedishText) tkr, "
          + "\(variance.magnitude.rounded(toDecimals: 0).swedishText) tkr "
          + (variance < 0 ? "sämre än budget" : "bättre än budget")
      } else {
        Words.missing
      }
  }
}

extension OverviewContent.FoundItem {
  fileprivate init(_ finding: Finding, unit: OrganisationalUnit?) {
    severity = finding.severity.word
    style = finding.severity == .error ? Fulfilment.notMet.rawValue : Fulfilment.partlyMet.rawValue
    heading = "\(unit?.name ?? "Okänd enhet"): \(finding.code.entry.title.swedish.lowercasedFirst)"
    message = finding.message
    remedy = finding.remedy
    source = finding.source.description
  }
}
