/// Replacements within a part, which leave all its other bytes as they are.
struct ByteEdits {
  private var replacements: [(range: Range<Int>, bytes: [UInt8])] = []

  var isEmpty: Bool { replacements.isEmpty }

  /// Replaces a range.
  ///
  /// Replacements at one place come in the order in which they are given.
  mutating func replace(_ range: Range<Int>, with text: String) {
    replacements.append((range, Array(text.utf8)))
  }

  mutating func insert(_ text: String, at place: Int) {
    replace(place..<place, with: text)
  }

  /// The part with the replacements made.
  func applied(to bytes: [UInt8]) -> [UInt8] {
    // Sorting keeps the order of those that begin at one place.
    let sorted = replacements.enumerated().sorted { one, other in
      (one.element.range.lowerBound, one.offset) < (other.element.range.lowerBound, other.offset)
    }
    var edited: [UInt8] = []
    var position = 0
    for (_, replacement) in sorted {
      edited += bytes[position..<max(position, replacement.range.lowerBound)]
      edited += replacement.bytes
      position = max(position, replacement.range.upperBound)
    }
    return edited + bytes[position...]
  }
}
