extension Span<UInt8> {
  /// The first place, from one on, where one of three bytes stands; the end when there is none.
  @inline(__always)
  func firstPlace(of first: UInt8, _ second: UInt8, _ third: UInt8, from start: Int) -> Int {
    let (firsts, seconds, thirds) = (
      UInt64(repeating: first), UInt64(repeating: second), UInt64(repeating: third)
    )
    var place = start
    while place &+ 8 <= count {
      let word = word(at: place)
      let found =
        (word ^ firsts).zeroBytes | (word ^ seconds).zeroBytes | (word ^ thirds).zeroBytes
      if found != 0 { return place &+ found.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
    while place < count {
      if self[place] == first || self[place] == second || self[place] == third { return place }
      place &+= 1
    }
    return count
  }

  /// The first place, from one on, where anything but the characters of ASCII from the blank to `~`
  /// stands; the end when there is nothing else.
  @inline(__always)
  func firstPlaceOfOtherThanPlainASCII(from start: Int) -> Int {
    var place = start
    while place &+ 8 <= count {
      let word = word(at: place)
      let below = (word &- UInt64(repeating: 0x20)) & ~word
      let others = (below | word | (word ^ UInt64(repeating: 0x7f)).zeroBytes) & .highBits
      if others != 0 { return place &+ others.trailingZeroBitCount &>> 3 }
      place &+= 8
    }
    while place < count, (0x20...0x7e).contains(self[place]) { place &+= 1 }
    return place
  }
}

extension UInt64 {
  fileprivate static var highBits: UInt64 { 0x8080_8080_8080_8080 }

  /// A byte, eight times.
  @inline(__always)
  fileprivate init(repeating byte: UInt8) {
    self = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// The high bits of the bytes that are zero; above the first one, others may be set as well.
  @inline(__always)
  fileprivate var zeroBytes: UInt64 {
    (self &- 0x0101_0101_0101_0101) & ~self & Self.highBits
  }
}
