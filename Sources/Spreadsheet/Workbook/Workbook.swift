/// A workbook, whatever format it came from or goes to.
///
///     var workbook = Workbook()
///     var sheet = Sheet(name: "Mål")
///     sheet.set(.text("Andel nöjda"), at: CellAddress(row: 0, column: 0))
///     workbook.sheets.append(sheet)
public struct Workbook: Hashable, Sendable {
  /// The sheets, in the order of their tabs.
  public var sheets: [Sheet] = []

  /// The names that stand for ranges or formulas.
  public var definedNames: [DefinedName] = []

  /// The styles that people choose by name; cells refer to them through ``CellStyle/name``.
  public var namedStyles: [NamedStyle] = []

  /// What is known of the document as a whole.
  public var properties = DocumentProperties()

  /// The day that date number 0 stands for.
  public var dateSystem = DateSystem.from1900

  /// Creates a workbook without sheets.
  public init() {}

  /// The first sheet with this name, whatever the case; `nil` when there is none.
  public subscript(sheet name: String) -> Sheet? {
    sheets.first { $0.name == name }
      ?? sheets.first { $0.name.lowercased() == name.lowercased() }
  }
}

/// A name that stands for a range or a formula.
public struct DefinedName: Hashable, Sendable {
  /// The name.
  public var name: String

  /// What it stands for, in the notation of XLSX: `Mål!$A$1:$C$9`.
  public var formula: String

  /// The name of the only sheet where the name is known; `nil` when it is known in all.
  public var sheet: String?

  /// Creates a name.
  public init(name: String, formula: String, sheet: String? = nil) {
    self.name = name
    self.formula = formula
    self.sheet = sheet
  }

  /// The range that the name stands for; `nil` when it is something else than one range.
  public var range: SheetRange? { SheetRange(formula) }

  /// Creates a name for a range of a sheet.
  public init(name: String, standingFor range: CellRange, onSheet sheet: String) {
    self.init(name: name, formula: sheet.quotedSheetName + "!" + range.absoluteText)
  }
}

/// A style that people choose by its name.
public struct NamedStyle: Hashable, Sendable {
  /// The name, such as `Rubrik 1`.
  public var name: String

  /// The look.
  public var style: CellStyle

  /// The number by which programs know one of their own styles whatever its language
  /// (ECMA-376 Part 1, 18.8.7); `nil` for a style of the user's.
  public var builtInNumber: Int?

  /// Creates a named style.
  public init(name: String, style: CellStyle, builtInNumber: Int? = nil) {
    self.name = name
    self.style = style
    self.builtInNumber = builtInNumber
  }
}

/// What is known of a document as a whole.
public struct DocumentProperties: Hashable, Sendable {
  /// The title.
  public var title: String?
  /// The subject.
  public var subject: String?
  /// Who made it.
  public var creator: String?
  /// Who saved it last.
  public var lastModifiedBy: String?
  /// The program that wrote it.
  public var application: String?
  /// When it was made.
  ///
  /// Times are inputs, so that equal content gives equal bytes.
  public var created: CivilDateTime?
  /// When it was saved last.
  public var modified: CivilDateTime?
  /// The language, such as `sv-SE`.
  public var language: String?
  /// The user's own properties.
  public var custom: [String: String] = [:]

  /// Creates properties of which nothing is known.
  public init() {}
}

/// The day that date numbers count from (ECMA-376 Part 1, 18.17.4.1).
public enum DateSystem: String, Hashable, Sendable {
  /// 1 is 1900-01-01, with the 29 February 1900 that never was.
  case from1900
  /// 0 is 1904-01-01.
  case from1904
}
