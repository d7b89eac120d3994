/// A language that the commands speak.
///
/// Workbooks and pages are the municipality's record, and always Swedish.
public enum Language: String, Hashable, Sendable, CaseIterable {
  /// Swedish.
  case swedish = "sv"
  /// English.
  case english = "en"
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
