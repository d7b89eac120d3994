import CLibXML2

/// The names of elements and attributes, each made into a `String` once.
struct XMLNames {
  private struct Key: Hashable {
    var namespace: UInt
    var prefix: UInt
    var local: UInt
  }

  private(set) var names: [String] = []
  private var numbers: [Key: Int32] = [:]
  private let prefixes: [String: String]

  /// The numbers of names that were met lately, at places that follow from their addresses.
  private var recent: [(key: Key, number: Int32)]
  private static let recentCount: UInt = 256

  init(prefixes: [String: String]) {
    self.prefixes = prefixes
    recent = Array(
      repeating: (Key(namespace: 0, prefix: 0, local: 0), 0), count: Int(Self.recentCount))
  }

  /// The number of a name.
  ///
  /// libxml2 keeps each different string once, so that equal names have equal addresses.
  mutating func number(
    local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?
  ) -> Int32 {
    let key = Key(
      namespace: UInt(bitPattern: namespace), prefix: UInt(bitPattern: prefix),
      local: UInt(bitPattern: local))
    let place = Int((key.local ^ key.local >> 7 ^ key.namespace >> 3) % Self.recentCount)
    if recent[place].key == key { return recent[place].number }
    let number = unsafe numbers[key] ?? add(key, local, prefix, namespace)
    recent[place] = (key, number)
    return number
  }

  private mutating func add(
    _ key: Key, _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?
  ) -> Int32 {
    let name = unsafe self.name(
      local: String(cString: local), prefix: prefix.map { unsafe String(cString: $0) },
      namespace: namespace.map { unsafe String(cString: $0) })
    let number = Int32(names.count)
    names.append(name)
    numbers[key] = number
    return number
  }

  private func name(local: String, prefix: String?, namespace: String?) -> String {
    guard let namespace else { return prefix.map { $0 + ":" + local } ?? local }
    guard let known = prefixes[namespace] else { return "{" + namespace + "}" + local }
    return known.isEmpty ? local : known + ":" + local
  }
}
