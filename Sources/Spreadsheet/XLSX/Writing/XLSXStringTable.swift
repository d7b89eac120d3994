internal import XML

/// The texts that cells share (ECMA-376 Part 1, 18.4.9).
struct XLSXStringTable {
  private var texts = UniqueList<ExactText>()
  private var useCount = 0
  /// What a table that may not grow knows of the texts that it has met; `nil` for one that may.
  private var recent: RecentTexts?

  /// Creates a table.
  ///
  /// - Parameter isBounded: Whether its size has a limit: then only short texts that come again soon
  ///   are shared, and the others stand in their cells.
  init(isBounded: Bool) {
    recent = isBounded ? RecentTexts() : nil
  }

  /// The position of a text; `nil` for one that stands in its cell.
  mutating func index(of text: String) -> Int? {
    let text = ExactText(text)
    if recent == nil || texts.contains(text) || recent?.shouldShare(text) == true {
      useCount += 1
      return texts.index(of: text)
    }
    return nil
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
      xml.xlsxText("t", text.text)
      xml.end()
    }
    xml.end()
    return xml.bytes
  }
}

/// A text that equals only texts of the same characters; strings equal also those that look alike.
private struct ExactText: Hashable {
  let text: String
  /// The hash of Fowler, Noll and Vo, which is the same in every run.
  let code: UInt64

  init(_ text: String) {
    self.text = text
    let bytes = text.utf8.span
    var code: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in bytes.indices { code = (code ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    self.code = code
  }

  static func == (left: Self, right: Self) -> Bool {
    guard left.code == right.code else { return false }
    let (one, other) = (left.text.utf8.span, right.text.utf8.span)
    guard one.count == other.count else { return false }
    for index in one.indices where one[index] != other[index] { return false }
    return true
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(code)
  }
}

/// Finds texts that come again, in a fixed amount of memory.
private struct RecentTexts {
  /// The hash of the text last met, for each place that a hash points to.
  private var codes = [UInt64](repeating: 0, count: 1 << 12)
  private var roomLeft = 4096

  private static let longest = 100

  /// Whether the text was met not long ago, and there is room for it.
  mutating func shouldShare(_ text: ExactText) -> Bool {
    guard roomLeft > 0, text.text.utf8.count <= Self.longest else { return false }
    let place = Int(truncatingIfNeeded: text.code >> 32) & (codes.count - 1)
    guard codes[place] == text.code else {
      codes[place] = text.code
      return false
    }
    roomLeft -= 1
    return true
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
