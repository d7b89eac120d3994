/// Words as a Swedish sentence lists them: `a, b eller c`.
struct ListOfWords: CustomStringConvertible {
  let description: String

  init(_ words: [String], conjunction: String) {
    guard let last = words.last, words.count > 1 else {
      description = words.first ?? ""
      return
    }
    description = words.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
