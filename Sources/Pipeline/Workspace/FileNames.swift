import Foundation
import MappingLanguage

extension String {
  /// The text with what cannot be seen shown, so that a file's name cannot pretend to be a line, or to
  /// be written in another order than it is.
  var printable: String {
    String(
      String.UnicodeScalarView(unicodeScalars.map { $0.changesTheLine ? "\u{FFFD}" : $0 })
    ).hidingPersonalNumbers
  }

  /// The beginning of the text that takes no more than so many bytes.
  func shortened(toBytes limit: Int) -> String {
    var text = self
    while text.utf8.count > limit { text.removeLast() }
    return text
  }
}

extension Unicode.Scalar {
  /// Whether it is a control character, breaks the line, or turns the direction of what follows.
  fileprivate var changesTheLine: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    default: false
    }
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
