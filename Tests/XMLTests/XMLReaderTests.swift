import Testing
import XML

/// All events of a document, one word each.
func events(
  of document: [UInt8], namespaces: [String: String] = [:], limits: XMLLimits = XMLLimits()
) throws(XMLError) -> [String] {
  var reader = XMLReader(document, namespaces: namespaces, limits: limits)
  var events: [String] = []
  while let event = try reader.next() {
    switch event {
    case .start:
      let attributes = reader.attributes.map { " \($0.name)=\($0.value)" }.joined()
      events.append("<\(reader.name)\(attributes)>")
    case .text: events.append(reader.text)
    case .end: events.append("</\(reader.name)>")
    }
  }
  return events
}

@Suite("Reading XML")
struct XMLReaderTests {
  @Test("Elements, attributes and text come in the order of the document")
  func order() throws {
    let document = Array(
      #"<a x="1"><b y="&lt;&#229;&amp;#38;&amp;amp;&#38;"/>t&amp;u<![CDATA[<v>]]><!-- no -->w<?no no?></a>"#
        .utf8)
    #expect(
      try events(of: document)
        == ["<a x=1>", "<b y=<å&#38;&amp;&>", "</b>", "t&u<v>w", "</a>"])
  }

  @Test("Names get the caller's prefixes, whatever the document calls them")
  func prefixes() throws {
    let document = Array(
      #"<p:a xmlns:p="urn:one" xmlns="urn:two" xmlns:q="urn:three" p:x="1" y="2"><b/><q:c/></p:a>"#
        .utf8)
    #expect(
      try events(of: document, namespaces: ["urn:one": "one", "urn:two": ""])
        == ["<one:a one:x=1 y=2>", "<b>", "</b>", "<{urn:three}c>", "</{urn:three}c>", "</one:a>"])
  }

  @Test("The same events come whatever the pieces that are fed", arguments: [1, 2, 3, 7, 64])
  func pieces(length: Int) throws {
    let document = Array(
      #"<?xml version="1.0" encoding="UTF-8"?><a><b åäö="ÅÄÖ">text över rad</b> mer</a>"#.utf8)
    var reader = XMLReader()
    var found: [String] = []
    func take(_ reader: inout XMLReader, _ found: inout [String]) throws {
      while let event = try reader.next() {
        switch event {
        case .start: found.append("<\(reader.name) \(reader["åäö"] ?? "-")>")
        case .text: found.append(reader.text)
        case .end: found.append("</\(reader.name)>")
        }
      }
    }
    var start = 0
    while start < document.count {
      let end = min(start + length, document.count)
      try reader.feed(document.span.extracting(start..<end))
      try take(&reader, &found)
      start = end
    }
    try reader.finish()
    try take(&reader, &found)
    #expect(found == ["<a ->", "<b ÅÄÖ>", "text över rad", "</b>", " mer", "</a>"])
  }

  @Test("UTF-16 is read in both byte orders", arguments: [true, false])
  func utf16(bigEndian: Bool) throws {
    let text = "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>" + "åäö €" + "</a>"
    #expect(try events(of: utf16Bytes(text, bigEndian: bigEndian)) == ["<a>", "åäö €", "</a>"])
  }

  @Test("The line of an event is told")
  func lines() throws {
    var reader = XMLReader(Array("<a>\n\n<b/></a>".utf8))
    var lines: [Int] = []
    while let event = try reader.next() {
      if event == .start { lines.append(reader.line) }
    }
    #expect(lines == [1, 3])
  }

  @Test("An element can be skipped with everything in it, however long its text")
  func skipping() throws {
    var limits = XMLLimits()
    limits.textLength = 1000
    let long = String(repeating: "x", count: 100_000)
    var reader = XMLReader(
      Array("<a><b>\(long)<c/>\(long)</b><d/></a>".utf8), limits: limits)
    _ = try reader.next()
    _ = try reader.next()
    #expect(reader.name == "b")
    #expect(try reader.skip(toEndOfDepth: reader.depth))
    #expect(reader.name == "b")
    _ = try reader.next()
    #expect(reader.name == "d")
  }

  @Test(
    "What is not well-formed is refused",
    arguments: [
      "", "<a>", "<a></b>", "text", "<a>&unknown;</a>", "<a b=1/>", "<a/><b/>", "<a>\u{0}</a>",
      "<a b='\u{1}'/>", "<a>x & y</a>", "<a><b></a></b>", "<a b='1' b='2'/>",
    ])
  func notWellFormed(document: String) {
    let error = #expect(throws: XMLError.self) { try events(of: Array(document.utf8)) }
    guard case .notWellFormed = error?.kind else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("Characters that XML forbids are left out of text, and counted")
  func forbiddenCharacters() throws {
    var reader = XMLReader(Array("<a>x\u{b}y&#1;z</a>".utf8))
    var text = ""
    while let event = try reader.next() { if event == .text { text += reader.text } }
    #expect(text == "xyz")
    #expect(reader.droppedCharacters == 2)
  }

  @Test("Entities after a forbidden character keep their meaning")
  func entityAfterForbiddenCharacter() throws {
    var reader = XMLReader(Array("<a><b>x\u{b}</b><b>1 &lt; 2 &amp; 3</b></a>".utf8))
    var text = ""
    while let event = try reader.next() { if event == .text { text += reader.text } }
    #expect(text == "x1 < 2 & 3")
  }

  @Test(
    "What programs get wrong before the root is put right",
    arguments: [
      "\n <a>å</a>", "<?xml version='1.0'?>foo<a>å</a>",
      "\r\n<?xml version='1.0' encoding='UTF-8'?>\r\n<a>å</a>",
      "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>å</a>", "\u{feff}\n<a>å</a>",
    ])
  func prolog(document: String) throws {
    #expect(try events(of: Array(document.utf8)) == ["<a>", "å", "</a>"])
  }

  @Test("Bytes that are no UTF-8 are refused")
  func invalidUTF8() {
    #expect(throws: XMLError.self) {
      try events(of: Array("<a>".utf8) + [0xff, 0xc3] + Array("</a>".utf8))
    }
  }

  @Test("Events before a fault are given first")
  func eventsBeforeFault() throws {
    var reader = XMLReader(Array("<a><b/></c>".utf8))
    var count = 0
    #expect(throws: XMLError.self) {
      while try reader.next() != nil { count += 1 }
    }
    #expect(count == 3)
  }

  private func utf16Bytes(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }
}
