public import FoundationEssentials

/// Styrkort: one organisational unit's goals, results and economy for one period.
public struct Scorecard: Hashable, Sendable {
  /// The unit's code in the organisation register.
  public var unit: String

  /// The period, such as `2025`.
  public var period: String

  /// Vision: what the unit can do for the municipality's vision, summed up.
  public var vision: Sourced<String>?

  /// The goals, in the order of the submission.
  public var goals: [Goal] = []

  /// The economy of the unit's own responsibility, without the units below it.
  public var economy: [EconomyLine] = []

  /// The tables that the economy stands in, where those have sums; a file about several units gives
  /// them with its first scorecard.
  public var economyTables: [EconomyTable] = []

  /// The investment projects of the unit's own responsibility.
  public var investments: [InvestmentLine] = []

  /// What the operational plan tells in words.
  public var plan = PlanTexts()

  /// Creates a scorecard without goals.
  public init(unit: String, period: String) {
    self.unit = unit
    self.period = period
  }
}

/// Mål: what the unit is to reach.
public struct Goal: Hashable, Sendable {
  /// The number that others refer to it by, such as `BUN-FSK-01.1`.
  public var number: Sourced<String>

  /// The area that it belongs to; `nil` when the submission does not say.
  public var area: Sourced<FocusArea>?

  /// The text.
  public var text: Sourced<String>

  /// The number of the goal one level up that it serves; `nil` for the municipality's own goals.
  public var parent: Sourced<String>?

  /// Ansvarig: who answers for it.
  public var responsible: Sourced<String>?

  /// When it is to be met.
  public var due: Sourced<String>?

  /// What shows whether it is met.
  public var indicators: [Indicator] = []

  /// What is done to meet it.
  public var activities: [Activity] = []

  /// The manager's assessment.
  public var assessment: Sourced<Fulfilment>?

  /// The manager's reasons for the assessment.
  public var analysis: Sourced<String>?

  /// Creates a goal.
  public init(number: Sourced<String>, text: Sourced<String>) {
    self.number = number
    self.text = text
  }
}

/// Indikator: a measure that shows whether a goal is met.
public struct Indicator: Hashable, Sendable {
  /// What is measured.
  public var name: Sourced<String>

  /// Enhet, mått: the unit of measurement, as it stands.
  public var unitOfMeasure: Sourced<String>?

  /// Ingångsvärde: where things stood at the start.
  public var baseline: Sourced<Measurement>?

  /// Målvärde: the ambition; `nil` when there is none or it was not understood.
  public var target: Sourced<Target>?

  /// The target as the submission states it, where that is a change such as `öka med 5 %`.
  public var targetChange: Sourced<TargetChange>?

  /// The result of an earlier period that the target was counted from; `nil` for a target that the
  /// template gives by itself.
  public var targetStart: EarlierOutcome?

  /// Utfall: the result of the period; `nil` when the template has no place for it.
  public var outcome: Sourced<Measurement>?

  /// The result of the year before, as the template states it.
  public var previousOutcome: Sourced<Measurement>?

  /// When the outcome was measured, as ISO 8601 or a name such as `HT 2025`.
  public var measuredAt: Sourced<String>?

  /// How many people answered or are counted, where the figure is of people; small groups are not
  /// published.
  public var respondents: Sourced<Decimal>?

  /// The results of all periods that the template has a column for, in the order of the columns.
  public var periodOutcomes: [PeriodOutcome] = []

  /// The result of parts of those who are counted, such as women and men.
  public var breakdown: [PartOutcome] = []

  /// The results of earlier periods, from the archive and the template's own columns, and the oldest
  /// first.
  public var earlierOutcomes: [EarlierOutcome] = []

  /// Källa: where the figures come from.
  public var origin: Sourced<String>?

  /// The id in the national database Kolada, such as `N15030`.
  public var koladaID: Sourced<String>?

