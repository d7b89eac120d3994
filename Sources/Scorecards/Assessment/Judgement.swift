public import FoundationEssentials

/// A fulfilment, and why it is so.
public struct Judgement: Hashable, Sendable {
  /// The fulfilment.
  public let fulfilment: Fulfilment

  /// Why it is so, as data: enough to explain it to the last figure.
  public let reason: Reason

  /// How much of the target is reached, in percent; `nil` where the rule does not measure it.
  public let share: Decimal?

  init(_ fulfilment: Fulfilment, _ reason: Reason, share: Decimal? = nil) {
    self.fulfilment = fulfilment
    self.reason = reason
    self.share = share
  }
}

/// Why a fulfilment is as it is.
public indirect enum Reason: Hashable, Sendable {
  // Indicators.

  /// The outcome satisfies the target.
  case reached(outcome: Quantity, target: Target)
  /// The outcome does not satisfy the target.
  case notReached(outcome: Quantity, target: Target)
  /// The measured value lies in this band; for shares in percent, otherwise as the distance says.
  case inBand(Band, value: Decimal, distance: Distance, outcome: Quantity, target: Target)
  /// There is no outcome.
  case noOutcome(MissingReason)
  /// There is no target that could be understood.
  case noTarget

  // Several together.

  /// There is nothing to judge by.
  case nothingToJudge
  /// The parts were counted; the value is the share or mean that the rule measured, in percent.
  case counted(FulfilmentCounts, rule: Aggregation.Rule, value: Decimal?)
  /// More of the parts than this, in percent, are not measured.
  case tooManyNotMeasured(FulfilmentCounts, limit: Decimal)
  /// The policy leaves it to the manager.
  case leftToManager

  // Computed and assessed.

  /// Both were weighed together.
  case weighed(computed: Fulfilment, assessed: Fulfilment, rule: Weighing.Rule)
  /// There is no assessment, so that the computed fulfilment stands.
  case notAssessed(computed: Fulfilment)
  /// The assessment has no written analysis, so that the computed fulfilment stands.
  case assessmentWithoutAnalysis(computed: Fulfilment, assessed: Fulfilment)

  // The occasion.

  /// The policy does not use the fulfilment on this occasion; it was this, for this reason.
  case notUsed(Fulfilment, on: ReportingOccasion, because: Reason)
}
