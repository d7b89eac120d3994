import Testing
import XML

@Suite("Finding tags in a document")
struct XMLTagScannerTests {
  private let document = Array(
    """
    <?xml version="1.0"?><!-- <x> --><a:root xmlns:a='urn:a > b'>
    <b  c = "1 &amp; 2 &#x41;&#66;" d='&quot;'/><![CDATA[<c>]]><e>t</e></a:root>
    """.utf8)

  @Test("Tags are found with their names, kinds and depths")
  func tags() {
    var scanner = XMLTagScanner(document)
    var found: [String] = []
    while let tag = scanner.next() { found.append("\(tag.depth) \(tag.kind) \(tag.qualifiedName)") }
    #expect(
      found == ["1 start a:root", "2 empty b", "2 start e", "2 end e", "1 end a:root"])
  }

  @Test("Attributes are found with their values and places")
  func attributes() throws {
    var scanner = XMLTagScanner(document)
    let first = scanner.next()
    let root = try #require(first)
    #expect(root.name == "root")
    #expect(root.prefix == "a:")
    #expect(scanner.attribute("xmlns:a", of: root)?.value == "urn:a > b")
    let second = scanner.next()
    let empty = try #require(second)
    let attributes = scanner.attributes(of: empty)
    #expect(attributes.map(\.name) == ["c", "d"])
    #expect(attributes.map(\.value) == ["1 & 2 AB", "\""])
    #expect(String(decoding: document[attributes[1].range], as: UTF8.self) == " d='&quot;'")
  }
}
