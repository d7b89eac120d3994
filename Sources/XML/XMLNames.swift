import CLibXML2

/// The names of elements and attributes, each made into a `String` once.
struct XMLNames {
  /// A name by the addresses of its parts: libxml2 keeps each different string once.
  private struct Key: Equatable {
    var namespace: UInt
    var prefix: UInt
    var local: UInt

    /// Where a table begins to look for the name.
    var hash: Int {
      let mixed = (local ^ namespace &* 31) &* 0x9E37_79B9_7F4A_7C15
      return Int(mixed >> 32)
    }
  }

  private(set) var names: [String] = []
  private let prefixes: [String: String]

  /// The numbers of names, each at the first free place from where its hash points; -1 is free.
  ///
  /// At most half of the places are taken; how many there are is a power of two.
  private var table: [(key: Key, number: Int32)] = []

  /// What names of a namespace begin with here, by the namespace's address.
  private var beginnings: [(namespace: UInt, beginning: String)] = []

  init(prefixes: [String: String]) {
    self.prefixes = prefixes
  }

  /// The number of a name.
  mutating func number(
    local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?
  ) -> Int32 {
    if names.count * 2 >= table.count { grow() }
    let key = Key(
      namespace: UInt(bitPattern: namespace), prefix: UInt(bitPattern: prefix),
      local: UInt(bitPattern: local))
    let place = place(of: key)
    if table[place].number < 0 {
      table[place] = (key, Int32(names.count))
      names.append(unsafe beginning(prefix, namespace) + String(cString: local))
    }
    return table[place].number
  }

  /// Where a name stands in the table, or is to stand.
  private func place(of key: Key) -> Int {
    var place = key.hash & (table.count - 1)
    while table[place].number >= 0, table[place].key != key {
      place = (place + 1) & (table.count - 1)
    }
    return place
  }

  private mutating func grow() {
    let taken = table.filter { $0.number >= 0 }
    table = Array(
      repeating: (Key(namespace: 0, prefix: 0, local: 0), -1), count: max(64, 2 * table.count))
    for entry in taken { table[place(of: entry.key)] = entry }
  }

  /// What a name in a namespace begins with.
  private mutating func beginning(
    _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
  ) -> String {
    guard let namespace = unsafe namespace else {
      return unsafe prefix.map { unsafe String(cString: $0) + ":" } ?? ""
    }
    let address = UInt(bitPattern: namespace)
    if let known = beginnings.first(where: { $0.namespace == address }) { return known.beginning }
    let uri = unsafe String(cString: namespace)
    let beginning = prefixes[uri].map { $0.isEmpty ? "" : $0 + ":" } ?? "{" + uri + "}"
    if beginnings.count < 16 { beginnings.append((address, beginning)) }
    return beginning
  }
}
