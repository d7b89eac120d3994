import XML

extension Span<UInt8> {
  /// The first place, from one on, where one of three bytes stands; the end when there is none.
  @inline(__always)
  func firstPlace(of first: UInt8, _ second: UInt8, _ third: UInt8, from start: Int) -> Int {
    firstPlace(in: start..<count) { word in
      word.marks(of: first) | word.marks(of: second) | word.marks(of: third)
    }
  }

  /// The first place, from one on, where anything but the characters of ASCII from the blank to `~`
  /// stands; the end when there is nothing else.
  @inline(__always)
  func firstPlaceOfOtherThanPlainASCII(from start: Int) -> Int {
    firstPlace(in: start..<count) { word in
      word.marks(below: 0x20) | word.marks(of: 0x7f) | word & UInt64(repeating: 0x80)
    }
  }
}
