import Testing
import XML

@Suite("Writing XML")
struct XMLWriterTests {
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  private func written(_ write: (inout XMLWriter) -> Void) -> String {
    var xml = XMLWriter()
    write(&xml)
    return String(decoding: xml.bytes.dropFirst(Self.declaration.utf8.count), as: UTF8.self)
  }

  @Test("Elements nest, and empty ones are closed at once")
  func nesting() {
    let text = written { xml in
      xml.element("a", ["x": "1", "y": nil]) { xml in
        xml.element("b", text: "ett")
        xml.element("c")
        xml.element("d", text: "")
      }
    }
    #expect(text == "<a x=\"1\"><b>ett</b><c/><d></d></a>")
  }

  @Test(
    "Text is escaped so that a reader gets it back",
    arguments: [
      ("a & b", "a &amp; b"), ("<b>", "&lt;b&gt;"), ("]]>", "]]&gt;"), ("\"'", "\"'"),
      ("\t\n", "\t\n"), ("\r", "&#13;"), ("åäö 🧮", "åäö 🧮"),
      ("\u{0}\u{1F}", "\u{FFFD}\u{FFFD}"), ("x\u{FFFE}\u{FFFF}y", "x\u{FFFD}\u{FFFD}y"),
      ("\u{FFBF}\u{FFFD}", "\u{FFBF}\u{FFFD}"), ("\u{7F}\u{85}", "\u{7F}\u{85}"),
    ])
  func text(_ text: String, _ expected: String) {
    #expect(written { $0.element("a", text: text) } == "<a>\(expected)</a>")
  }

  @Test("Blanks in attributes are written as numbers, so that they are kept")
  func attributes() {
    #expect(
      written { $0.element("a", ["x": "\t\n\r\"<'"]) } == "<a x=\"&#9;&#10;&#13;&quot;&lt;'\"/>")
  }

  @Test(
    "Any text comes back from our own reader",
    arguments: ["a\r\n\tb ", "<&>\"'", "  ", "𐀀\u{FFFD}"])
  func roundTrip(_ text: String) throws {
    var xml = XMLWriter()
    xml.element("a", ["x": text], text: text)
    var reader = XMLReader(xml.bytes)
    var attribute: String?
    var content = ""
    while let event = try reader.next() {
      if event == .start { attribute = reader["x"] }
      if event == .text { content += reader.text }
    }
    #expect(attribute == text)
    #expect(content == text)
  }
}
