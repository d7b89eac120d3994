internal import Findings
internal import FoundationEssentials
internal import Scorecards

extension Standing {
  /// `Avgjord`, or what can still change and on whom it hangs.
  func swedish(in context: ReportContext) -> String {
    guard !isDecided else { return "Avgjord" }
    var parts: [String] = []
    if let own, !own.isDecided {
      parts.append("egna mål \(context.words.word(own.worst)) till \(context.words.word(own.best))")
    }
    if open > 0 { parts.append("\(open) av \(goals) mottagna mål kan ändra färg") }
    if goals > 0 {
      parts.append("andel \(context.words.plural(.met)) \(shares) av de mottagna")
    }
    if !awaited.isEmpty {
      parts.append(
        awaited.count <= 8
          ? "hänger på \(awaited.map { context.name(of: $0) }.listed("och"))"
          : "hänger på \(awaited.count) styrkort som inte är lämnade")
    }
    return "Öppen: " + parts.joined(separator: "; ")
  }

  /// `40–60 %`, or one share when it is certain.
  private var shares: String {
    func percent(_ part: Int) -> Int { (part * 200 + goals) / (goals * 2) }
    let (least, greatest) = (percent(leastMet), percent(greatestMet))
    return least == greatest ? "\(least) %" : "\(least)–\(greatest) %"
  }
}

extension NotMeasuredCause {
  /// The cause in lower case.
  var word: String {
    switch self {
    case .notMeasured: "ej mätta"
    case .methodChanged: "med ändrad mätmetod"
    case .notSubmitted: "utan lämnat utfall"
    }
  }
}

extension Sequence where Element == AssessedGoal {
  /// `2 ej mätta, 1 med ändrad mätmetod`; `nil` when everything is measured.
  var causesInWords: String? {
    let causes = compactMap(\.final.cause)
    let parts = NotMeasuredCause.allCases.compactMap { cause -> String? in
      let count = causes.count { $0 == cause }
      return count == 0 ? nil : "\(count) \(cause.word)"
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension ActivityProgress {
  /// `2 av 3 klara (67 %), 1 försenad`.
  var swedish: String {
    guard total > 0 else { return "Inga aktiviteter" }
    let share = shareDone.map { " (\($0.rounded(toDecimals: 0).swedishText) %)" } ?? ""
    let others: [(Activity.Status, String)] = [(.delayed, "försenade"), (.cancelled, "avbrutna")]
    let words = others.compactMap { status, word -> String? in
      let count = count(of: status)
      return count == 0 ? nil : "\(count) \(count == 1 ? status.swedishName.lowercasedFirst : word)"
    }
    return (["\(count(of: .done)) av \(planned) klara\(share)"] + words).joined(separator: ", ")
  }
}

extension [SmartAdvice] {
  /// The letters that are there, those that are lacking, and those that cannot be told.
  var letters: String {
    func letters(_ isMeant: (SmartAdvice) -> Bool) -> String {
      filter(isMeant).map(\.letter.rawValue).joined(separator: ", ")
    }
    let parts = [
      ("Ja", letters { $0.verdict == .given }), ("Saknas", letters { $0.lack != nil }),
      ("Går inte att avgöra", letters { $0.verdict == .cannotTell }),
    ]
    return parts.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)." }.joined(separator: " ")
  }
}
