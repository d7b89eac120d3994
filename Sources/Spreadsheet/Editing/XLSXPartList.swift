internal import XML
internal import Zip

/// The lists that say which parts a package has: content types and relationships
/// (ECMA-376 Part 2, 9.3 and 10.1).
enum XLSXPartList {
  /// Adds a part to the content types, and to the relationships of another part.
  ///
  /// - Returns: The id of the relationship.
  @discardableResult
  static func add(
    _ kind: XLSXPartKind, _ name: String, to source: String, in package: XLSXPackage,
    _ parts: inout PackageEdits
  ) throws(SpreadsheetError) -> String {
    try addContentType(of: kind, name, in: package, &parts)
    let list = PartName.relationships(of: source)
    let listName = package.entry(list)?.name ?? list
    if try parts.bytes(of: listName) == nil {
      parts.set(listName, XLSXRelationships().xml())
    }
    guard let part = try parts.part(listName) else { return "" }
    var ids: Set<String> = []
    var tags = part.tags
    var root: XMLTag?
    while let tag = tags.next() {
      if let id = tags.attribute("Id", of: tag)?.value { ids.insert(id) }
      if tag.depth == 1 { root = tag }
    }
    var number = ids.count + 1
    while ids.contains("rId\(number)") { number += 1 }
    guard let root else { return "" }
    let sourceName = package.entry(source)?.name ?? source
    let isStrict = try parts.part(sourceName)?.isStrict ?? false
    let type = isStrict ? kind.relationshipType.strictNamespaces : kind.relationshipType
    var edits = ByteEdits()
    edits.append(
      "<\(root.prefix)Relationship Id=\"rId\(number)\" Type=\"\(type)\" "
        + "Target=\"/\(name)\"/>", to: root)
    parts.apply(edits, to: part)
    return "rId\(number)"
  }

  private static func addContentType(
    of kind: XLSXPartKind, _ name: String, in package: XLSXPackage, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    guard let part = try contentTypes(in: package, parts) else { return }
    var tags = part.tags
    var root: XMLTag?
    var endings: Set<String> = []
    while let tag = tags.next() {
      if tag.depth == 1 { root = tag }
      if tag.name == "Default", let ending = tags.attribute("Extension", of: tag)?.value {
        endings.insert(ending.lowercased())
      }
    }
    guard let root else { return }
    var edits = ByteEdits()
    if let contentType = kind.contentType {
      edits.append(
        "<\(root.prefix)Override PartName=\"/\(name)\" ContentType=\"\(contentType)\"/>",
        to: root)
    } else if !endings.contains("vml") {
      edits.append(
        "<\(root.prefix)Default Extension=\"vml\" "
          + "ContentType=\"application/vnd.openxmlformats-officedocument.vmlDrawing\"/>", to: root)
    }
    parts.apply(edits, to: part)
  }

  static func removeContentType(
    of name: String, in package: XLSXPackage, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    guard let part = try contentTypes(in: package, parts) else { return }
    removeElements(from: part, &parts) { tags, tag in
      tags.attribute("PartName", of: tag).map { PartName.key($0.value) } == PartName.key(name)
    }
  }

  static func removeRelationship(
    to name: String, of source: String, in package: XLSXPackage, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    guard let list = package.entry(PartName.relationships(of: source))?.name,
      let part = try parts.part(list)
    else { return }
    removeElements(from: part, &parts) { tags, tag in
      guard let target = tags.attribute("Target", of: tag)?.value else { return false }
      return PartName.key(PartName.resolve(target, against: source)) == PartName.key(name)
    }
  }

  private static func contentTypes(
    in package: XLSXPackage, _ parts: PackageEdits
  ) throws(SpreadsheetError) -> EditablePart? {
    try parts.part(package.entry("[Content_Types].xml")?.name ?? "[Content_Types].xml")
  }

  /// Takes away the elements below the root for which a condition holds.
  private static func removeElements(
    from part: EditablePart, _ parts: inout PackageEdits,
    where condition: (XMLTagScanner, XMLTag) -> Bool
  ) {
    var edits = ByteEdits()
    var tags = part.tags
    var start: Int?
    while let tag = tags.next() {
      guard tag.depth == 2 else { continue }
      if tag.kind != .end, condition(tags, tag) { start = tag.range.lowerBound }
      if tag.kind != .start, let begin = start {
        edits.replace(begin..<tag.range.upperBound, with: "")
        start = nil
      }
    }
    parts.apply(edits, to: part)
  }
}
