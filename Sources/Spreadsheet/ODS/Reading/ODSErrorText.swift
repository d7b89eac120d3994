/// Errors, for which OpenDocument has no type: programs show them and store a number or an empty
/// text beside them.
struct ODSErrorText {
  /// The error by the name that files use for it.
  let text: String

  /// Recognises an error; `nil` when the text is anything else.
  init?(_ shown: String) {
    let bytes = shown.utf8
    guard (3...20).contains(bytes.count) else { return nil }
    if let number = ["Err:", "Fel:"].first(where: { shown.hasPrefix($0) })
      .map({ shown.dropFirst($0.count) })
    {
      guard number.utf8.count == 3, number.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      text = "Err:" + number
      return
    }
    guard bytes.first == UInt8(ascii: "#"), Self.isKnown(shown) else { return nil }
    text = Self.canonical(shown)
  }

  private static func isKnown(_ shown: String) -> Bool {
    names[shown] != nil || names.values.contains(shown)
  }

  /// The name of an error that a program shows in its own language.
  static func canonical(_ shown: String) -> String {
    names[shown] ?? (shown.isEmpty ? "#N/A" : shown)
  }

  /// The errors of Swedish, German, Norwegian, Danish and Finnish programs, by their names in files.
  private static let names = [
    "#DIVISION/0!": "#DIV/0!", "#VÄRDEFEL!": "#VALUE!", "#REFERENS!": "#REF!", "#NAMN?": "#NAME?",
    "#OGILTIGT!": "#NUM!", "#SAKNAS!": "#N/A", "#SKÄRNING!": "#NULL!", "#VÄRDE!": "#VALUE!",
    "#WERT!": "#VALUE!", "#BEZUG!": "#REF!", "#ZAHL!": "#NUM!", "#NV": "#N/A",
    "#VERDI!": "#VALUE!", "#NAVN?": "#NAME?", "#I/T": "#N/A", "#VÆRDI!": "#VALUE!",
    "#REFERENCE!": "#REF!", "#NUL!": "#NULL!", "#JAKO/0!": "#DIV/0!", "#ARVO!": "#VALUE!",
    "#VIITTAUS!": "#REF!", "#NIMI?": "#NAME?", "#LUKU!": "#NUM!", "#PUUTTUU!": "#N/A",
    "#TYHJÄ!": "#NULL!",
  ]
}
