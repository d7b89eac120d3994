extension PlainXMLScanner {
  /// Takes the value of an attribute and the quote behind it.
  mutating func value(
    _ bytes: Span<UInt8>, _ range: Range<Int>, until quote: UInt8, into buffer: inout [UInt8]
  ) -> Outcome {
    var place = range.lowerBound
    while true {
      let start = place
      var letters: UInt64 = 0
      place = bytes.firstPlace(in: place..<range.upperBound) { word in
        letters |= word
        return word.marks(of: quote) | word.marks(of: UInt8(ascii: "&"))
          | word.marks(of: UInt8(ascii: "<")) | word.marks(below: 0x20)
      }
      guard place < range.upperBound else { return .unfinished }
      guard letters.isASCII || bytes.isText(start..<place) else { return .unknown }
      buffer.append(bytes.extracting(start..<place))
      switch bytes[place] {
      case quote: return .event(end: place + 1)
      case UInt8(ascii: "&"):
        let outcome = Self.reference(bytes, place..<range.upperBound, into: &buffer)
        guard case .event(let end) = outcome else { return outcome }
        place = end
        continue
      case 0x0a: passLine()
      case 0x09: break
      default: return .unknown
      }
      // XML has a blank in values where the document has a line break or a tab.
      buffer.append(0x20)
      place += 1
    }
  }

  /// Takes text up to the next tag.
  mutating func text(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into queue: inout XMLEvents
  ) -> Outcome {
    var start = range.lowerBound
    var place = start
    var letters: UInt64 = 0
    let first = queue.bytes.count
    while true {
      place = bytes.firstPlace(in: place..<range.upperBound) { word in
        letters |= word
        return word.marks(of: UInt8(ascii: "<")) | word.marks(of: UInt8(ascii: "&"))
          | word.marks(of: UInt8(ascii: "]")) | word.marks(below: 0x20)
      }
      guard place + 2 < range.upperBound else { return .unfinished }
      let next = bytes[place + 1]
      switch bytes[place] {
      case UInt8(ascii: "<"):
        // Text goes on behind a comment.
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return .unknown }
      case UInt8(ascii: "&"): break
      case UInt8(ascii: "]"):
        if next == UInt8(ascii: "]"), bytes[place + 2] == UInt8(ascii: ">") { return .unknown }
        place += 1
        continue
      case 0x09, 0x0a:
        if bytes[place] == 0x0a { passLine() }
        place += 1
        continue
      case 0x0d where next == 0x0a: break
      default: return .unknown
      }

      guard letters.isASCII || bytes.isText(start..<place) else { return .unknown }
      if !queue.dropsText { queue.bytes.append(bytes.extracting(start..<place)) }
      letters = 0
      switch bytes[place] {
      case UInt8(ascii: "<"):
        if !queue.dropsText {
          guard place - range.lowerBound <= limits.textLength else { return .unknown }
          queue.addText(first..<queue.bytes.count, line: line, depth: depth)
          return .event(end: place)
        }
        return content(bytes, place..<range.upperBound, into: &queue)
      case UInt8(ascii: "&"):
        let outcome = Self.reference(bytes, place..<range.upperBound, into: &queue.bytes)
        guard case .event(let end) = outcome else { return outcome }
        place = end
        start = place
      default:
        // Of the two characters that end a line, the second one stays.
        place += 1
        start = place
      }
    }
  }

  /// Takes a reference to a character, such as `&amp;` or `&#10;`.
  private static func reference(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into buffer: inout [UInt8]
  ) -> Outcome {
    let longest = 12
    let start = range.lowerBound + 1
    var end = start
    while end < range.upperBound, end - start < longest, bytes[end] != UInt8(ascii: ";") {
      end += 1
    }
    guard end < range.upperBound else { return .unfinished }
    guard bytes[end] == UInt8(ascii: ";"), let scalar = scalar(bytes, start..<end) else {
      return .unknown
    }
    buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    return .event(end: end + 1)
  }

  /// The character with a name or a number; `nil` when there is none that is plain.
  private static func scalar(_ bytes: Span<UInt8>, _ name: Range<Int>) -> Unicode.Scalar? {
    var text = ""
    for place in name where bytes[place] < 0x80 {
      text.unicodeScalars.append(Unicode.Scalar(bytes[place]))
    }
    switch text {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    let digits = text.dropFirst(text.hasPrefix("#x") ? 2 : 1)
    guard text.utf8.count == name.count, text.hasPrefix("#"), digits.first != "+",
      digits.first != "-",
      let number = UInt32(digits, radix: text.hasPrefix("#x") ? 16 : 10),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    // What XML allows (XML 1.0, 2.2).
    switch number {
    case 0x09, 0x0a, 0x0d, 0x20...0xfffd, 0x10000...0x10ffff: return scalar
    default: return nil
    }
  }
}

extension UInt64 {
  /// Whether all eight bytes are ASCII.
  fileprivate var isASCII: Bool { self & UInt64(repeating: 0x80) == 0 }
}

extension Span<UInt8> {
  /// Whether bytes are UTF-8 of characters that XML allows, control characters aside.
  package func isText(_ range: Range<Int>) -> Bool {
    let text = extracting(range)
    guard (try? UTF8Span(validating: text)) != nil else { return false }
    // U+FFFE and U+FFFF are no characters.
    for place in text.indices where text[place] == 0xef {
      if text[place + 1] == 0xbf, text[place + 2] >= 0xbe { return false }
    }
    return true
  }

  /// The end of a name, of an element or an attribute.
  @inline(__always)
  func endOfName(_ range: Range<Int>) -> Int {
    firstPlace(in: range) { word in
      word.marks(below: 0x21) | word.marks(of: UInt8(ascii: "/"))
        | word.marks(of: UInt8(ascii: "=")) | word.marks(of: UInt8(ascii: ">"))
    }
  }

  /// Whether an attribute declares a namespace.
  @inline(__always)
  func isDeclaration(_ name: Range<Int>) -> Bool {
    guard name.lowerBound + 8 <= count, name.count >= 5, has("xmlns", at: name.lowerBound) else {
      return false
    }
    return name.count == 5 || self[name.lowerBound + 5] == UInt8(ascii: ":")
  }
}
