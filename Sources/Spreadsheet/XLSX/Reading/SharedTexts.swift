import XML

/// The texts that cells share (ECMA-376 Part 1, 18.4).
struct SharedTexts: Sendable {
  private(set) var texts: [String] = []

  /// Whether one of them has no letter.
  private(set) var hasEmpty = false

  init() {}

  init(_ part: inout PartReader, limits: ReadLimits) throws(SpreadsheetError) {
    try part.root()
    let depth = part.depth
    var size = 0
    let scans = limits.scans && part.beginning(ofNamesWith: "") ?? "" == ""
    repeat {
      if scans { try scan(&part, &size, limits) }
      guard try part.nextChild(of: depth) else { return }
      if part.name == "si" { try add(try RichText.read(&part), &size, limits, part) }
    } while true
  }

  /// Takes texts straight from the bytes, as many as are known and stand together.
  private mutating func scan(
    _ part: inout PartReader, _ size: inout Int, _ limits: ReadLimits
  ) throws(SpreadsheetError) {
    var isUnfinished = true
    while isUnfinished, part.canPass {
      let taken = try takeTexts(from: part, &size, limits)
      part.pass(upTo: taken.end, lines: taken.lines)
      guard taken.isUnfinished else { return }
      isUnfinished = try part.fill()
    }
  }

  private mutating func takeTexts(
    from part: borrowing PartReader, _ size: inout Int, _ limits: ReadLimits
  ) throws(SpreadsheetError) -> (end: Int, lines: Int, isUnfinished: Bool) {
    let (unpacked, range) = part.waiting
    let bytes = unpacked.span
    var end = range.lowerBound
    var lines = 0
    var text: [UInt8] = []
    while true {
      var place = end
      var more = 0
      text.removeAll(keepingCapacity: true)
      bytes.takeBlanks(&place, lines: &more)
      let isKnown =
        bytes.take("<si><t", &place) && bytes.takeText(&place, &more, into: &text)
        && bytes.take("</t>", &place) && bytes.take("</si>", &place)
      guard isKnown else {
        return (end, lines, place + XMLReader.padding > range.upperBound)
      }
      end = place
      lines += more
      try add(String(decoding: text, as: UTF8.self), &size, limits, part)
    }
  }

  private mutating func add(
    _ text: String, _ size: inout Int, _ limits: ReadLimits, _ part: borrowing PartReader
  ) throws(SpreadsheetError) {
    append(text)
    size += text.utf8.count
    if size > limits.sharedTextSize {
      throw SpreadsheetError(.limitExceeded("sharedTextSize"), at: part.place)
    }
    if texts.count > limits.sharedTexts {
      throw SpreadsheetError(.limitExceeded("sharedTexts"), at: part.place)
    }
  }

  mutating func append(_ text: String) {
    texts.append(text)
    if text.isEmpty { hasEmpty = true }
  }

  /// Whether there is a text with a number, and a letter in it.
  @inline(__always)
  func isFilled(_ number: Int) -> Bool {
    number < texts.count && !(hasEmpty && texts[number].isEmpty)
  }

  /// The text with a number; `nil` where there is none.
  subscript(index: Int) -> String? {
    texts.indices.contains(index) ? texts[index] : nil
  }
}
