import Zip

extension ODSSource {
  /// What the document holds beside cells and what lies over them, by the types of its parts.
  ///
  /// - Throws: When the list of parts cannot be read.
  func omissions(limits: ReadLimits) throws(SpreadsheetError) -> [Omission] {
    var counter = OmissionCounter()
    guard case .package(let archive) = self else { return [] }
    if var part = try open("META-INF/manifest.xml", limits: limits) {
      try part.root()
      let list = part.depth
      while try part.nextChild(of: list) {
        guard let path = part["manifest:full-path"], path != "/",
          let type = part["manifest:media-type"], type.hasPrefix(Self.objectType)
        else { continue }
        counter.add(type.hasSuffix(".chart") ? .chart : .embeddedObject)
      }
    }
    for entry in archive.entries {
      // Each object has a picture of itself.
      let isPicture = entry.name.hasPrefix("Pictures/")
      if isPicture, XLSXPackage.imageEndings.contains(where: entry.name.lowercased().hasSuffix) {
        counter.add(.image)
      }
    }
    let isModule: (String) -> Bool = { name in
      name.hasPrefix("Scripts/")
        || name.hasPrefix("Basic/") && name.hasSuffix(".xml") && !name.hasSuffix("script-lc.xml")
          && !name.hasSuffix("script-lb.xml")
    }
    if archive.entries.contains(where: { isModule($0.name) }) { counter.add(.macro) }
    return counter.omissions
  }

  private static let objectType = "application/vnd.oasis.opendocument."
}
