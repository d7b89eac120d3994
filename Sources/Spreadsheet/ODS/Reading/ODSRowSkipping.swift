import XML

/// Passes over rows of which nothing is wanted.
///
/// They are read whole when they are asked for; here nothing is said of what stands in them.
enum ODSRowSkipping {
  private enum Outcome {
    case row(end: Int, lines: Int)
    case unfinished
    case unknown
  }

  /// Passes over the rows that come next, as long as they are plain.
  static func skipRows(_ part: inout PartReader) throws(SpreadsheetError) {
    guard part.beginning(ofNamesWith: "table") == "table:" else { return }
    while part.canPass {
      switch nextRow(in: part) {
      case .row(let end, let lines): part.pass(upTo: end, lines: lines)
      case .unfinished:
        guard try part.fill() else { return }
      case .unknown: return
      }
    }
  }

  private static func nextRow(in part: borrowing PartReader) -> Outcome {
    let (bytes, range) = part.waiting
    let span = bytes.span
    var place = range.lowerBound
    var lines = 0
    span.takeBlanks(&place, lines: &lines)
    guard span.has("<table:t", at: place), span.has("able-row", at: place + 8) else {
      return place + XMLReader.padding > range.upperBound ? .unfinished : .unknown
    }
    place = span.firstPlace(in: place..<range.upperBound) { $0.marks(of: UInt8(ascii: ">")) }
    guard place < range.upperBound else { return .unfinished }
    if span[place - 1] == UInt8(ascii: "/") { return .row(end: place + 1, lines: lines) }
    while true {
      place = span.firstPlace(in: place..<range.upperBound) { word in
        word.marks(of: UInt8(ascii: "<")) | word.marks(of: 0x0a)
      }
      guard place < range.upperBound else { return .unfinished }
      if span[place] == 0x0a {
        lines += 1
      } else if span.has("</table:", at: place), span.has("table-ro", at: place + 8) {
        guard place + 18 <= range.upperBound else { return .unfinished }
        return span.has("w>", at: place + 16) ? .row(end: place + 18, lines: lines) : .unknown
      } else if span.has("<!", at: place) || span.has("<?", at: place)
        || span.has("<table:t", at: place) && span.has("able-row", at: place + 8)
      {
        return .unknown
      }
      place += 1
    }
  }
}
