extension String {
  /// The text as it is compared with others.
  ///
  /// Case, the kinds of blanks and dashes, and what sticks to the end (`:`, `*`, a footnote mark)
  /// make no difference.
  var comparable: String {
    let hasLines = utf8.contains(UInt8(ascii: "\n"))
    return trimmingMarks((hasLines ? joiningBrokenWords : self).lowercased().plainSigns)
  }

  /// The text with words whole that are broken over two lines: `Netto-` and `kostnad`.
  private var joiningBrokenWords: String {
    replacing(/(\p{L})-\n(?=\p{Ll})/) { String($0.1) }
  }

  /// The text with one kind of blank, one kind of dash, and no invisible characters.
  ///
  /// Blanks at the ends are gone, and several in a row are one.
  var plainSigns: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E, 0xC0...0x24F:
        result.append(scalar)
      case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0xFE0E, 0xFE0F:
        continue
      case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D:
        result.append("-")
      case _ where scalar.properties.isWhitespace:
        if let last = result.last, last != " " { result.append(" ") }
      default:
        result.append(scalar)
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The text without blanks, for numbers and codes that people space as they like.
  var withoutBlanks: String {
    filter { !$0.isWhitespace }
  }
}

/// Takes `:`, `*`, `1)` and raised figures from the end of a text that has more than them.
private func trimmingMarks(_ text: String) -> String {
  if let last = text.utf8.last, (UInt8(ascii: "0")...UInt8(ascii: "z")).contains(last),
    last != UInt8(ascii: ":")
  {
    return text
  }
  var rest = Substring(text)
  while let last = rest.last {
    if last == ":" || last == "*" || last == " " || "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(last) {
      rest.removeLast()
    } else if last == ")", let start = footnoteStart(of: rest) {
      rest = rest[..<start]
    } else {
      break
    }
  }
  return rest.isEmpty ? text : String(rest)
}

/// Where a footnote mark such as ` 1)` begins at the end of a text; `nil` when there is none.
func footnoteStart(of text: Substring) -> Substring.Index? {
  guard text.last == ")" else { return nil }
  let digits = text.dropLast().suffix(while: { $0.isASCII && $0.isNumber })
  guard (1...2).contains(digits.count), digits.startIndex > text.startIndex else { return nil }
  let before = text[text.index(before: digits.startIndex)]
  guard !before.isNumber, before != "(", before != ",", before != "." else { return nil }
  return digits.startIndex
}

extension Substring {
  fileprivate func suffix(while condition: (Character) -> Bool) -> Substring {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
