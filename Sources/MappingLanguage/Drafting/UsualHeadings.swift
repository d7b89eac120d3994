import Scorecards

/// The headings and labels that Swedish templates usually have, for drafting a mapping.
enum UsualHeadings {
  /// Fields by their headings in tables, without years.
  static let columns: [Field: [String]] = [
    .goalNumber: ["nr", "nummer", "målnr", "mål nr", "målnummer", "mål-nr", "mål id", "no"],
    .goalText: [
      "mål", "målet", "målformulering", "resultatmål", "effektmål", "inriktningsmål",
      "verksamhetsmål", "enhetsmål", "goal",
    ],
    .goalArea: ["område", "målområde", "perspektiv"],
    .goalParent: [
      "överordnat mål", "bidrar till", "koppling", "kopplat till", "nämndmål", "nämndens mål",
      "kommunmål", "kommunens mål", "kommunfullmäktiges mål", "fullmäktiges mål", "fullmäktigemål",
      "strategiskt mål",
    ],
    .goalAssessment: [
      "bedömning", "måluppfyllelse", "färg", "chefens bedömning", "samlad bedömning", "uppfyllelse",
    ],
    .goalAnalysis: ["analys", "kommentar", "kommentar/analys", "analys och kommentar"],
    .indicatorName: [
      "indikator", "indikatorer", "mätetal", "nyckeltal", "styrmått", "resultatmått", "styrtal",
      "indikator/mått", "mått/indikator", "indicator",
    ],
    .indicatorMeasure: ["mått", "enhet", "måttenhet", "sort", "unit"],
    .indicatorDirection: ["riktning", "önskad riktning"],
    .indicatorBaseline: [
      "ingångsvärde", "startvärde", "startläge", "utgångsläge", "nuläge", "baseline",
    ],
    .indicatorTarget: ["målvärde", "målnivå", "årsmål", "mål (värde)", "måltal", "target"],
    .indicatorOutcome: ["utfall", "resultat", "outcome"],
    .indicatorPreviousOutcome: ["föregående utfall", "föregående år", "fg år", "förra året"],
    .indicatorOrigin: ["källa"],
    .indicatorKoladaID: ["kolada-id", "kolada id", "kolada"],
    .activityText: ["aktivitet", "aktiviteter", "åtgärd", "insats", "activity"],
    .activityResponsible: ["ansvarig", "ansvar", "vem", "who", "responsible"],
    .activityStart: ["start", "startdatum", "från", "börjar"],
    .activityEnd: ["slut", "slutdatum", "till", "klart", "klar senast", "done by"],
    .activityStatus: ["status", "läge", "state"],
    .economyLine: [
      "post", "tkr", "belopp i tkr", "belopp i mnkr", "ekonomi, tkr", "ekonomi, mnkr",
    ],
    .economyBudget: ["budget"],
    .economyVariance: ["avvikelse", "budgetavvikelse"],
    .economyForecast: ["prognos", "helårsprognos"],
  ]

  /// Fields of the scorecard by their labels, the lowest level first.
  static let labels: [(Field, [String])] = [
    (.unit, ["enhet", "enhetens namn", "avser", "verksamhet", "förvaltning", "nämnd", "kommun"]),
    (.period, ["period", "år", "gäller år", "avser år", "styrkort"]),
    (.vision, ["vision", "vårt bidrag till visionen", "enhetens vision"]),
  ]

  /// Headings of columns that name the unit of each row.
  static let units: Set<String> = [
    "nämnd", "nämnd/styrelse", "ansvarig nämnd", "förvaltning", "verksamhet", "verksamhetsområde",
    "resultatenhet", "avdelning", "bolag", "nämnd/bolag", "enhet",
  ]

  /// What the rows of a table are, by its headings; `nil` when they are nothing that is known.
  static func key(of headings: [DraftHeading]) -> Field? {
    let keys: [Field] = [.activityText, .indicatorName, .economyLine, .goalText]
    let key = keys.first { key in
      headings.contains { heading in
        heading.year == .none && (columns[key] ?? []).contains(heading.base)
      }
    }
    // A row of labels with an area beside one of them is no row of headings.
    if key == .goalText, headings.contains(where: { Vocabulary.usual.areas[$0.base] != nil }) {
      return nil
    }
    if let key { return key }
    if headings.contains(where: { units.contains($0.base) }),
      headings.count(where: { economyFigure(of: $0) != nil }) >= 2
    {
      return .economyLine
    }
    // A row of boxes for crosses, below one goal.
    let boxes = headings.compactMap { Vocabulary.usual.fulfilment[$0.base] }
    if boxes.count == headings.count, Set(boxes).count >= 3 { return .goalAssessment }
    // A table of nothing but the goals of two levels.
    let parents = columns[.goalParent] ?? []
    return headings.contains { parents.contains($0.base) }
      && headings.contains { (columns[.goalAssessment] ?? []).contains($0.base) }
      ? .goalText : nil
  }

