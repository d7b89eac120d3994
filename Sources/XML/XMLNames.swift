import CLibXML2

/// The names of elements and attributes, each made into a `String` once.
struct XMLNames {
  private struct Key: Hashable {
    var namespace: UInt
    var prefix: UInt
    var local: UInt
  }

  private(set) var names: [String] = []
  private var numbers: [Key: Int] = [:]
  private let prefixes: [String: String]

  init(prefixes: [String: String]) {
    self.prefixes = prefixes
  }

  /// The number of a name.
  ///
  /// libxml2 keeps each different string once, so that equal names have equal addresses.
  mutating func number(
    local: UnsafePointer<xmlChar>, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?
  ) -> Int {
    let key = Key(
      namespace: UInt(bitPattern: namespace), prefix: UInt(bitPattern: prefix),
      local: UInt(bitPattern: local))
    if let number = numbers[key] { return number }
    let name = unsafe self.name(
      local: String(cString: local), prefix: prefix.map { unsafe String(cString: $0) },
      namespace: namespace.map { unsafe String(cString: $0) })
    names.append(name)
    numbers[key] = names.count - 1
    return names.count - 1
  }

  private func name(local: String, prefix: String?, namespace: String?) -> String {
    guard let namespace else { return prefix.map { $0 + ":" + local } ?? local }
    guard let known = prefixes[namespace] else { return "{" + namespace + "}" + local }
    return known.isEmpty ? local : known + ":" + local
  }
}
