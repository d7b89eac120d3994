internal import XML

/// The texts of a workbook, each stored once (ECMA-376 Part 1, 18.4.9).
struct XLSXStringTable {
  private var texts = UniqueList<String>()
  private var useCount = 0

  mutating func index(of text: String) -> Int {
    useCount += 1
    return texts.index(of: text)
  }

  var isEmpty: Bool { useCount == 0 }

  func xml() -> [UInt8] {
    var xml = XMLWriter()
    xml.start(
      "sst",
      [
        "xmlns": XLSXNamespace.spreadsheet, "count": String(useCount),
        "uniqueCount": String(texts.elements.count),
      ])
    for text in texts.elements {
      xml.start("si")
      xml.xlsxText("t", text)
      xml.end()
    }
    xml.end()
    return xml.bytes
  }
}

extension XMLWriter {
  /// Writes an element that holds a text with all its blanks.
  mutating func xlsxText(_ name: String, _ text: String) {
    let escaped = text.xlsxEscaped
    element(
      name, ["xml:space": escaped.needsSpacePreserved ? "preserve" : nil], text: escaped)
  }
}
