import Foundation

extension String {
  /// The text with control characters shown, so that a file's name cannot pretend to be a line.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }

  /// The beginning of the text that takes no more than so many bytes.
  func shortened(toBytes limit: Int) -> String {
    var text = self
    while text.utf8.count > limit { text.removeLast() }
    return text
  }
}

/// A name from data as a file name: no path, no control characters, not too long.
func fileName(_ name: String) -> String {
  let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
  let cleaned = String(
    name.map { character in
      let isControl = character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
      return forbidden.contains(character) || isControl ? "-" : character
    })
  let trimmed = cleaned.trimmingCharacters(in: CharacterSet(charactersIn: ". "))
  return trimmed.isEmpty ? "namnlös" : trimmed.shortened(toBytes: 200)
}
