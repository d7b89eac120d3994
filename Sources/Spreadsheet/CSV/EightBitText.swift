/// The bytes past ASCII of a text of one byte to a character, by what stands beside them.
///
/// From that alone its encoding is found: the `å` that code page 850 has in "på" is a dagger in
/// Windows-1252, and no one writes "p†".
struct EightBitText {
  /// What stands beside a byte.
  enum Neighbour: Int, CaseIterable {
    /// A blank, a delimiter, a sign, or nothing.
    case other
    case lowercase, uppercase, digit
    /// Another byte past ASCII.
    case past

    var isLetter: Bool { self == .lowercase || self == .uppercase }

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): self = .lowercase
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): self = .uppercase
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case 0x80...: self = .past
      default: self = .other
      }
    }
  }

  /// How often a byte stands between two neighbours.
  struct Group {
    var byte: UInt8
    var before: Neighbour
    var after: Neighbour
    var count: Int
  }

  private var counts = [Int](repeating: 0, count: 128 * 25)

  init(of pieces: TextPieces) {
    var before = Neighbour.other
    var byte: UInt8 = 0
    for next in pieces.joined() {
      add(byte, before, Neighbour(next))
      before = Neighbour(byte)
      byte = next
    }
    add(byte, before, .other)
  }

  private mutating func add(_ byte: UInt8, _ before: Neighbour, _ after: Neighbour) {
    guard byte >= 0x80 else { return }
    counts[(Int(byte) - 0x80) * 25 + before.rawValue * 5 + after.rawValue] += 1
  }

  /// The bytes past ASCII.
  var groups: [Group] {
    counts.indices.filter { counts[$0] > 0 }.map { place in
      Group(
        byte: UInt8(place / 25 + 0x80), before: Neighbour.allCases[place / 5 % 5],
        after: Neighbour.allCases[place % 5], count: counts[place])
    }
  }

  /// The encoding, and how many bytes are no characters in it; `nil` when two others than the usual
  /// one make as much sense, or none makes any.
  ///
  /// A text of another language makes no sense in any of them. It is read in Windows-1252, in which
  /// nearly every byte is a character.
  var encoding: (encoding: TextEncoding, brokenBytes: Int)? {
    let groups = groups
    let usual = EightBitReading(of: groups, in: .windows1252)
    let others = [.codePage850, .macRoman].map { EightBitReading(of: groups, in: $0) }
      .sorted { $0.likelihood > $1.likelihood }
    if let best = others.first, best.likelihood > usual.likelihood,
      best.likelihoodOfCharacter > -4.8
    {
      let next = max(others[1].likelihood, usual.likelihood)
      return best.likelihood > next + 0.5 ? (best.encoding, best.brokenBytes) : nil
    }
    let count = groups.reduce(0) { $0 + $1.count }
    return usual.brokenBytes * 8 <= count ? (usual.encoding, usual.brokenBytes) : nil
  }
}
