/// The names that a document is written with, and what they mean where they stand.
struct PlainXMLNames {
  /// A name as it is written.
  private struct Entry {
    let key: Key
    /// Where the name is kept.
    let written: Range<Int>
    let colon: Int?
    /// What the name means, and the state of the namespaces for which that holds.
    var number: Int32 = -1
    var state: Int32 = -1
  }

  /// The first and the last eight bytes of a name, and how long it is.
  private struct Key: Equatable {
    let first: UInt64
    let last: UInt64
    let length: Int32
    let isAttribute: Bool

    var hash: Int {
      let mixed = (first ^ last &* 31 ^ UInt64(isAttribute ? 1 : 0)) &* 0x9E37_79B9_7F4A_7C15
      return Int(mixed >> 32)
    }
  }

  /// A prefix, and what names with it begin with here; empty for the names without prefix.
  private struct Binding {
    var prefix: [UInt8]
    var beginning: String
  }

  /// The names as the caller knows them.
  private(set) var names: [String] = []

  private let prefixes: [String: String]

  /// The numbers of names that meant something else before.
  private var numbers: [String: Int32] = [:]
  private var entries: [Entry] = []
  private var bytes: [UInt8] = []

  /// The entries, each at the first free place from where its hash points; -1 is free.
  private var table = [Int32](repeating: -1, count: 64)

  private var bindings: [Binding]

  /// Which bindings hold; the same number always stands for the same ones.
  private var state: Int32 = 0
  private var lastState: Int32 = 0

  init(prefixes: [String: String]) {
    self.prefixes = prefixes
    bindings = [
      Binding(
        prefix: Array("xml".utf8), beginning: "{http://www.w3.org/XML/1998/namespace}")
    ]
  }

  // MARK: As they are written

  /// The entry of a name, which is made for a new one; `nil` when it is not plain.
  @inline(__always)
  mutating func entry(_ text: Span<UInt8>, _ range: Range<Int>, isAttribute: Bool) -> Int32? {
    guard let key = Self.key(of: text, range, isAttribute: isAttribute) else { return nil }
    var place = key.hash & (table.count - 1)
    while table[place] >= 0 {
      let number = table[place]
      if entries[Int(number)].key == key, range.count <= 16 || isEntry(number, text, range) {
        return number
      }
      place = (place + 1) & (table.count - 1)
    }
    return add(text, range, key)
  }

  /// Whether a name is that of an entry.
  @inline(__always)
  func isEntry(_ entry: Int32, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let written = entries[Int(entry)].written
    guard written.count == range.count else { return false }
    for offset in 0..<range.count
    where bytes[written.lowerBound + offset] != text[range.lowerBound + offset] {
      return false
    }
    return true
  }

  /// The name of an entry as it is written.
  func written(_ entry: Int32) -> ArraySlice<UInt8> { bytes[entries[Int(entry)].written] }

  /// The name is nil where a word cannot be looked at whole, at the very end of a document.
  @inline(__always)
  private static func key(
    of text: Span<UInt8>, _ range: Range<Int>, isAttribute: Bool
  ) -> Key? {
    guard range.lowerBound &+ 8 <= text.count, !range.isEmpty else { return nil }
    let start = text.word(at: range.lowerBound)
    return Key(
      first: range.count < 8 ? start & ~(~0 &<< UInt64(8 &* range.count)) : start,
      last: range.count > 8 ? text.word(at: range.upperBound &- 8) : 0,
      length: Int32(truncatingIfNeeded: range.count), isAttribute: isAttribute)
  }

