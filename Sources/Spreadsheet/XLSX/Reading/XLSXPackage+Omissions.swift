import Zip

extension XLSXPackage {
  /// What the package holds beside cells and what lies over them, by the types of its parts.
  ///
  /// - Throws: When the list of types cannot be read.
  var omissions: [Omission] {
    get throws(SpreadsheetError) {
      var counter = OmissionCounter()
      if var part = try open("[Content_Types].xml") {
        try part.root()
        let list = part.depth
        while try part.nextChild(of: list) {
          guard part.name == "Override", let name = part["PartName"], contains(PartName.key(name)),
            let type = part["ContentType"], let kind = Self.kind(ofType: type)
          else { continue }
          counter.add(kind)
        }
      }
      for entry in archive.entries {
        let name = entry.name.lowercased()
        if Self.imageEndings.contains(where: name.hasSuffix) { counter.add(.image) }
        if name.contains("/embeddings/") { counter.add(.embeddedObject) }
        if name.hasSuffix("vbaproject.bin") { counter.add(.macro) }
      }
      return counter.omissions
    }
  }

  private static func kind(ofType type: String) -> Omission.Kind? {
    let kinds: [(ending: String, kind: Omission.Kind)] = [
      (".chart+xml", .chart), (".chartex+xml", .chart), (".pivottable+xml", .pivotTable),
      (".controlproperties+xml", .control), (".activex+xml", .control), (".slicer+xml", .control),
      (".timeline+xml", .control), (".externallink+xml", .externalWorkbook),
    ]
    return kinds.first { type.lowercased().hasSuffix($0.ending) }?.kind
  }

  static let imageEndings = [
    ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg",
  ]
}
