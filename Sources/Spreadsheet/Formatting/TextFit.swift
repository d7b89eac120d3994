/// Estimates how text breaks in a cell, since row heights must stand in the file.
///
/// Programs that open the file may choose other letters; the estimate leaves some room for that.
public enum TextFit {
  /// The height of a line of table text in points.
  public static let lineHeight = 12.75

  /// The greatest height of a row that programs accept, in points.
  public static let greatestHeight = 409.0

  /// The lines that a text takes in a column of a width in characters.
  public static func lines(_ text: String, width: Double) -> Int {
    let limit = max(4, Int(width * 1.2) - 1)
    // A letter takes at least a byte, so a text of so few bytes fits, however it is written.
    if text.utf8.count <= limit, !text.utf8.contains(UInt8(ascii: "\n")) { return 1 }
    let isOfSingleLetters =
      !text.utf8.contains(where: mayJoin) || text.unicodeScalars.allSatisfy(standsAlone)
    return isOfSingleLetters
      ? countedLines(text, every: limit) : breaks(text, every: limit).count
  }

  /// The lines of a text in which every scalar is a letter of its own.
  private static func countedLines(_ text: String, every limit: Int) -> Int {
    var lines = 1
    var line = 0
    var word = 0
    func endWord() {
      guard word > 0 else { return }
      if line > 0, line + 1 + word > limit {
        lines += 1
        line = 0
      }
      line += line == 0 ? word : word + 1
      while line > limit {
        lines += 1
        line -= limit
      }
      word = 0
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: " "): endWord()
      case UInt8(ascii: "\n"):
        endWord()
        lines += 1
        line = 0
      case 0x80...0xBF: continue
      default: word += 1
      }
    }
    endWord()
    return lines
  }

  /// Whether a scalar that begins with this byte may be one letter with its neighbours: a carriage
  /// return, and everything from U+0300 on.
  private static func mayJoin(_ byte: UInt8) -> Bool { byte == 0x0D || byte >= 0xCC }

  /// Whether a scalar is never one letter with its neighbours: Latin letters, and the dashes, quotation
  /// marks, dots and minus of running text.
  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0D: false
    case ..<0x300, 0x2010...0x2027, 0x2212: true
    default: false
    }
  }

  /// The height of a row whose tallest cell has this many lines.
  public static func height(lines: Int) -> Double {
    min(Double(lines) * lineHeight + 2.5, greatestHeight)
  }

  /// The text in lines of at most this many characters, broken between words where it can be.
  public static func breaks(_ text: String, every limit: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph in
      var lines: [String] = []
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + 1 + word.count > limit {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? String(word) : " \(word)"
        while line.count > limit {
          lines.append(String(line.prefix(limit)))
          line = String(line.dropFirst(limit))
        }
      }
      return lines + [line]
    }
  }
}
