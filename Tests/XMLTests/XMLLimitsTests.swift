import Testing
import XML

@Suite("Hostile XML")
struct XMLLimitsTests {
  static let bomb = """
    <?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>
    <a>&y;&y;&y;</a>
    """

  @Test("A DOCTYPE is refused, in every encoding", arguments: ["UTF-8", "UTF-16", "UTF-7", "none"])
  func doctype(encoding: String) {
    var document: [UInt8]
    switch encoding {
    case "UTF-16":
      document = ("\u{feff}" + Self.bomb).utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      }
    case "UTF-7":
      // `<!DOCTYPE` hidden from anything that looks for its bytes.
      document = Array(
        #"<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>"#.utf8)
    case "none":
      document = Array("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>".utf8)
    default: document = Array(Self.bomb.utf8)
    }
    let error = #expect(throws: XMLError.self) { try events(of: document) }
    #expect(error?.kind == .doctype)
  }

  @Test("Nesting past the limit is refused")
  func depth() {
    let document = Array(String(repeating: "<a>", count: 1_000_000).utf8)
    let error = #expect(throws: XMLError.self) { try events(of: document) }
    #expect(error?.kind == .limitExceeded("depth"))
  }

  @Test("A tag of many attributes or of a long one is refused in time", arguments: [true, false])
  func attributes(many: Bool) {
    let attributes =
      many
      ? (0..<60_000).map { " a\($0)=''" }.joined()
      : " a='" + String(repeating: "x", count: 4_000_000) + "'"
    let clock = ContinuousClock()
    let time = clock.measure {
      let error = #expect(throws: XMLError.self) {
        try events(of: Array("<a\(attributes)/>".utf8))
      }
      #expect(error.map { "\($0.kind)".hasPrefix("limitExceeded") } == true)
    }
    #expect(time < .seconds(10))
  }

  @Test("A text past the limit is refused")
  func text() {
    var limits = XMLLimits()
    limits.textLength = 1 << 20
    let document = Array(("<a>" + String(repeating: "x", count: 2 << 20) + "</a>").utf8)
    let error = #expect(throws: XMLError.self) { try events(of: document, limits: limits) }
    #expect(error?.kind == .limitExceeded("textLength"))
  }

  @Test("Names past the limit are refused")
  func names() {
    let document = Array(("<a>" + (0..<30_000).map { "<b\($0)/>" }.joined() + "</a>").utf8)
    let error = #expect(throws: XMLError.self) { try events(of: document) }
    #expect(error?.kind == .limitExceeded("names"))
  }

  @Test("A document past the limit is refused")
  func length() {
    var limits = XMLLimits()
    limits.length = 1000
    let document = Array(("<a>" + String(repeating: "<b/>", count: 50_000) + "</a>").utf8)
    let error = #expect(throws: XMLError.self) { try events(of: document, limits: limits) }
    #expect(error?.kind == .limitExceeded("length"))
  }
}
