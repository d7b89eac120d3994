/// A language that the commands speak.
///
/// Workbooks and pages are the municipality's record, and always Swedish.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Swedish.
  case swedish = "sv"
  /// English.
  case english = "en"

  /// The one of two texts that is in the language.
  ///
  ///     Language.english.say("Filen är tom.", "The file is empty.")   // "The file is empty."
  public func say(_ swedish: String, _ english: String) -> String {
    Wording(swedish, english: english)[self]
  }
}

/// A text in each language.
///
///     let wording = Wording("Filen är tom.", english: "The file is empty.")
///     wording[.english]   // "The file is empty."
public struct Wording: Hashable, Sendable {
  /// The Swedish text.
  public let swedish: String

  /// The English text.
  public let english: String

  /// Creates a text from its two versions.
  public init(_ swedish: String, english: String) {
    self.swedish = swedish
    self.english = english
  }

  /// A number of things, such as `1 fil` and `2 filer`.
  ///
  ///     Wording(2, "fil", "filer", english: "file", "files")[.english]   // "2 files"
  ///
  /// - Parameters:
  ///   - one: The word for one, in Swedish.
  ///   - several: The word for none or several, in Swedish.
  public init(
    _ count: Int, _ one: String, _ several: String,
    english englishOne: String, _ englishSeveral: String
  ) {
    self.init(
      "\(count) \(count == 1 ? one : several)",
      english: "\(count) \(count == 1 ? englishOne : englishSeveral)")
  }

  /// A text that is the same in each language, such as a name.
  public init(verbatim text: String) {
    self.init(text, english: text)
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .swedish: swedish
    case .english: english
    }
  }

  /// One text after another, in each language.
  public static func + (left: Wording, right: Wording) -> Wording {
    Wording(left.swedish + right.swedish, english: left.english + right.english)
  }
}
