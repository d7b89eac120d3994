extension Span<UInt8> {
  /// Passes over blanks, and counts the line breaks among them.
  @inline(__always)
  func takeBlanks(_ place: inout Int, lines: inout Int) {
    while self[place] <= 0x20 {
      switch self[place] {
      case 0x0a: lines &+= 1
      case 0x20, 0x09: break
      default: return
      }
      place &+= 1
    }
  }

  /// Takes the text of an XML element, up to the next tag, and adds it to a buffer.
  ///
  /// - Returns: `false` when there is something in it that is not known here: an entity but those
  ///   that stand for `& < > " '`, a control character, bytes that are no UTF-8, or
  ///   what begins like `]]>` or an escape such as `_x000D_`.
  func takeText(
    _ place: inout Int, lines: inout Int, into buffer: inout [UInt8]
  ) -> Bool {
    while true {
      let start = place
      guard passPlainText(&place, &lines) else { return false }
      buffer.append(extracting(start..<place))
      if self[place] == UInt8(ascii: "<") { return true }
      if take("&amp;", &place) {
        buffer.append(UInt8(ascii: "&"))
      } else if take("&lt;", &place) {
        buffer.append(UInt8(ascii: "<"))
      } else if take("&gt;", &place) {
        buffer.append(UInt8(ascii: ">"))
      } else if take("&quot;", &place) {
        buffer.append(UInt8(ascii: "\""))
      } else if take("&apos;", &place) {
        buffer.append(UInt8(ascii: "'"))
      } else {
        return false
      }
    }
  }

  /// Passes over text up to a tag or an entity; `false` when something is not known.
  private func passPlainText(_ place: inout Int, _ lines: inout Int) -> Bool {
    let start = place
    var isASCII = true
    while true {
      let byte = self[place]
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "&"):
        return isASCII || isValidText(start..<place)
      case UInt8(ascii: "]") where self[place &+ 1] == byte: return false
      case UInt8(ascii: "_") where self[place &+ 1] == UInt8(ascii: "x"): return false
      case 0x0a: lines &+= 1
      case 0x09: break
      case ..<0x20: return false
      case 0x80...: isASCII = false
      default: break
      }
      place &+= 1
    }
  }

  /// Whether bytes are UTF-8 of characters that XML allows (XML 1.0, 2.2).
  private func isValidText(_ range: Range<Int>) -> Bool {
    let text = extracting(range)
    guard (try? UTF8Span(validating: text)) != nil else { return false }
    // U+FFFE and U+FFFF are no characters.
    return !text.indices.contains {
      text[$0] == 0xef && text[$0 + 1] == 0xbf && text[$0 + 2] >= 0xbe
    }
  }
}
