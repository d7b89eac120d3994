/// A phrase that findings use for what was found or expected, with `{}` for what varies.
struct Phrase {
  private let swedish: [Substring]
  private let english: [Substring]

  /// - Precondition: Both texts have the same number of places.
  init(_ swedish: String, english: String) {
    self.swedish = swedish.split(separator: "{}", omittingEmptySubsequences: false)
    self.english = english.split(separator: "{}", omittingEmptySubsequences: false)
    precondition(self.swedish.count == self.english.count)
  }

  /// The English text for a Swedish one that this phrase is the pattern of; `nil` for any other.
  func english(for text: String) -> String? {
    guard let first = swedish.first, text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var result = String(english[0])
    for (position, piece) in swedish.enumerated().dropFirst() {
      let isLast = position == swedish.count - 1
      let place =
        isLast && (piece.isEmpty || rest.hasSuffix(piece))
        ? rest.index(rest.endIndex, offsetBy: -piece.count)..<rest.endIndex
        : rest.firstRange(of: piece)
      guard let place, !isLast || place.upperBound == rest.endIndex else { return nil }
      result += (Self.english(of: String(rest[..<place.lowerBound]))) + english[position]
      rest = rest[place.upperBound...]
    }
    return rest.isEmpty ? result : nil
  }

  /// The English text for a Swedish one, or the text itself where it is nobody's phrase: a name, a
  /// number, what stands in a cell.
  static func english(of text: String) -> String {
    for phrase in all {
      if let english = phrase.english(for: text) { return english }
    }
    return text
  }
}

extension Language {
  /// What was found or expected, in this language.
  public func phrase(_ swedish: String) -> String {
    switch self {
    case .swedish: swedish
    case .english: Phrase.english(of: swedish)
    }
  }
}