  /// Creates an indicator.
  public init(name: Sourced<String>) {
    self.name = name
  }
}

/// A result in a column of its own period.
public struct PeriodOutcome: Hashable, Sendable {
  /// The period, such as `2025-K2`.
  public var period: String

  /// The result.
  public var outcome: Sourced<Measurement>

  /// Creates a result.
  public init(period: String, outcome: Sourced<Measurement>) {
    self.period = period
    self.outcome = outcome
  }
}

/// An indicator's result for a part of those who are counted.
///
/// Official statistics on individuals are divided by sex, and so are many municipalities' indicators.
public struct PartOutcome: Hashable, Sendable {
  /// Who are counted.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// Kvinnor och flickor.
    case women
    /// Män och pojkar.
    case men

    /// What people call them.
    public var swedishName: String { self == .women ? "Kvinnor" : "Män" }
  }

  /// Who are counted.
  public var part: Part

  /// Their result.
  public var outcome: Sourced<Measurement>

  /// Creates a result.
  public init(_ part: Part, outcome: Sourced<Measurement>) {
    self.part = part
    self.outcome = outcome
  }
}

/// An indicator's result of an earlier period.
public struct EarlierOutcome: Hashable, Sendable {
  /// The period, such as `2024`.
  public var period: String

  /// The result, with its cell in the file of that period.
  public var outcome: Sourced<Quantity>

  /// Creates a result.
  public init(period: String, outcome: Sourced<Quantity>) {
    self.period = period
    self.outcome = outcome
  }
}

/// Aktivitet: what is done to meet a goal.
public struct Activity: Hashable, Sendable {
  /// How far it has come.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Ej påbörjad.
    case notStarted
    /// Pågår.
    case inProgress
    /// Klar.
    case done
    /// Försenad.
    case delayed
    /// Avbruten.
    case cancelled

    /// What people call it.
    public var swedishName: String {
      switch self {
      case .notStarted: "Ej påbörjad"
      case .inProgress: "Pågår"
      case .done: "Klar"
      case .delayed: "Försenad"
      case .cancelled: "Avbruten"
      }
    }
  }

  /// What is done.
  public var text: Sourced<String>

  /// Who answers for it.
  public var responsible: Sourced<String>?

  /// When it starts, as ISO 8601 where a date was understood, otherwise as it stands.
  public var start: Sourced<String>?

  /// When it ends, likewise.
  public var end: Sourced<String>?

  /// How far it has come.
  public var status: Sourced<Status>?

  /// Creates an activity.
  public init(text: Sourced<String>) {
    self.text = text
  }
}

/// A line of the unit's economy, in thousands of kronor (tkr).
///
/// Income is positive and costs are negative, whatever the template's own form.
public struct EconomyLine: Hashable, Sendable {
  /// What the line holds.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Intäkter, positive.
    case income
    /// Kostnader, negative.
    case costs
    /// Netto as the submission states it: income plus costs.
    case net

    /// What people call it.
    public var swedishName: String {
      switch self {
      case .income: "Intäkter"
      case .costs: "Kostnader"
      case .net: "Netto"
      }
    }
  }

  /// What the line holds.
  public var kind: Kind

  /// Budget.
  public var budget: Sourced<Decimal>?

  /// Utfall.
  public var outcome: Sourced<Decimal>?

  /// Avvikelse as the submission states it: outcome minus budget; positive is better.
  public var variance: Sourced<Decimal>?

  /// Prognos for the whole year.
  public var forecast: Sourced<Decimal>?

  /// Utfall of the year before.
  public var previousOutcome: Sourced<Decimal>?

  /// What one unit of the last decimal is worth that the submission writes, in tkr: 100 for millions
  /// of kronor with one decimal; `nil` takes it from the figures themselves.
  public var roundingUnit: Decimal?

  /// Creates a line without figures.
  public init(kind: Kind) {
    self.kind = kind
  }
}
