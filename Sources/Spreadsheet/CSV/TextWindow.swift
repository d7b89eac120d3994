/// The piece of a text in which records are looked for, as UTF-8.
struct TextWindow {
  /// The text from some place on.
  private(set) var text: [UInt8] = []

  /// Whether the text ends where the window does.
  private(set) var isLast = false

  private var pieces: TextPieces

  /// The least length of a window that is not the last: enough to find the dialect of templates,
  /// little beside long registers.
  static let length = 256 << 10

  init(_ pieces: TextPieces) {
    self.pieces = pieces
    fill(upTo: Self.length)
  }

  /// Leaves out what stands before a place, and takes in at least as much as is left.
  mutating func move(to start: Int) {
    text.removeSubrange(..<start)
    fill(upTo: max(Self.length, 2 * text.count))
  }

  private mutating func fill(upTo length: Int) {
    while text.count < length, !isLast {
      if let piece = pieces.next() {
        text += piece
      } else {
        isLast = true
        if text.last == TextEncoding.endMark { text.removeLast() }
      }
    }
  }
}
