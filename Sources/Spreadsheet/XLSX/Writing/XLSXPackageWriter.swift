internal import XML
internal import Zip

/// The parts of a package and the relationships between them (ECMA-376 Part 2).
struct XLSXPackageWriter {
  private var entries: [PackedEntry] = []
  private var overrides: [(path: String, contentType: String)] = []

  /// Adds a part, and its relationships beside it.
  mutating func add(
    _ kind: XLSXPartKind, at path: String, _ content: [UInt8],
    relationships: XLSXRelationships = XLSXRelationships()
  ) {
    entries.append(PackedEntry(path: path, content: content))
    declare(kind, at: path, relationships: relationships)
  }

  /// Adds what is said about a part that is written by itself.
  mutating func declare(
    _ kind: XLSXPartKind, at path: String, relationships: XLSXRelationships
  ) {
    if let contentType = kind.contentType { overrides.append(("/" + path, contentType)) }
    guard !relationships.isEmpty else { return }
    let (folder, name) = Self.split(path)
    entries.append(
      PackedEntry(path: "\(folder)_rels/\(name).rels", content: relationships.xml()))
  }

  /// Writes the parts, with the list of content types first.
  func write(rootRelationships: XLSXRelationships, to archive: inout ZipWriter) {
    archive.add("[Content_Types].xml", contentTypes())
    archive.add("_rels/.rels", rootRelationships.xml())
    for entry in entries { archive.add(entry) }
  }

  private func contentTypes() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("Types", ["xmlns": XLSXNamespace.contentTypes]) { xml in
      let defaults = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing"),
        ("xml", "application/xml"),
      ]
      for (ending, contentType) in defaults {
        xml.element("Default", ["Extension": ending, "ContentType": contentType])
      }
      for (path, contentType) in overrides {
        xml.element("Override", ["PartName": path, "ContentType": contentType])
      }
    }
    return xml.bytes
  }

  private static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}

/// What a part refers to.
struct XLSXRelationships {
  private var targets: [(type: String, target: String, isExternal: Bool)] = []

  var isEmpty: Bool { targets.isEmpty }

  /// Adds a relationship to another part.
  ///
  /// - Returns: Its id, such as `rId1`.
  mutating func add(_ kind: XLSXPartKind, to target: String) -> String {
    targets.append((kind.relationshipType, target, false))
    return "rId\(targets.count)"
  }

  /// Adds a link to an address outside the package.
  mutating func addHyperlink(to address: String) -> String {
    targets.append((XLSXPartKind.hyperlinkRelationshipType, address, true))
    return "rId\(targets.count)"
  }

  func xml() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("Relationships", ["xmlns": XLSXNamespace.packageRelationships]) { xml in
      for (position, (type, target, isExternal)) in targets.enumerated() {
        xml.element(
          "Relationship",
          [
            "Id": "rId\(position + 1)", "Type": type, "Target": target,
            "TargetMode": isExternal ? "External" : nil,
          ])
      }
    }
    return xml.bytes
  }
}
