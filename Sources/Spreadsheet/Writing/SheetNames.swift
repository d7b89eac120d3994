/// Makes sheet names that are valid in every spreadsheet program and unique in the workbook.
///
///     var names = SheetNames()
///     names.unique("Mål: barn/utbildning")   // "Mål barn utbildning"
///     names.unique("Mål: barn/utbildning")   // "Mål barn utbildning 2"
public struct SheetNames: Sendable {
  /// The most UTF-16 units that Excel takes in a sheet name.
  public static let maximumLength = 31

  private var taken: Set<String> = []

  /// Creates a maker of names that has given out none.
  public init() {}

  /// Makes a name of the one that is wanted: characters that are not allowed become blanks, the
  /// name is cut to 31 characters, and a number is added where the name is taken.
  public mutating func unique(_ wanted: String) -> String {
    let base = Self.cleaned(wanted)
    var name = Self.cut(base, to: Self.maximumLength)
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " \(number)"
      name = Self.cut(base, to: Self.maximumLength - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  /// What is wrong with a name; `nil` when it is valid.
  ///
  /// The rules are Excel's: 1 to 31 characters, none of `: \ / ? * [ ]`, no apostrophe first or
  /// last, and not the word History, which Excel keeps for itself. LibreOffice has the same, but
  /// takes longer names.
  public static func flaw(in name: String, for format: SpreadsheetFormat = .xlsx) -> String? {
    if name.isEmpty { return "the sheet name is empty" }
    if name.utf16.count > maximumLength, format == .xlsx {
      return "the sheet name is longer than 31 characters"
    }
    if name.unicodeScalars.contains(where: isForbidden) {
      return "the sheet name holds one of : \\ / ? * [ ] or a control character"
    }
    if name.hasPrefix("'") || name.hasSuffix("'") {
      return "the sheet name begins or ends with an apostrophe"
    }
    if name.lowercased() == "history" { return "Excel keeps the sheet name History for itself" }
    return nil
  }

  private static func cleaned(_ wanted: String) -> String {
    var name = String.UnicodeScalarView()
    name.append(contentsOf: wanted.unicodeScalars.map { isForbidden($0) ? " " : $0 })
    let words = String(name).split(separator: " ").joined(separator: " ")
    let trimmed = words.drop { $0 == "'" }
    let cleaned = cut(String(trimmed), to: maximumLength)
    return cleaned.isEmpty || cleaned.lowercased() == "history" ? "Blad" : cleaned
  }

  /// Cuts between characters, so that no letter loses its accent.
  private static func cut(_ name: String, to length: Int) -> String {
    var name = name
    while name.utf16.count > length || name.hasSuffix(" ") || name.hasSuffix("'") {
      name.removeLast()
    }
    return name
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    ":\\/?*[]".unicodeScalars.contains(scalar) || scalar.value < 0x20
      || scalar.value == 0xFFFE || scalar.value == 0xFFFF
  }
}
