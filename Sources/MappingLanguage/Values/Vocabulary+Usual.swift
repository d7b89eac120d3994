import Scorecards
import Spreadsheet

extension Vocabulary {
  /// The words, signs and colours that Swedish templates usually use.
  static let usual = Vocabulary(
    fulfilment: table([
      .met: [
        "grön", "grönt", "gröna", "green", "uppfyllt", "uppfylld", "uppnått", "uppnådd",
        "helt uppfyllt", "helt uppfylld", "helt uppnått", "helt uppnådd", "målet är uppfyllt",
        "målet är uppnått", "målet uppfyllt", "målet uppnått", "helt", "🟢", "🟩", "✅", "💚", "😊",
        "🙂", "😀", "😃", "☺",
      ],
      .partlyMet: [
        "gul", "gult", "gula", "yellow", "delvis", "delvis uppfyllt", "delvis uppfylld",
        "delvis uppnått", "delvis uppnådd", "målet är delvis uppfyllt", "målet är delvis uppnått",
        "målet delvis uppfyllt", "målet delvis uppnått", "🟡", "🟨", "💛", "😐",
      ],
      .notMet: [
        "röd", "rött", "röda", "red", "ej uppfyllt", "ej uppfylld", "inte uppfyllt",
        "inte uppfylld", "ej uppnått", "ej uppnådd", "inte uppnått", "inte uppnådd",
        "målet är inte uppfyllt", "målet är inte uppnått", "målet är ej uppfyllt",
        "målet är ej uppnått", "målet ej uppfyllt", "målet ej uppnått", "🔴", "🟥", "❌", "❤", "😒",
        "☹", "🙁", "😞",
      ],
      .notMeasured: [
        "svart", "svarta", "black", "grå", "grått", "grey", "ej mätt", "inte mätt", "ej uppmätt",
        "ej mätbart", "ej bedömt", "ej bedömd", "inte bedömd", "kan inte bedömas", "kan ej bedömas",
        "går inte att bedöma", "har inte kunnat mätas", "mätning saknas", "⚫", "⬛", "🖤",
      ],
    ]),
    colors: colors([
      .met: [
        "00B050", "92D050", "70AD47", "00FF00", "00A933", "81D41A", "C6EFCE", "A9D08E",
        "C6E0B4", "63BE7B", "008000",
      ],
      .partlyMet: ["FFC000", "FFFF00", "FFD966", "FFEB9C", "FFE699", "FFEB84", "FFBF00", "FFD428"],
      .notMet: ["FF0000", "C00000", "FFC7CE", "F8696B", "E06666", "FF5050"],
      .notMeasured: ["000000", "404040", "808080"],
    ]),
    areas: table([
      .operations: ["verksamhet", "verksamheten"],
      .workEnvironment: ["arbetsmiljö", "arbetsmiljön"],
      .sustainability: ["hållbar utveckling", "hållbarhet", "hållbar"],
      .economy: ["ekonomi", "ekonomin"],
    ]),
    activityStatus: table([
      .notStarted: [
        "ej påbörjad", "ej påbörjat", "inte påbörjad", "inte påbörjat", "ej startad",
        "inte startad", "planerad", "planerat",
      ],
      .inProgress: ["pågår", "pågående", "påbörjad", "påbörjat", "startad", "under arbete"],
      .done: [
        "klar", "klart", "genomförd", "genomfört", "avslutad", "avslutat", "slutförd", "slutfört",
        "utförd", "utfört", "färdig", "färdigt",
      ],
      .delayed: ["försenad", "försenat"],
      .cancelled: [
        "avbruten", "avbrutet", "inställd", "inställt", "avförd", "avfört", "utgår", "struken",
      ],
    ]),
    missing: table([
      .notMeasured: [
        "-", "--", "---", "i.u.", "i.u", "iu", "i u", "ingen uppgift", "ej mätt", "inte mätt",
        "ej uppmätt", "mäts ej", "mäts inte", "ej mätbart", "saknas", "uppgift saknas",
        "data saknas", "värde saknas", "mätning saknas", "ej genomförd", "ej genomfört",
        "inget utfall", "bortfall",
      ],
      .methodChanged: [
        "ny metod", "ny mätmetod", "ändrad metod", "ändrad mätmetod", "metod ändrad",
        "ej jämförbart", "inte jämförbart",
      ],
      .notApplicable: [
        ".", "ej aktuellt", "ej aktuell", "inte aktuellt", "ej tillämpligt", "ej tillämplig",
        "ej relevant", "e.t.", "n/a",
      ],
      .suppressed: ["..", "...", "…", "sekretess", "för få svar", "för få svarande"],
    ]),
    comparisons: table([
      .atLeast: [
        "minst", "lägst", "min", "min.", "ej under", "inte under", "inte lägre än", "ej lägre än",
        "inte mindre än", "≥", ">=", "=>",
      ],
      .moreThan: ["över", "mer än", "mera än", "fler än", "större än", "högre än", ">"],
      .atMost: [
        "högst", "max", "max.", "maximalt", "maximum", "som mest", "ej över", "inte över",
        "inte mer än", "ej mer än", "inte fler än", "inte högre än", "upp till", "≤", "<=", "=<",
      ],
      .lessThan: ["under", "mindre än", "färre än", "lägre än", "<"],
      .exactly: ["exakt", "precis", "lika med", "="],
    ]),
    directions: table([
      .higher: [
        "högre", "högre är bättre", "högt", "hög", "öka", "ökar", "ökande", "upp", "uppåt",
        "↑", "⬆", "▲", "+", "minst", "senare", "senare är bättre",
      ],
      .lower: [
        "lägre", "lägre är bättre", "lågt", "låg", "minska", "minskar", "minskande", "ned",
        "ner", "nedåt", "neråt", "↓", "⬇", "▼", "högst", "tidigare", "tidigare är bättre",
      ],
      .exact: ["exakt", "lika", "="],
    ]),
    economyLines: table([
      .income: [
        "intäkter", "intäkt", "summa intäkter", "verksamhetens intäkter", "totala intäkter",
      ],
      .costs: [
        "kostnader", "kostnad", "summa kostnader", "verksamhetens kostnader",
        "totala kostnader",
      ],
      .net: [
        "netto", "summa netto", "nettokostnad", "nettokostnader", "nettoresultat", "resultat",
        "summa",
      ],
    ]),
    crosses: ["x", "xx", "✓", "✔", "☑", "☒", "●", "•", "■", "ja"])

  /// Turns the words for each meaning round, to the meaning of each word.
  ///
  /// - Precondition: No word stands twice.
  private static func table<Meaning: Hashable>(_ words: [Meaning: [String]]) -> [String: Meaning] {
    Dictionary(
      uniqueKeysWithValues: words.flatMap { meaning, words in
        words.map { ($0.comparable, meaning) }
      })
  }

  private static func colors(_ codes: [Fulfilment: [String]]) -> [StatusColor] {
    Fulfilment.allCases.flatMap { status in
      (codes[status] ?? []).compactMap { Color(hex: $0) }
        .map { StatusColor(color: $0, status: status) }
    }
  }
}
