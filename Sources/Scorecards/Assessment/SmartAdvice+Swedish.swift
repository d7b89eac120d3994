internal import FoundationEssentials

extension SmartAdvice.Letter {
  /// The word that the letter stands for.
  public var swedishWord: String {
    switch self {
    case .specific: "Specifikt"
    case .measurable: "Mätbart"
    case .accepted: "Accepterat"
    case .realistic: "Realistiskt"
    case .timeBound: "Tidsatt"
    }
  }
}

extension SmartAdvice.Lack {
  /// What is lacking, as the end of a sentence.
  public func swedish(in goal: Goal) -> String {
    switch self {
    case .vague(let words): "”\(words)” kan förstås på flera sätt"
    case .noIndicator: "målet har ingen indikator"
    case .noTarget: "ingen indikator har ett målvärde"
    case .nobodyResponsible: "ingen ansvarig är angiven"
    case .outOfReach(let position, let needed, let largest):
      "målvärdet för ”\(goal.indicators[position].name.value)” kräver en förändring på "
        + "\(needed.swedishText), mot som mest \(largest.swedishText) hittills"
    case .reachedBefore: "målvärdena var nådda redan tidigare"
    case .noTime: "varken datum eller år är angivet"
    }
  }
}

extension SmartAdvice {
  /// The letter's word and what can be told of it.
  public func swedish(in goal: Goal) -> String {
    switch verdict {
    case .given: "\(letter.swedishWord): ja"
    case .cannotTell: "\(letter.swedishWord): går inte att avgöra"
    case .lacking(let lack): "\(letter.swedishWord): \(lack.swedish(in: goal))"
    }
  }
}
