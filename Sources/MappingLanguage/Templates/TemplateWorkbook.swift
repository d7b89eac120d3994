import Scorecards
public import Spreadsheet

/// The empty template that a mapping describes, ready to be sent out.
///
/// What is filled in is read back whole by the mapping. Lists to choose from, explanations and an
/// instruction sheet tell the sender the rest.
///
///     let template = try TemplateWorkbook(of: mapping, filledWith: TemplateContent(period: "2026"))
///     let bytes = try WorkbookWriter().write(template.workbook, as: .xlsx)
public struct TemplateWorkbook: Sendable {
  /// The workbook.
  public let workbook: Workbook

  /// Lays out a template.
  ///
  /// - Parameters:
  ///   - mapping: The mapping that is to recognise the template and read it.
  ///   - content: What is filled in beforehand.
  ///   - format: The format that the workbook is meant for. A text file has no instruction sheet, and
  ///     percentages with their sign.
  /// - Throws: When the mapping would not recognise the template, the unit has more than it holds, or
  ///   a text file cannot hold it.
  public init(
    of mapping: Mapping, filledWith content: TemplateContent, for format: SpreadsheetFormat = .xlsx
  ) throws(TemplateError) {
    var builder = TemplateBuilder(mapping, content, isTextFile: format == .csv)
    try builder.place(mapping.parts, in: TemplateBuilder.Scope())
    builder.addSigns()
    builder.addTitles()
    if format == .csv {
      guard builder.sheets.count == 1, !mapping.parts.contains(where: \.needsLooks) else {
        throw .notATextFile
      }
    } else {
      builder.addInstructions()
    }
    workbook = builder.workbook

    let recognition = Recognition(
      mapping, sheets: workbook.sheets.map { SheetView($0, file: "") }, workbook: workbook, file: ""
    )
    guard recognition.fits else {
      throw .notRecognised(missing: recognition.missing + recognition.refusing)
    }
  }
}

extension Part {
  /// Whether something is told by bold letters or defined names, which a text file has not.
  fileprivate var needsLooks: Bool {
    switch self {
    case .form(let form):
      form.rules.contains { if case .definedName = $0.place { true } else { false } }
    case .table(let table): table.goalRows?.isBold ?? false
    case .blocks(let blocks): blocks.parts.contains(where: \.needsLooks)
    case .sheetBySheet(let sheets): sheets.parts.contains(where: \.needsLooks)
    }
  }
}
