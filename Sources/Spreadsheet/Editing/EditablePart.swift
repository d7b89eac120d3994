internal import XML
internal import Zip

/// A part that is being edited.
struct EditablePart: Sendable {
  let name: String
  let bytes: [UInt8]

  /// Takes a part for editing.
  ///
  /// - Throws: When it is not well-formed, or stored in another encoding than UTF-8.
  init(_ name: String, _ bytes: [UInt8], limits: ReadLimits) throws(SpreadsheetError) {
    self.name = name
    self.bytes = bytes
    var part = PartReader(.bytes(bytes), namespaces: [:], limits: limits)
    while try part.next() != nil {}
    guard Self.isUTF8(bytes) else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: name), detail: "the part is not stored as UTF-8")
    }
  }

  var tags: XMLTagScanner { XMLTagScanner(bytes) }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: "<".utf8) || bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
      return false
    }
    let head = String(decoding: bytes.prefix(200), as: UTF8.self).prefix { $0 != ">" }
    guard let declared = head.firstRange(of: "encoding=") else { return true }
    let encoding = head[declared.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }
    return ["utf-8", "utf8", "us-ascii"].contains(encoding.lowercased())
  }
}

extension XMLWriter {
  /// The text of what a writer without declaration has written.
  static func fragment(_ write: (inout XMLWriter) -> Void) -> String {
    var xml = XMLWriter(declaration: false)
    write(&xml)
    return String(decoding: xml.bytes, as: UTF8.self)
  }
}
