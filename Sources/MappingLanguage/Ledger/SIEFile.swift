import FoundationEssentials

/// A ledger's export in the format SIE 4 (SIE-gruppen, "SIE filformat", utgåva 4B).
///
/// Vouchers (`#TRANS`) are read where there are any, otherwise balances of periods (`#PSALDO`). What
/// the file says of other years, corrections that vouchers repeat (`#RTRANS`), and transactions that
/// were taken out (`#BTRANS`) do not count.
struct SIEFile {
  /// An amount on an account, and the objects that it belongs to by their dimensions.
  struct Entry: Hashable {
    var account: Int
    var objects: [String: String]
    /// In kronor; income is negative, as in bookkeeping.
    var amount: Decimal
  }

  /// What counts.
  private(set) var entries: [Entry] = []

  /// The names of objects, by dimension and number.
  private(set) var names: [String: [String: String]] = [:]

  /// The most lines that are read.
  private static let mostLines = 5_000_000

  /// Reads a file in its encoding, which is code page 437; some programs write UTF-8 all the same.
  ///
  /// - Returns: `nil` when the text is no SIE file, or too large.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Array("#FLAGGA".utf8)) else { return nil }
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    var balances: [Entry] = []
    var count = 0
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      count += 1
      guard count <= Self.mostLines else { return nil }
      let words = Self.words(in: line, isUTF8: isUTF8)
      switch words.first {
      case "#OBJEKT" where words.count >= 4:
        names[words[1], default: [:]][words[2]] = words[3]
      case "#TRANS" where words.count >= 4:
        if let entry = Entry(account: words[1], objects: words[2], amount: words[3]) {
          entries.append(entry)
        }
      case "#PSALDO" where words.count >= 6 && words[1] == "0":
        if let entry = Entry(account: words[3], objects: words[4], amount: words[5]) {
          balances.append(entry)
        }
      default: break
      }
    }
    if entries.isEmpty { entries = balances }
  }

  /// The fields of a line: parted by blanks, in quotation marks, or a list in braces.
  private static func words(in line: ArraySlice<UInt8>, isUTF8: Bool) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var (isQuoted, isEscaped, isList, hasWord) = (false, false, false, false)
    func end() {
      if hasWord { words.append(isUTF8 ? String(decoding: word, as: UTF8.self) : text(of: word)) }
      word = []
      hasWord = false
    }
    for byte in line {
      if isEscaped {
        word.append(byte)
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "\""):
        isQuoted.toggle()
        hasWord = true
        // Within a list the marks keep the fields apart.
        if isList { word.append(0x1F) }
      case UInt8(ascii: "{") where !isQuoted:
        isList = true
        hasWord = true
      case UInt8(ascii: "}") where !isQuoted: isList = false
      case UInt8(ascii: " "), 0x09:
        if isQuoted {
          word.append(byte)
        } else if isList {
          word.append(0x1F)
        } else {
          end()
        }
      default:
        word.append(byte)
        hasWord = true
      }
    }
    end()
    return words
  }

  private static func text(of bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append(
        byte < 0x80 ? Unicode.Scalar(byte) : Self.letters[byte] ?? Self.unknownLetter)
    }
    return String(text)
  }

  /// The letters of code page 437 that Swedish names have; others are replaced.
  private static let letters: [UInt8: Unicode.Scalar] = [
    0x84: "ä", 0x86: "å", 0x94: "ö", 0x8E: "Ä", 0x8F: "Å", 0x99: "Ö", 0x82: "é", 0x90: "É",
    0x81: "ü", 0x9A: "Ü", 0x91: "æ",
  ]

  private static let unknownLetter: Unicode.Scalar = "\u{FFFD}"
}

extension SIEFile.Entry {
  /// - Parameter objects: Dimensions and numbers in turn, as a list in braces holds them.
  fileprivate init?(account: String, objects: String, amount: String) {
    guard let account = Int(account), let amount = Decimal(string: amount), !amount.isNaN else {
      return nil
    }
    let fields = objects.split(separator: "\u{1F}").map(String.init)
    var byDimension: [String: String] = [:]
    for position in stride(from: 0, to: fields.count - 1, by: 2) {
      byDimension[fields[position]] = fields[position + 1]
    }
    self.init(account: account, objects: byDimension, amount: amount)
  }
}
