/// A value that the cache can keep.
protocol Packable {
  func pack(into bytes: inout PackedBytes)
  init(from bytes: inout UnpackedBytes) throws(CacheFault)
}

/// What stands in the cache is not what this program wrote.
struct CacheFault: Error {}

/// Values one after the other, a text only once.
struct PackedBytes {
  private(set) var bytes: [UInt8] = []
  // By bytes: texts that only look alike must stay apart.
  private var positions: [[UInt8]: Int] = [:]

  /// A number in as few bytes as it needs.
  mutating func put(_ number: Int) {
    var rest = UInt(bitPattern: (number << 1) ^ (number >> (Int.bitWidth - 1)))
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A text, or where the same text stands already.
  mutating func put(_ text: String) {
    let utf8 = Array(text.utf8)
    if let position = positions[utf8] {
      put(position)
      return
    }
    let position = positions.count
    positions[utf8] = position
    put(position)
    put(bytes: utf8)
  }

  /// Bytes as they are.
  mutating func put(bytes other: [UInt8]) {
    put(other.count)
    bytes += other
  }

  mutating func put(_ value: some Packable) { value.pack(into: &self) }
}

/// Values taken out in the order in which they were put in.
///
/// Whatever the bytes are, taking ends in a value or in a ``CacheFault``.
struct UnpackedBytes {
  private let bytes: [UInt8]
  private var position = 0
  private var texts: [String] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  mutating func number() throws(CacheFault) -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(bitPattern: (value >> 1) ^ (0 &- (value & 1))) }
      shift += 7
    }
    throw CacheFault()
  }

  mutating func text() throws(CacheFault) -> String {
    let index = try number()
    if texts.indices.contains(index) { return texts[index] }
    guard index == texts.count, let text = String(validating: try slice(), as: UTF8.self) else {
      throw CacheFault()
    }
    texts.append(text)
    return text
  }

  mutating func rawBytes() throws(CacheFault) -> [UInt8] { Array(try slice()) }

  private mutating func slice() throws(CacheFault) -> ArraySlice<UInt8> {
    let count = try number()
    guard count >= 0, count <= bytes.count - position else { throw CacheFault() }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func value<Value: Packable>() throws(CacheFault) -> Value {
    try Value(from: &self)
  }
}
