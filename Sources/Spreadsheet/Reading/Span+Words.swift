// The one file of this module with unsafe code: bytes that are looked at eight at a time. Places are
// checked; what is called unsafe is only to take eight bytes for a number, which any bytes are.

extension Span<UInt8> {
  /// The eight bytes from a place on, the first one lowest.
  ///
  /// - Precondition: All eight are there.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// Whether a token stands at a place.
  ///
  /// - Precondition: Eight bytes are there.
  @inline(__always)
  func has(_ token: Token, at place: Int) -> Bool {
    word(at: place) & token.mask == token.word
  }

  /// Passes over a token, if it stands at a place.
  ///
  /// - Precondition: Eight bytes are there.
  @inline(__always)
  func take(_ token: Token, _ place: inout Int) -> Bool {
    guard has(token, at: place) else { return false }
    place &+= token.count
    return true
  }
}

extension [UInt8] {
  /// Adds bytes of a span.
  mutating func append(_ span: Span<UInt8>) {
    unsafe span.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}

/// One to eight ASCII characters that are compared in one step.
struct Token: ExpressibleByStringLiteral {
  let word: UInt64
  let mask: UInt64
  let count: Int

  @inline(__always)
  init(stringLiteral text: StaticString) {
    var word: UInt64 = 0
    for index in 0..<text.utf8CodeUnitCount {
      word |= UInt64(unsafe text.utf8Start[index]) &<< UInt64(8 &* index)
    }
    self.init(word, count: text.utf8CodeUnitCount)
  }

  /// Creates the token of the first bytes of a word, 1 to 8.
  @inline(__always)
  init(_ word: UInt64, count: Int) {
    mask = ~0 &>> UInt64(64 &- 8 &* count)
    self.word = word & mask
    self.count = count
  }
}
