/// The namespaces of OpenDocument, with their usual prefixes (ODF 1.3 Part 3, 1.4).
enum ODSNamespaces {
  static let version = "1.3"

  static let document: [(prefix: String, name: String)] = [
    ("xmlns:office", oasis + "office:1.0"), ("xmlns:style", oasis + "style:1.0"),
    ("xmlns:text", oasis + "text:1.0"), ("xmlns:table", oasis + "table:1.0"),
    ("xmlns:draw", oasis + "drawing:1.0"), ("xmlns:meta", oasis + "meta:1.0"),
    ("xmlns:number", oasis + "datastyle:1.0"), ("xmlns:chart", oasis + "chart:1.0"),
    ("xmlns:config", oasis + "config:1.0"), ("xmlns:fo", oasis + "xsl-fo-compatible:1.0"),
    ("xmlns:svg", oasis + "svg-compatible:1.0"), ("xmlns:of", oasis + "of:1.2"),
    ("xmlns:xlink", "http://www.w3.org/1999/xlink"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
  ]

  static let manifest = oasis + "manifest:1.0"

  private static let oasis = "urn:oasis:names:tc:opendocument:xmlns:"
}
