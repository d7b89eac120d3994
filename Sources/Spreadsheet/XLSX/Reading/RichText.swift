/// Text in runs of different looks (ECMA-376 Part 1, 18.4.8), read as plain text.
enum RichText {
  /// Reads the text of the element that starts here, to its end.
  ///
  /// Phonetic runs, which repeat the text as it is pronounced, are left out.
  static func read(_ part: inout PartReader) throws(SpreadsheetError) -> String {
    let depth = part.depth
    var text = ""
    while try part.nextChild(of: depth) {
      switch part.name {
      case "t": text += EscapedText.decode(try part.textToEnd())
      case "r":
        let run = part.depth
        while try part.nextChild(of: run) {
          if part.name == "t" { text += EscapedText.decode(try part.textToEnd()) }
        }
      default: break
      }
    }
    return text
  }
}
