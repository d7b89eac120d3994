extension ODSNamespaces {
  /// The prefixes under which the reader knows the namespaces, whatever a file calls them.
  static let prefixes: [String: String] = {
    var prefixes = [
      manifest: "manifest",
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
      "http://openoffice.org/2009/table": "tableooo",
    ]
    for (prefix, name) in document { prefixes[name] = String(prefix.dropFirst("xmlns:".count)) }
    return prefixes
  }()
}
