/// Words as a Swedish sentence lists them: `a, b eller c`.
public struct ListOfWords: CustomStringConvertible, Sendable {
  /// The words, with commas and the conjunction before the last.
  public let description: String

  /// Lists words with a conjunction such as `och`.
  public init(_ words: [String], conjunction: String) {
    guard let last = words.last, words.count > 1 else {
      description = words.first ?? ""
      return
    }
    description = words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
