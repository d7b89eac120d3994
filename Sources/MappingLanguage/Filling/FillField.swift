import Scorecards

/// Something that a workbook of finance's own can be filled with.
///
/// As in mappings of templates, a name has a group, a point, and the name within the group.
enum FillField: Hashable, Sendable {
  case fact(Fact)
  case count(Count)
  case goal(Goal)
  case indicator(Indicator)
  case economy(EconomyLine.Kind, Figure)
  case investment(Investment)

  /// What is said of the run or of a unit.
  enum Fact: String, Hashable, Sendable, CaseIterable {
    case municipality = "kommun"
    case period = "period"
    case year = "år"
    case occasion = "tillfälle"
    case lastDay = "sista dag"
    case policy = "policy"
    case policyDate = "policyns datum"
    case run = "körning"
    case unit = "enhet"
    case code = "kod"
    case level = "nivå"
    case committee = "nämnd"
    case received = "mottagna"
    case expected = "väntade"
    case missing = "saknas"
  }

  /// How many goals a unit and all below it have.
  enum Count: String, Hashable, Sendable, CaseIterable {
    case all = "antal"
    case met = "gröna"
    case partlyMet = "gula"
    case notMet = "röda"
    case notMeasured = "svarta"

    /// The fulfilment that is counted; `nil` for all.
    var fulfilment: Fulfilment? {
      switch self {
      case .all: nil
      case .met: .met
      case .partlyMet: .partlyMet
      case .notMet: .notMet
      case .notMeasured: .notMeasured
      }
    }
  }

  enum Goal: String, Hashable, Sendable, CaseIterable {
    case number = "nummer"
    case text = "text"
    case area = "område"
    case assessment = "bedömning"
    case computed = "beräknad"
    case final = "färg"
    case analysis = "analys"
  }

  enum Indicator: String, Hashable, Sendable, CaseIterable {
    case name = "namn"
    case measure = "mått"
    case target = "målvärde"
    case outcome = "utfall"
    case previousOutcome = "föregående utfall"
    case fulfilment = "färg"
  }

  enum Figure: String, Hashable, Sendable, CaseIterable {
    case budget = "budget"
    case outcome = "utfall"
    case variance = "avvikelse"
    case forecast = "prognos"
    case forecastVariance = "prognosavvikelse"
    case previousOutcome = "föregående utfall"
  }

  enum Investment: String, Hashable, Sendable, CaseIterable {
    case project = "projekt"
    case budget = "budget"
    case outcome = "utfall"
    case variance = "avvikelse"
    case forecast = "prognos"
    case previousOutcome = "föregående utfall"
    case decidedTotal = "beslutad totalutgift"
    case accumulated = "ackumulerat utfall"
  }

  /// The fields without a group.
  static let facts = Fact.allCases.map(FillField.fact)

  /// The fields by the name of their group.
  static let groups: [(name: String, fields: [FillField])] = [
    ("mål", Count.allCases.map(FillField.count) + Goal.allCases.map(FillField.goal)),
    ("indikator", Indicator.allCases.map(FillField.indicator)),
    (
      "ekonomi",
      EconomyLine.Kind.allCases.flatMap { kind in
        Figure.allCases.map { FillField.economy(kind, $0) }
      }
    ),
    ("investering", Investment.allCases.map(FillField.investment)),
  ]

  /// The name within the group.
  var name: String {
    switch self {
    case .fact(let fact): fact.rawValue
    case .count(let count): count.rawValue
    case .goal(let goal): goal.rawValue
    case .indicator(let indicator): indicator.rawValue
    case .economy(let kind, let figure): "\(kind.swedishName.lowercased()) \(figure.rawValue)"
    case .investment(let figure): figure.rawValue
    }
  }

  /// The whole name, such as `ekonomi.netto utfall`.
  var fullName: String {
    switch self {
    case .fact: name
    case .count, .goal: "mål.\(name)"
    case .indicator: "indikator.\(name)"
    case .economy: "ekonomi.\(name)"
    case .investment: "investering.\(name)"
    }
  }
}
