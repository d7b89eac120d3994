/// The words, marks and colours that stand for the fulfilments in everything that people read.
///
///     policy.vocabulary[.met].word     // "grön", or what the municipality says
public struct FulfilmentVocabulary: Hashable, Sendable {
  /// What stands for one fulfilment.
  public struct Entry: Hashable, Sendable {
    /// The word for one, in lower case, such as `grön`.
    public var word: String

    /// The word for several, such as `gröna`.
    public var plural: String

    /// What it means, such as `Uppfylls helt`.
    public var meaning: String

    /// A mark beside the word, so that colour is not alone; `nil` for none.
    public var mark: String?

    /// The colour as six hexadecimal digits, such as `B7E1C0`; `nil` for the usual one.
    public var color: String?

    /// Creates what stands for a fulfilment.
    public init(word: String, plural: String, meaning: String) {
      self.word = word
      self.plural = plural
      self.meaning = meaning
    }
  }

  private var met = Entry(word: "grön", plural: "gröna", meaning: "Uppfylls helt")
  private var partlyMet = Entry(word: "gul", plural: "gula", meaning: "Uppfylls delvis")
  private var notMet = Entry(word: "röd", plural: "röda", meaning: "Uppfylls inte")
  private var notMeasured = Entry(
    word: "svart", plural: "svarta", meaning: "Mätning är inte genomförd")

  /// The words of Perstorp's guideline.
  public static let guideline = FulfilmentVocabulary()

  private init() {}

  /// What stands for a fulfilment.
  public subscript(fulfilment: Fulfilment) -> Entry {
    get {
      switch fulfilment {
      case .met: met
      case .partlyMet: partlyMet
      case .notMet: notMet
      case .notMeasured: notMeasured
      }
    }
    set {
      switch fulfilment {
      case .met: met = newValue
      case .partlyMet: partlyMet = newValue
      case .notMet: notMet = newValue
      case .notMeasured: notMeasured = newValue
      }
    }
  }
}
