/// The namespaces of OpenDocument, with their usual prefixes (ODF 1.3 Part 3, 1.4).
enum ODSNamespaces {
  static let version = "1.3"

  static let document: [(prefix: String, name: String)] =
    [
      "office", "style", "text", "table", "draw", "meta", "number", "chart", "config",
    ].map {
      (
        "xmlns:" + $0,
        "urn:oasis:names:tc:opendocument:xmlns:\($0 == "number" ? "datastyle" : $0):1.0"
      )
    }
    + [
      ("xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
      ("xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
      ("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
      ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
      ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ]

  static let manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
}
