/// The number formats that files name by number alone (ECMA-376 Part 1, 18.8.30).
///
/// Days and currencies are those of Swedish settings, which a number leaves to the program's.
enum BuiltInNumberFormats {
  /// The format with a number; `nil` for numbers that files define themselves.
  static subscript(id: Int) -> String? {
    switch id {
    case 27...36, 50...58: "yyyy-mm-dd"
    default: formats[id]
    }
  }

  /// The number of a format that programs show alike in every country; `nil` for all others.
  static func id(of format: String) -> Int? { commonIDs[format] }

  private static let commonIDs: [String: Int] = {
    let common = Array(0...4) + Array(9...13) + Array(15...21) + Array(37...40) + Array(45...49)
    return Dictionary(
      uniqueKeysWithValues: common.compactMap { id in formats[id].map { ($0, id) } })
  }()

  private static let formats = [
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: "#,##0 \"kr\";-#,##0 \"kr\"", 6: "#,##0 \"kr\";[Red]-#,##0 \"kr\"",
    7: "#,##0.00 \"kr\";-#,##0.00 \"kr\"", 8: "#,##0.00 \"kr\";[Red]-#,##0.00 \"kr\"", 9: "0%",
    10: "0.00%", 11: "0.00E+00",
    12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy-mm-dd h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)", 41: "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)",
    42: "_-* #,##0 \"kr\"_-;-* #,##0 \"kr\"_-;_-* \"-\" \"kr\"_-;_-@_-",
    43: "_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)",
    44: "_-* #,##0.00 \"kr\"_-;-* #,##0.00 \"kr\"_-;_-* \"-\"?? \"kr\"_-;_-@_-", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
  ]
}
