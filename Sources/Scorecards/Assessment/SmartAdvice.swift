public import FoundationEssentials

/// What a submission tells of one letter of SMART (Perstorp's guideline, "SMARTa mål").
///
/// It is advice for the next plan, and never changes a colour.
public struct SmartAdvice: Hashable, Sendable {
  /// The letters, in their order.
  public enum Letter: String, Hashable, Sendable, CaseIterable {
    /// Specifikt: nobody can misunderstand it.
    case specific = "S"
    /// Mätbart: one can tell when it is met.
    case measurable = "M"
    /// Accepterat: those concerned accept it.
    case accepted = "A"
    /// Realistiskt: challenging, and possible.
    case realistic = "R"
    /// Tidsatt: it has an end.
    case timeBound = "T"
  }

  /// What can be told.
  public enum Verdict: Hashable, Sendable {
    /// There is a sign that it is so.
    case given
    /// There is a sign that it is not.
    case lacking(Lack)
    /// The submission does not tell.
    case cannotTell
  }

  /// Why a letter is lacking.
  public enum Lack: Hashable, Sendable {
    /// The text has these words, which everybody may understand in a way of their own.
    case vague(String)
    /// There is no indicator.
    case noIndicator
    /// No indicator has a target.
    case noTarget
    /// Nobody answers for it.
    case nobodyResponsible
    /// The indicator at this place needs a change so many times as large as any year has brought.
    case outOfReach(indicator: Int, needed: Decimal, largest: Decimal)
    /// The targets of all indicators had been reached before.
    case reachedBefore
    /// There is neither a date nor a year.
    case noTime
  }

  /// The letter.
  public let letter: Letter

  /// What can be told.
  public let verdict: Verdict

  /// Why it is lacking; `nil` when it is not, or cannot be told.
  public var lack: Lack? {
    if case .lacking(let lack) = verdict { lack } else { nil }
  }
}

extension Goal {
  /// What the submission tells of each letter, in their order.
  public var smartAdvice: [SmartAdvice] {
    [
      SmartAdvice(letter: .specific, verdict: specific),
      SmartAdvice(letter: .measurable, verdict: measurable),
      SmartAdvice(letter: .accepted, verdict: accepted),
      SmartAdvice(letter: .realistic, verdict: realistic),
      SmartAdvice(letter: .timeBound, verdict: timeBound),
    ]
  }

  /// Whether a text can be misunderstood is for people to say; some words are a sign that it can.
  private var specific: SmartAdvice.Verdict {
    let words = text.value.lowercased().split { !$0.isLetter && !$0.isNumber }
    let vague = Self.vagueWords.first { vague in
      let vague = vague.split(separator: " ")
      return words.indices.contains { words[$0...].starts(with: vague) }
    }
    return vague.map { .lacking(.vague($0)) } ?? .cannotTell
  }

  private var measurable: SmartAdvice.Verdict {
    if indicators.isEmpty { return .lacking(.noIndicator) }
    return indicators.contains { $0.target != nil } ? .given : .lacking(.noTarget)
  }

  private var accepted: SmartAdvice.Verdict {
    responsible == nil && activities.allSatisfy({ $0.responsible == nil })
      ? .lacking(.nobodyResponsible) : .given
  }

  /// Held against the changes from year to year that the indicators have had.
  private var realistic: SmartAdvice.Verdict {
    let reaches = indicators.map(\.reach)
    for (position, reach) in reaches.enumerated() {
      if case .far(let needed, let largest) = reach {
        return .lacking(.outOfReach(indicator: position, needed: needed, largest: largest))
      }
    }
    let known = reaches.compactMap(\.self)
    if known.isEmpty { return .cannotTell }
    if known.contains(.near) { return .given }
    return known.count == indicators.count ? .lacking(.reachedBefore) : .cannotTell
  }

  private var timeBound: SmartAdvice.Verdict {
    due == nil && !text.value.hasYear ? .lacking(.noTime) : .given
  }

  private static let vagueWords = [
    "verka för", "verkar för", "arbeta för att", "arbetar för att", "arbeta med", "arbetar med",
    "sträva", "strävar", "eftersträva", "eftersträvar", "främja", "främjar",
    "så långt som möjligt", "vid behov", "på sikt", "i möjligaste mån",
  ]
}

/// How far a target lies from what an indicator's history makes realistic.
private enum Reach: Hashable {
  /// The last result before had reached it already.
  case reachedBefore
  /// Within reach.
  case near
  /// The change that is needed, and the largest that any year has brought.
  case far(needed: Decimal, largest: Decimal)
}

extension Indicator {
  /// `nil` when fewer than two results before this one are known.
  fileprivate var reach: Reach? {
    guard let target = target?.value else { return nil }
    var history = earlierOutcomes.compactMap { comparable($0.outcome.value) }
    if history.isEmpty, let stated = comparable(previousOutcome?.value.quantity) {
      history = [stated]
    }
    if let start = comparable(baseline?.value.quantity) { history.insert(start, at: 0) }
    guard let last = history.last else { return nil }
    if target.isReached(by: last) { return .reachedBefore }
    let changes = zip(history, history.dropFirst()).map { ($1 - $0).magnitude }
    guard let largest = changes.max(), largest > 0 else { return nil }
    let needed = target.distance(of: last)
    return needed > largest * Self.timesTheLargestChange
      ? .far(needed: needed, largest: largest) : .near
  }

  /// A target is far off when it needs more than so many times the largest change of any year.
  private static let timesTheLargestChange: Decimal = 3
}

extension String {
  /// Whether a year such as 2025 stands in the text; 2000 is more likely a number of something.
  fileprivate var hasYear: Bool {
    split { !$0.isNumber }.contains { $0.count == 4 && $0.hasPrefix("20") && $0 != "2000" }
  }
}
