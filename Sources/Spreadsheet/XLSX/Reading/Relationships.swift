/// The relationships of a part to other parts (ECMA-376 Part 2, 9.3).
struct Relationships: Sendable {
  struct Relationship: Sendable {
    var id: String

    /// The last step of the type's URI in lower case, such as `worksheet`; the same in both
    /// conformance classes.
    var kind: String

    /// The name of the part, or an address outside the package.
    var target: String

    var isExternal: Bool
  }

  private(set) var all: [Relationship] = []
  private var positions: [String: Int] = [:]

  init() {}

  /// Reads the relationships of a part.
  init(_ part: inout PartReader, of source: String) throws(SpreadsheetError) {
    try part.root()
    let depth = part.depth
    while try part.nextChild(of: depth) {
      guard part.name == "Relationship", let target = part["Target"] else { continue }
      let id = part["Id"] ?? ""
      if positions[id] == nil { positions[id] = all.count }
      let isExternal = part["TargetMode"]?.lowercased() == "external"
      all.append(
        Relationship(
          id: id, kind: Self.lastStep(of: part["Type"] ?? ""),
          target: isExternal ? target : PartName.resolve(target, against: source),
          isExternal: isExternal))
    }
  }

  /// The relationship with an identifier.
  subscript(id: String) -> Relationship? {
    positions[id].map { all[$0] }
  }

  /// The targets within the package of one kind, in their order, each one time.
  func targets(ofKind kind: String) -> [String] {
    let kind = kind.lowercased()
    var known: Set<String> = []
    return all.filter {
      !$0.isExternal && $0.kind == kind && known.insert(PartName.key($0.target)).inserted
    }.map(\.target)
  }

  private static func lastStep(of uri: String) -> String {
    let steps = uri.utf8.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return steps.last.map { String(Substring($0)).lowercased() } ?? ""
  }
}
