import Foundation
import TestSupport
import Testing

@testable import XML

/// What is scanned from the bytes, against the same read through libxml2.
@Suite("Scanning plain XML")
struct PlainXMLScannerTests {
  private static let namespaces = ["urn:a": "", "urn:b": "b", "urn:c": ""]

  /// The events of a document, or of its beginning and its fault.
  private func events(_ document: [UInt8], scans: Bool, pieces: Int? = nil) -> [String] {
    var reader =
      pieces == nil
      ? XMLReader(document, namespaces: Self.namespaces) : XMLReader(namespaces: Self.namespaces)
    if !scans { reader.readThroughLibrary() }
    var events: [String] = []
    var fed = 0
    while true {
      do throws(XMLError) {
        while let event = try reader.next() {
          var text = "\(event) \(reader.depth) \(reader.name)"
          if event == .text { text += " \(reader.text.debugDescription)" }
          if event == .start {
            text += " line \(reader.line)"
            for (name, value) in reader.attributes { text += " \(name)=\(value.debugDescription)" }
          }
          events.append(text)
        }
      } catch {
        events.append("\(error.kind)")
        return events
      }
      guard let pieces, reader.isWaiting else { break }
      let end = min(document.count, fed + pieces)
      if fed == end { reader.finish() }
      reader.feed(document.span.extracting(fed..<end))
      fed = end
    }
    events.append("dropped \(reader.droppedCharacters)")
    return events
  }

  static let documents = [
    "<a/>", "<a></a>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<a>text</a>\n",
    "<?xml version='1.0' encoding='utf-8' standalone='yes'?><a b='1' c=\"2\">x &amp; y</a>",
    "<a xmlns=\"urn:a\" xmlns:p=\"urn:b\"><p:b p:c=\"1\" c=\"2\"/><b xmlns=\"urn:x\"><c/></b><c/></a>",
    "<p:a xmlns:p='urn:a'><p:b xmlns:p='urn:b'><p:c/></p:b><p:b/></p:a>",
    "<a xmlns='urn:a'><b xmlns=''><c/></b></a>", "<a b='&lt;&#10;&#xe5;&quot;'>&#x1F600;&gt;</a>",
    "<a b='x\n\ty'>\r\nrad\r\n</a>", "<a>åäö € 𝄞 \u{FFFD}</a>", "<a>]] ] ]></a>",
    "<a><!-- c -->x<b/><!-- d -->y</a>", "<a><![CDATA[<x>]]>y</a>", "<a>x<?p y?>z</a>",
    "<a>x]]>y</a>", "<a><b></a></b>", "<a b='1' b='2'/>", "<a p:b='1'/>", "<p:a/>", "<a b=1/>",
    "<a b='<'/>", "<a>&okänd;</a>", "<a>&#0;</a>", "<a>&#xFFFF;</a>", "<a>x\u{1}y &amp; z</a>",
    "<a>x\ry</a>", "<a", "<a>", "<a></a", "<a/><b/>", "<a/>text", "<a/><!-- c -->\n", " <a/>",
    "<å ä='1'/>", "<a.b-c_1 x:y='1' xmlns:x='urn:b'/>", "<a:b:c xmlns:a='urn:a'/>", "<1a/>",
    "<a xmlns:xml='urn:a'/>", "<a xmlns:x=''/>", "<a xmlns='urn:a' xmlns='urn:b'/>",
    "<a xml:space='preserve'> x </a>", "<!DOCTYPE a><a/>", "<a  b='1'\n c='2' ></a >",
    "<a b='1'c='2'/>", "<a xmlns:p='urn:a' xmlns:q='urn:c' p:x='1' q:x='2'/>", "",
  ]

  /// Whether two readings are the same; of one with a fault, libxml2 may tell fewer events before it.
  private func isSame(_ scanned: [String], _ parsed: [String]) -> Bool {
    guard let fault = parsed.last, fault.hasPrefix("notWellFormed") else {
      return scanned == parsed
    }
    return scanned.last?.hasPrefix("notWellFormed") == true
      && scanned.dropLast().starts(with: parsed.dropLast())
  }

  @Test("A document has the same events, scanned and parsed", arguments: documents)
  func same(text: String) {
    let document = Array(text.utf8)
    let parsed = events(document, scans: false)
    for pieces in [nil, 1, 2, 7] {
      let scanned = events(document, scans: true, pieces: pieces)
      #expect(isSame(scanned, parsed), "\(scanned) \(parsed)")
    }
  }

  @Test("Documents with any few bytes changed have the same events", arguments: 0..<10)
  func mutations(seed: Int) {
    var random = Generator(state: UInt64(seed))
    let pieces = [
      "<", ">", "/", "\"", "'", "&", "&amp;", "<!--x-->", "<x>", "=", ":", "]]>", "\n", "å",
    ]
    for _ in 0..<300 {
      var text = Array((Self.documents.randomElement(using: &random) ?? "").utf8)
      for _ in 0...Int.random(in: 0..<2, using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        let length = Int.random(in: 0...min(2, text.count - place), using: &random)
        text.replaceSubrange(
          place..<(place + length), with: (pieces.randomElement(using: &random) ?? "").utf8)
      }
      let (scanned, parsed) = (events(text, scans: true), events(text, scans: false))
      #expect(
        isSame(scanned, parsed),
        "\(String(decoding: text, as: UTF8.self).debugDescription): \(scanned) \(parsed)")
    }
  }

  /// Random numbers that are the same for the same seed (SplitMix64).
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
