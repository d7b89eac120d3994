internal import XML

extension DocumentProperties {
  /// The part `meta.xml` (ODF 1.3 Part 3, 4).
  func odsPart() -> [UInt8] {
    ODSWriter.document("office:document-meta") { xml in
      xml.element("office:meta") { xml in
        let texts = [
          ("meta:generator", application), ("dc:title", title), ("dc:subject", subject),
          ("meta:initial-creator", creator), ("dc:creator", lastModifiedBy),
          ("meta:creation-date", created?.description), ("dc:date", modified?.description),
          ("dc:language", language),
        ]
        for case (let name, let text?) in texts { xml.element(name, text: text) }
        for (name, value) in custom.sorted(by: { $0.key < $1.key }) {
          xml.element(
            "meta:user-defined", ["meta:name": name, "meta:value-type": "string"], text: value)
        }
      }
    }
  }
}
