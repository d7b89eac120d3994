internal import XML

extension DocumentProperties {
  /// The part `core.xml` (ECMA-376 Part 2, 11).
  ///
  /// Times are written as given, in the form of UTC.
  func xlsxCorePart() -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) { xml in
      let texts = [
        ("dc:title", title), ("dc:subject", subject), ("dc:creator", creator),
        ("cp:lastModifiedBy", lastModifiedBy),
      ]
      for case (let name, let text?) in texts { xml.element(name, text: text) }
      for case (let name, let moment?) in [
        ("dcterms:created", created), ("dcterms:modified", modified),
      ] {
        xml.element(name, ["xsi:type": "dcterms:W3CDTF"], text: moment.description + "Z")
      }
      if let language { xml.element("dc:language", text: language) }
    }
    return xml.bytes
  }

  /// The part `app.xml` (ECMA-376 Part 1, 22.2).
  func xlsxApplicationPart() -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "Properties",
      ["xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"]
    ) { xml in
      if let application { xml.element("Application", text: application) }
    }
    return xml.bytes
  }

  /// The part `custom.xml` (ECMA-376 Part 1, 22.3), in the order of the names.
  func xlsxCustomPart() -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "Properties",
      [
        "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
        "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
      ]
    ) { xml in
      for (position, property) in custom.sorted(by: { $0.key < $1.key }).enumerated() {
        xml.element(
          "property",
          [
            "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": String(position + 2),
            "name": property.key,
          ]
        ) { xml in
          xml.element("vt:lpwstr", text: property.value.xlsxEscaped)
        }
      }
    }
    return xml.bytes
  }
}
