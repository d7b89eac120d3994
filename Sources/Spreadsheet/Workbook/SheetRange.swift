/// A range of cells on a sheet.
public struct SheetRange: Hashable, Sendable {
  /// The name of the sheet.
  public var sheet: String

  /// The cells.
  public var range: CellRange

  /// Creates a range on a sheet.
  public init(_ sheet: String, _ range: CellRange) {
    self.sheet = sheet
    self.range = range
  }

  /// Creates a range from a reference such as `Mål!$A$1:$C$9` or `'Anna''s mål'!B2`.
  ///
  /// Quotation marks may be left out around any name.
  ///
  /// - Returns: `nil` when the text is something else than a reference to one range on one sheet of
  ///   the workbook itself.
  public init?(_ reference: some StringProtocol) {
    guard let mark = reference.lastIndex(of: "!"),
      let range = CellRange(reference[reference.index(after: mark)...])
    else { return nil }
    let written = reference[..<mark].drop { $0 == "$" }
    guard let sheet = Self.sheetName(String(written)) else { return nil }
    self.init(sheet, range)
  }

  /// The name that a reference writes with or without quotation marks.
  private static func sheetName(_ written: String) -> String? {
    var name = written
    if written.hasPrefix("'"), written.hasSuffix("'"), written.count > 2 {
      let pieces = written.dropFirst().dropLast().split(
        separator: "''", omittingEmptySubsequences: false)
      guard pieces.allSatisfy({ !$0.contains("'") }) else { return nil }
      name = pieces.joined(separator: "'")
    } else if written.contains("!") {
      return nil
    }
    // No name has these, which stand for other files, several sheets, and the signs of formulas.
    return name.isEmpty || name.contains(where: { "[]:*?/\\".contains($0) }) ? nil : name
  }
}
