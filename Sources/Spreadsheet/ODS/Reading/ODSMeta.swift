/// What a document says of itself (ODF 1.3 Part 3, 4).
enum ODSMeta {
  static func read(_ part: inout PartReader) throws(SpreadsheetError) -> DocumentProperties {
    var properties = DocumentProperties()
    let meta = part.depth
    while try part.nextChild(of: meta) {
      let name = part.name
      let key = part["meta:name"]
      let content = try part.textToEnd()
      guard !content.isEmpty || name == "meta:user-defined" else { continue }
      switch name {
      case "meta:generator": properties.application = content
      case "dc:title": properties.title = content
      case "dc:subject": properties.subject = content
      case "meta:initial-creator": properties.creator = content
      case "dc:creator": properties.lastModifiedBy = content
      case "meta:creation-date": properties.created = ISODateText.moment(content)
      case "dc:date": properties.modified = ISODateText.moment(content)
      case "dc:language": properties.language = content
      case "meta:user-defined":
        if let key, properties.custom.count < 10_000 { properties.custom[key] = content }
      default: break
      }
    }
    return properties
  }
}
