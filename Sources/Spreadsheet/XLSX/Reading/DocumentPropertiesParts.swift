/// The parts that describe the document as a whole (ECMA-376 Part 2, 11, and Part 1, 22.2 and 22.3).
enum DocumentPropertiesParts {
  static func read(in package: XLSXPackage) throws(SpreadsheetError) -> DocumentProperties {
    var properties = DocumentProperties()
    let relationships = package.relationships
    for target in relationships.targets(ofKind: "core-properties") {
      guard var part = try package.open(target) else { continue }
      try readCore(&part, into: &properties)
    }
    for target in relationships.targets(ofKind: "extended-properties")
      + relationships.targets(ofKind: "extendedProperties")
    {
      guard var part = try package.open(target) else { continue }
      try part.root()
      let root = part.depth
      while try part.nextChild(of: root) {
        if part.name == "Application" { properties.application = try part.textToEnd() }
      }
    }
    for target in relationships.targets(ofKind: "custom-properties")
      + relationships.targets(ofKind: "customProperties")
    {
      guard var part = try package.open(target) else { continue }
      try readCustom(&part, into: &properties)
    }
    return properties
  }

  private static func readCore(
    _ part: inout PartReader, into properties: inout DocumentProperties
  ) throws(SpreadsheetError) {
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root) {
      switch part.name {
      case "dc:title": properties.title = try part.filledText()
      case "dc:subject": properties.subject = try part.filledText()
      case "dc:creator": properties.creator = try part.filledText()
      case "dc:language": properties.language = try part.filledText()
      case "cp:lastModifiedBy": properties.lastModifiedBy = try part.filledText()
      case "dcterms:created": properties.created = ISODateText.moment(try part.textToEnd())
      case "dcterms:modified": properties.modified = ISODateText.moment(try part.textToEnd())
      default: break
      }
    }
  }

  private static func readCustom(
    _ part: inout PartReader, into properties: inout DocumentProperties
  ) throws(SpreadsheetError) {
    try part.root()
    let root = part.depth
    while try part.nextChild(of: root), properties.custom.count < 10_000 {
      guard let name = part["name"] else { continue }
      properties.custom[name] = try part.textToEnd()
    }
  }
}

extension PartReader {
  /// The text of the element that starts here; `nil` when there is none.
  fileprivate mutating func filledText() throws(SpreadsheetError) -> String? {
    let text = try textToEnd()
    return text.isEmpty ? nil : text
  }
}
