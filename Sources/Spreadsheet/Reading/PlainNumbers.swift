extension Double {
  /// Creates a number from decimal text as XML Schema has it: no blanks, no hexadecimal digits, no
  /// words, and nothing that is too large.
  init?(decimal text: String) {
    let isPlain = text.utf8.allSatisfy {
      switch $0 {
      case 48...57, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "E"),
        UInt8(ascii: "e"):
        true
      default: false
      }
    }
    guard isPlain, let number = Double(text), number.isFinite else { return nil }
    self = number
  }
}

extension String {
  /// The text without blanks around it.
  func trimmingBlanks() -> String {
    guard let first = utf8.first, let last = utf8.last, first <= 32 || last <= 32 else {
      return self
    }
    let isBlank: (UInt8) -> Bool = { $0 == 32 || (9...13).contains($0) }
    guard let start = utf8.firstIndex(where: { !isBlank($0) }),
      let end = utf8.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
