/// The encodings of one byte to a character, whose lower half is ASCII.
enum EightBitEncodings {
  /// The characters 0x80 to 0xFF; U+FFFD where a byte stands for none.
  static func upperHalf(of encoding: TextEncoding) -> [Unicode.Scalar] {
    switch encoding {
    case .codePage850: codePage850
    case .macRoman: macRoman
    default: windows1252
    }
  }

  /// Finds the encoding in which most letters past ASCII are those of Swedish words.
  ///
  /// Windows-1252 is preferred, as it is the usual one.
  ///
  /// - Returns: `nil` when there are bytes that no text in Windows-1252 has, and no other encoding
  ///   makes sense either.
  static func detect(in bytes: Span<UInt8>) -> TextEncoding? {
    let windows = Evidence(for: .windows1252, in: bytes)
    let others = [TextEncoding.codePage850, .macRoman]
      .map { (encoding: $0, evidence: Evidence(for: $0, in: bytes)) }
    if windows.hasUndefined {
      let best = others.max { $0.evidence.beside < $1.evidence.beside }
      guard let best, best.evidence.beside * 3 >= best.evidence.upper * 2 else { return nil }
      return best.encoding
    }
    let best = others.max { $0.evidence.within < $1.evidence.within }
    guard let best, best.evidence.within > windows.within else { return .windows1252 }
    return best.encoding
  }

  /// How well an encoding fits.
  private struct Evidence {
    /// The bytes past ASCII.
    var upper = 0
    /// Those that are Swedish letters between two letters of ASCII.
    var within = 0
    /// Those that are Swedish letters beside a letter of ASCII.
    var beside = 0
    /// Whether a byte stands for no character.
    var hasUndefined = false

    init(for encoding: TextEncoding, in bytes: Span<UInt8>) {
      let characters = EightBitEncodings.upperHalf(of: encoding)
      let letters = characters.map { EightBitEncodings.swedishLetters.contains($0) }
      for index in bytes.indices where bytes[index] >= 0x80 {
        upper += 1
        let place = Int(bytes[index]) - 0x80
        if characters[place] == "\u{FFFD}" { hasUndefined = true }
        guard letters[place] else { continue }
        let before = index > 0 && Self.isLetter(bytes[index - 1])
        let after = index + 1 < bytes.count && Self.isLetter(bytes[index + 1])
        if before, after { within += 1 }
        if before || after { beside += 1 }
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
  }

  private static let swedishLetters: Set<Unicode.Scalar> = [
    "å", "ä", "ö", "Å", "Ä", "Ö", "é", "É", "ü",
  ]

  // MARK: Tables

  /// As the WHATWG Encoding Standard has it, but for its five control characters.
  private static let windows1252: [Unicode.Scalar] = Array(
    """
    €\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ\
    \u{A0}¡¢£¤¥¦§¨©ª«¬\u{AD}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß\
    àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ
    """.unicodeScalars)

  /// As the Unicode Consortium's CP850.TXT has it.
  private static let codePage850: [Unicode.Scalar] = Array(
    """
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{AD}±‗¾¶§÷¸°¨·¹³²■\u{A0}
    """.unicodeScalars)

  /// As the Unicode Consortium's ROMAN.TXT has it.
  private static let macRoman: [Unicode.Scalar] = Array(
    """
    ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ\
    ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ
    """.unicodeScalars)
}