  /// Whether the rows of an economy hold several lines beside each other, and none is named.
  static func hasLines(_ headings: [DraftHeading], in key: Field) -> Bool {
    key == .economyLine
      && !headings.contains { (columns[.economyLine] ?? []).contains($0.base) }
  }

  /// The column that a heading stands for; `nil` when it is not known.
  static func column(
    _ column: Int, _ heading: DraftHeading, in key: Field, hasLines: Bool, period: Period
  ) -> DraftColumn? {
    var found = DraftColumn(column: column, heading: heading)
    if key == .indicatorName, let part = DraftHeading.period(of: heading.text, in: period) {
      found.period = part
      found.field = .indicatorOutcome
    } else if hasLines {
      let figure = economyFigure(of: heading)
      found.field = units.contains(heading.base) ? .unit : figure?.field
      found.line = figure?.line
    } else if let field = field(of: heading, in: key) {
      found.field = field
    } else if fields(of: key).contains(.goalAssessment),
      let cross = Vocabulary.usual.fulfilment[heading.base]
    {
      found.field = .goalAssessment
      found.cross = cross
    } else if units.contains(heading.base) {
      found.field = .unit
    }
    return found.field == nil ? nil : found
  }

  /// The figure and the line of a heading such as `Budget intäkter` or `Nettokostnad`.
  private static func economyFigure(
    of heading: DraftHeading
  ) -> (field: Field, line: EconomyLine.Kind)? {
    let text = heading.base
    let line: EconomyLine.Kind =
      text.contains("netto")
      ? .net
      : text.contains("intäkt") ? .income : text.contains("kostnad") ? .costs : .net
    let isNamed = ["netto", "intäkt", "kostnad"].contains(where: text.contains)
    if text.contains("avvikelse") { return (.economyVariance, line) }
    if text.contains("budget") { return (.economyBudget, line) }
    if text.contains("prognos") { return (.economyForecast, line) }
    guard isNamed || ["utfall", "bokslut", "resultat"].contains(where: text.contains) else {
      return nil
    }
    return (heading.year == .previous ? .economyPreviousOutcome : .economyOutcome, line)
  }

  /// The fields that a table may have, by what its rows are.
  static func fields(of key: Field) -> [Field] {
    switch key {
    case .activityText: [.goalNumber] + Field.fields(of: .activity)
    case .economyLine: Field.fields(of: .economy)
    case .indicatorName: Field.fields(of: .goal) + Field.fields(of: .indicator)
    default: Field.fields(of: .goal)
    }
  }

  /// The field that a heading stands for in a table whose rows are of a kind.
  static func field(of heading: DraftHeading, in key: Field) -> Field? {
    let fields = fields(of: key)
    let base = heading.base
    func has(_ field: Field, _ other: Field? = nil) -> Bool {
      fields.contains(field) && (columns[other ?? field] ?? []).contains(base)
    }
    if has(.indicatorOutcome) || has(.economyOutcome, .indicatorOutcome) {
      let isOutcome = heading.year != .previous
      return key == .economyLine
        ? (isOutcome ? .economyOutcome : .economyPreviousOutcome)
        : (isOutcome ? .indicatorOutcome : .indicatorPreviousOutcome)
    }
    if has(.economyPreviousOutcome, .indicatorPreviousOutcome) { return .economyPreviousOutcome }
    if key == .indicatorName, base == "mål", heading.year == .current { return .indicatorTarget }
    if key == .activityText, base == "mål" { return .goalNumber }
    if has(.goalResponsible, .activityResponsible) { return .goalResponsible }
    if has(.goalDue, .activityEnd) { return .goalDue }
    if has(.goalAssessment, .activityStatus) { return .goalAssessment }
    return fields.first { has($0) }
  }
}

/// A heading in a template, with its years made general.
struct DraftHeading: Hashable {
  /// Which year a heading names.
  enum Year { case none, current, previous }

  /// The heading as it stands.
  let text: String

  /// The heading as a mapping has it: `Utfall {år}`.
  let pattern: String

  /// The heading as it is compared, without its year.
  let base: String

  /// The year that it names.
  let year: Year

  init(_ text: String, period: Period) {
    self.text = text
    var pattern = text.plainSigns
    var year = Year.none
    if let number = period.year {
      if pattern.contains("\(number)") { year = .current }
      if pattern.contains("\(number - 1)") { year = year == .none ? .previous : year }
      pattern = pattern.replacing("\(number - 1)", with: "{föregående år}")
        .replacing("\(number)", with: "{år}")
    }
    self.pattern = pattern
    self.year = year
    base = pattern.replacing("{föregående år}", with: "").replacing("{år}", with: "").comparable
  }
}