  private mutating func add(
    _ text: Span<UInt8>, _ range: Range<Int>, _ key: Key
  ) -> Int32? {
    var colon: Int?
    for place in range {
      switch text[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "_"):
        break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if place == range.lowerBound || place - 1 == colon { return nil }
      case UInt8(ascii: ":"):
        if colon != nil || place == range.lowerBound || place == range.upperBound - 1 { return nil }
        colon = place
      default: return nil
      }
    }
    let start = bytes.count
    bytes.append(text.extracting(range))
    let number = Int32(entries.count)
    entries.append(
      Entry(
        key: key, written: start..<bytes.count, colon: colon.map { $0 - range.lowerBound + start }))
    if entries.count * 2 > table.count {
      table = [Int32](repeating: -1, count: table.count * 2)
      for index in entries.indices { insert(Int32(index)) }
    } else {
      insert(number)
    }
    return number
  }

  private mutating func insert(_ entry: Int32) {
    var place = entries[Int(entry)].key.hash & (table.count - 1)
    while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
    table[place] = entry
  }

  // MARK: What they mean

  /// The number of what an entry means here; `nil` when its prefix means nothing.
  @inline(__always)
  mutating func number(_ entry: Int32) -> Int32? {
    let known = entries[Int(entry)]
    return known.state == state ? known.number : resolve(entry)
  }

  private mutating func resolve(_ entry: Int32) -> Int32? {
    let known = entries[Int(entry)]
    let prefix = known.colon.map { bytes[known.written.lowerBound..<$0] } ?? []
    let local = known.colon.map { $0 + 1 } ?? known.written.lowerBound
    var beginning = ""
    if !prefix.isEmpty || !known.key.isAttribute {
      if let binding = bindings.last(where: { $0.prefix.elementsEqual(prefix) }) {
        beginning = binding.beginning
      } else if !prefix.isEmpty {
        return nil
      }
    }
    let written = String(decoding: bytes[local..<known.written.upperBound], as: UTF8.self)
    let name = beginning.isEmpty ? written : beginning + written
    // Most names mean the same wherever they stand, and are looked for only when they may not.
    let isNew = known.state < 0
    let number = isNew ? Int32(names.count) : numbers[name] ?? Int32(names.count)
    if number == names.count {
      names.append(name)
      if !isNew { numbers[name] = number }
    }
    entries[Int(entry)].number = number
    entries[Int(entry)].state = state
    return number
  }

  /// Whether two entries, whose numbers are given, mean the same here.
  @inline(__always)
  func isSame(_ first: Int32, _ second: Int32) -> Bool {
    first == second || names[Int(first)] == names[Int(second)]
  }

  // MARK: Namespaces

  /// What holds before an element, to be restored after it.
  typealias Scope = (bindings: Int, state: Int32)

  var scope: Scope { (bindings.count, state) }

  /// Binds a prefix to a namespace; an empty one are the names without prefix.
  mutating func bind(_ prefix: ArraySlice<UInt8>, to namespace: String) {
    let beginning =
      namespace.isEmpty
      ? "" : prefixes[namespace].map { $0.isEmpty ? "" : $0 + ":" } ?? "{" + namespace + "}"
    bindings.append(Binding(prefix: Array(prefix), beginning: beginning))
    lastState += 1
    state = lastState
  }

  /// What names with a prefix begin with here; `nil` when it is not bound.
  func beginning(ofNamesWith prefix: String) -> String? {
    bindings.last { $0.prefix.elementsEqual(prefix.utf8) }?.beginning
  }

  /// A prefix whose names begin with something here; `nil` when no prefix does.
  func prefix(ofNamesBeginningWith beginning: String) -> String? {
    let prefixes = bindings.map { String(decoding: $0.prefix, as: UTF8.self) }
    return prefixes.last { self.beginning(ofNamesWith: $0) == beginning && !$0.isEmpty }
  }

  /// Whether a prefix was bound within an element.
  func isBound(_ prefix: [UInt8], since scope: Scope) -> Bool {
    bindings[scope.bindings...].contains { $0.prefix == prefix }
  }

  /// Whether a prefix has only letters, digits and what joins them.
  static func isPlain(_ prefix: [UInt8]) -> Bool {
    prefix.allSatisfy {
      switch $0 {
      case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    } && !(prefix.first.map { $0 < 65 } ?? false)
  }

  mutating func restore(_ scope: Scope) {
    bindings.removeSubrange(scope.bindings...)
    state = scope.state
  }
}
