/// The headings and labels that Swedish templates usually have, for drafting a mapping.
enum UsualHeadings {
  /// Fields by their headings in tables, without years.
  static let columns: [Field: [String]] = [
    .goalNumber: ["nr", "nummer", "målnr", "mål nr", "målnummer", "mål-nr", "mål id"],
    .goalText: ["mål", "målet", "målformulering"],
    .goalArea: ["område", "målområde", "perspektiv"],
    .goalParent: [
      "överordnat mål", "bidrar till", "koppling", "kopplat till", "nämndmål", "nämndens mål",
      "kommunmål", "kommunens mål",
    ],
    .goalAssessment: ["bedömning", "måluppfyllelse", "färg", "chefens bedömning"],
    .goalAnalysis: ["analys", "kommentar", "kommentar/analys", "analys och kommentar"],
    .indicatorName: ["indikator", "indikatorer", "mätetal", "nyckeltal", "styrmått"],
    .indicatorMeasure: ["mått", "enhet", "måttenhet", "sort"],
    .indicatorDirection: ["riktning", "önskad riktning"],
    .indicatorBaseline: ["ingångsvärde", "startvärde", "startläge", "utgångsläge", "nuläge"],
    .indicatorTarget: ["målvärde", "målnivå", "årsmål"],
    .indicatorOutcome: ["utfall", "resultat"],
    .indicatorPreviousOutcome: ["föregående utfall", "föregående år", "fg år", "förra året"],
    .indicatorOrigin: ["källa"],
    .indicatorKoladaID: ["kolada-id", "kolada id", "kolada"],
    .activityText: ["aktivitet", "aktiviteter", "åtgärd", "insats"],
    .activityResponsible: ["ansvarig", "ansvar", "vem"],
    .activityStart: ["start", "startdatum", "från", "börjar"],
    .activityEnd: ["slut", "slutdatum", "till", "klart", "klar senast"],
    .activityStatus: ["status", "läge"],
    .economyLine: ["post", "tkr", "belopp i tkr", "belopp i mnkr"],
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

  /// The heading as a mapping has it: `Utfall {år}`.
  let pattern: String

  /// The heading as it is compared, without its year.
  let base: String

  /// The year that it names.
  let year: Year

  init(_ text: String, period: Period) {
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
