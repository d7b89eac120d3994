// Bytes that are looked at eight at a time. Places are checked; what is called unsafe is only to take
// eight bytes for a number, which any bytes are.

extension Span<UInt8> {
  /// The eight bytes from a place on, the first one lowest.
  ///
  /// - Precondition: All eight are there.
  @inlinable @inline(__always)
  package func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Whether a token stands at a place.
  ///
  /// - Precondition: Eight bytes are there.
  @inlinable @inline(__always)
  package func has(_ token: Token, at place: Int) -> Bool {
    word(at: place) & token.mask == token.word
  }

  /// Passes over a token, if it stands at a place.
  ///
  /// - Precondition: Eight bytes are there.
  @inlinable @inline(__always)
  package func take(_ token: Token, _ place: inout Int) -> Bool {
    guard has(token, at: place) else { return false }
    place &+= token.count
    return true
  }

  /// The first place of a range whose byte is one that is looked for; the end when there is none.
  ///
  /// - Parameters:
  ///   - range: The range.
  ///   - marks: Marks the bytes of a word that are looked for by their high bits. Above the first
  ///     of them, it may mark others as well.
  @inlinable @inline(__always)
  package func firstPlace(in range: Range<Int>, _ marks: (UInt64) -> UInt64) -> Int {
    var place = range.lowerBound
    while place &+ 8 <= count, place < range.upperBound {
      let found = marks(word(at: place))
      if found != 0 {
        return Swift.min(place &+ found.trailingZeroBitCount &>> 3, range.upperBound)
      }
      place &+= 8
    }
    while place < range.upperBound {
      if marks(UInt64(self[place]) | 0x2020_2020_2020_2000) & 0x80 != 0 { return place }
      place &+= 1
    }
    return range.upperBound
  }
}

extension [UInt8] {
  /// Adds bytes of a span.
  @inlinable
  package mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

extension UInt64 {
  /// A byte, eight times.
  @inlinable @inline(__always)
  package init(repeating byte: UInt8) {
    self = UInt64(byte) &* 0x0101_0101_0101_0101
  }

  /// Marks the bytes that are equal to one.
  @inlinable @inline(__always)
  package func marks(of byte: UInt8) -> UInt64 {
    let differences = self ^ UInt64(repeating: byte)
    return (differences &- UInt64(repeating: 1)) & ~differences & UInt64(repeating: 0x80)
  }

  /// Marks the bytes below one that is at most 0x80.
  @inlinable @inline(__always)
  package func marks(below byte: UInt8) -> UInt64 {
    (self &- UInt64(repeating: byte)) & ~self & UInt64(repeating: 0x80)
  }
}

/// One to eight ASCII characters that are compared in one step.
@usableFromInline
package struct Token: ExpressibleByStringLiteral, Sendable {
  /// The characters, the first one lowest.
  @usableFromInline package let word: UInt64
  /// The bits that count.
  @usableFromInline package let mask: UInt64
  /// How many characters there are.
  @usableFromInline package let count: Int

  /// Creates the token of a literal.
  @inlinable @inline(__always)
  package init(stringLiteral text: StaticString) {
    var word: UInt64 = 0
    for index in 0..<text.utf8CodeUnitCount {
      word |= UInt64(unsafe text.utf8Start[index]) &<< UInt64(8 &* index)
    }
    self.init(word, count: text.utf8CodeUnitCount)
  }

  /// Creates the token of two that stand together, of at most eight characters.
  @inlinable @inline(__always)
  package init(_ first: Token, _ second: Token) {
    self.init(
      first.word | second.word &<< UInt64(8 &* first.count), count: first.count &+ second.count)
  }

  /// Creates the token of a prefix with its colon; `nil` when it is none, or longer.
  package init?(prefix: String) {
    let bytes = Array((prefix + ":").utf8)
    guard !prefix.isEmpty, bytes.count <= 8 else { return nil }
    self.init(
      bytes.reversed().reduce(0) { $0 &<< 8 | UInt64($1) }, count: bytes.count)
  }

  /// Creates the token of the first bytes of a word, 1 to 8.
  @inlinable @inline(__always)
  package init(_ word: UInt64, count: Int) {
    mask = ~0 &>> UInt64(64 &- 8 &* count)
    self.word = word & mask
    self.count = count
  }
}
