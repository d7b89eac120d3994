/// How likely it is that the bytes of a text were meant in an encoding.
///
/// Likelihoods are decimal logarithms, and rough: å, ä and ö make a hundredth part of Swedish text,
/// dashes and quotation marks a thousandth, and what people here hardly write a millionth.
struct EightBitReading {
  let encoding: TextEncoding

  /// The likelihood of all bytes past ASCII, and of the encoding itself.
  private(set) var likelihood: Double

  /// The mean likelihood of a byte past ASCII.
  private(set) var likelihoodOfCharacter = 0.0

  /// How many bytes are no characters.
  private(set) var brokenBytes = 0

  init(of groups: [EightBitText.Group], in encoding: TextEncoding) {
    self.encoding = encoding
    let characters = EightBitEncodings.upperHalf(of: encoding)
    var sum = 0.0
    var count = 0
    var openQuotes = 0
    for group in groups {
      let scalar = characters[Int(group.byte) - 0x80]
      if scalar == "\u{FFFD}" { brokenBytes += group.count }
      sum += Self.likelihood(of: scalar, between: group.before, group.after) * Double(group.count)
      count += group.count
      guard Self.quotes.contains(scalar) else { continue }
      if group.before == .other, group.after != .other { openQuotes += group.count }
      if group.before != .other, group.after == .other { openQuotes -= group.count }
    }
    likelihoodOfCharacter = sum / Double(max(1, count))
    // Of a hundred files at most one is in another encoding than Windows-1252.
    likelihood = sum - (encoding == .windows1252 ? 0 : 2)
    // Words have quotation marks on both sides.
    likelihood -= 2.5 * Double(min(abs(openQuotes), 3))
  }

  private static func likelihood(
    of scalar: Unicode.Scalar, between before: EightBitText.Neighbour,
    _ after: EightBitText.Neighbour
  ) -> Double {
    if scalar == "\u{FFFD}" || (0x2500...0x25FF).contains(scalar.value) { return -7 }
    if scalar.properties.isAlphabetic, !signsLikeLetters.contains(scalar) {
      return likelihood(ofLetter: scalar, between: before, after)
    }
    let usual =
      signs.first { $0.scalars.contains(scalar) }?.likelihood
      ?? (scalar.value < 0x100 ? -5.3 : -6)
    if before.isLetter, after.isLetter { return withinWords.contains(scalar) ? usual : usual - 2.5 }
    if behindOthers.contains(scalar), after.isLetter { return usual - 2.5 }
    if besideOthers.contains(scalar), before == .other { return usual - 3 }
    if beforeWords.contains(scalar), before.isLetter || before == .digit { return usual - 2.5 }
    return usual
  }

  private static func likelihood(
    ofLetter scalar: Unicode.Scalar, between before: EightBitText.Neighbour,
    _ after: EightBitText.Neighbour
  ) -> Double {
    var likelihood = letters.first { $0.scalars.contains(scalar) }?.likelihood ?? -5.6
    for neighbour in [before, after] where neighbour == .past { likelihood -= 1 }
    if before == .digit || after == .digit { likelihood -= 2 }
    if scalar.properties.isLowercase {
      if after == .uppercase { likelihood -= 2.5 }
      if before == .other, !"åäö".unicodeScalars.contains(scalar) { likelihood -= 1.5 }
      if after == .other { likelihood -= before == .other ? 1.5 : scalar == "ö" ? 1 : 0.5 }
    } else {
      if before == .lowercase { likelihood -= 2.5 }
      if before == .uppercase, after == .lowercase { likelihood -= 2 }
    }
    return likelihood
  }

  // MARK: Characters

  private typealias Likelihoods = [(scalars: Set<Unicode.Scalar>, likelihood: Double)]

  private static let letters: Likelihoods = [
    (Set("åäö".unicodeScalars), -1.8), (Set("ÅÄÖ".unicodeScalars), -3),
    (Set("é".unicodeScalars), -3.3),
    (Set("ÉüÜèàáæøÆØëïçñíóúêôßÈÀÁÇÑÍÓÚ".unicodeScalars), -4.7),
  ]

  private static let signs: Likelihoods = [
    (Set("–—".unicodeScalars), -3), (Set("“”’‘»«".unicodeScalars), -3.3),
    (Set("…·•§°€\u{A0}½".unicodeScalars), -3.4), (Set("´²³\u{AD}×±µ".unicodeScalars), -3.8),
    (Set("£©®™‰≥≤≠≈¼¾".unicodeScalars), -4.3),
  ]

  private static let quotes = Set("“”»«".unicodeScalars)

  /// Signs that count as letters by themselves.
  private static let signsLikeLetters = Set("ªºƒµ".unicodeScalars)

  /// Signs that stand within words.
  private static let withinWords = Set("’´\u{AD}·\u{A0}–".unicodeScalars)

  /// Signs that stand behind a word or a number, and before no word.
  private static let behindOthers = Set("™®²³…€£½¼¾‰´".unicodeScalars)

  /// Signs that stand only beside a word or a number.
  private static let besideOthers = Set("²³´".unicodeScalars)

  /// Signs that stand only before a word.
  private static let beforeWords = Set("‚„".unicodeScalars)
}
