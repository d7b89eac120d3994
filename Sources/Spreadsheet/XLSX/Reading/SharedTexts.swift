/// The texts that cells share (ECMA-376 Part 1, 18.4).
struct SharedTexts: Sendable {
  private var texts: [String] = []

  init() {}

  init(_ part: inout PartReader, limits: ReadLimits) throws(SpreadsheetError) {
    try part.root()
    let depth = part.depth
    var size = 0
    while try part.nextChild(of: depth) {
      guard part.name == "si" else { continue }
      let text = try RichText.read(&part)
      size += text.utf8.count
      texts.append(text)
      if size > limits.sharedTextSize {
        throw SpreadsheetError(.limitExceeded("sharedTextSize"), at: part.place)
      }
      if texts.count > limits.sharedTexts {
        throw SpreadsheetError(.limitExceeded("sharedTexts"), at: part.place)
      }
    }
  }

  /// The text with a number; `nil` where there is none.
  subscript(index: Int) -> String? {
    texts.indices.contains(index) ? texts[index] : nil
  }
}
