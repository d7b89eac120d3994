import Findings
import Spreadsheet

/// What a workbook holds of personal data that may never be in a scorecard.
///
/// Findings give the cell, and never what stands there.
struct PersonalData {
  private(set) var findings: [Finding] = []

  /// Looks through cells, comments, hidden sheets, names and properties.
  ///
  /// - Parameters:
  ///   - workbook: The workbook.
  ///   - file: The file, for sources.
  ///   - readCells: The cells that a mapping has read; they may speak of employees in general.
  init(workbook: Workbook, file: String, except readCells: [ReadCell]) {
    let read = Set(readCells.map(\.source))
    for sheet in workbook.sheets {
      look(in: sheet, file: file, read: read)
    }
    let properties = workbook.properties
    let texts =
      [
        properties.title, properties.subject, properties.creator, properties.lastModifiedBy,
      ].compactMap { $0 } + properties.custom.values + workbook.definedNames.map(\.name)
    if texts.contains(where: \.holdsPersonalNumber) {
      findings.append(
        Finding(.personalNumber, at: Source(file: file), expected: "filens egenskaper"))
    }
  }

  private mutating func look(in sheet: Sheet, file: String, read: Set<Source>) {
    let place = Source(file: file, sheet: sheet.name)
    if sheet.name.holdsPersonalNumber {
      findings.append(
        Finding(.personalNumber, at: Source(file: file), expected: "namnet på ett blad"))
    }
    if Self.employeeWords.contains(where: sheet.name.comparable.contains) {
      findings.append(Finding(.employeeData, at: place))
    }
    for row in sheet.rows {
      var label = ""
      for cell in row.cells {
        let text = cell.value.shownText
        defer { label = text }
        var source: Source {
          let address = CellAddress(row: row.index, column: cell.column)
          return Source(file: file, sheet: sheet.name, cell: address.text)
        }
        // A telephone number often stands beside the word that tells so.
        if text.holdsPersonalNumber,
          !label.saysTelephone || (label + " " + text).holdsPersonalNumber
        {
          findings.append(Finding(.personalNumber, at: source, expected: "cellen"))
        }
        if Self.employeeHeadings.contains(text.comparable), !read.contains(source) {
          findings.append(Finding(.employeeData, at: source))
        }
      }
    }
    for (address, comment) in sheet.comments
    where comment.text.holdsPersonalNumber || comment.author.holdsPersonalNumber {
      findings.append(
        Finding(
          .personalNumber, at: Source(file: file, sheet: sheet.name, cell: address.text),
          expected: "cellens kommentar"))
    }
    for (address, link) in sheet.hyperlinks where link.holdsPersonalNumber {
      findings.append(
        Finding(
          .personalNumber, at: Source(file: file, sheet: sheet.name, cell: address.text),
          expected: "cellens länk"))
    }
    let margins = [sheet.printSetup.header, sheet.printSetup.footer].compactMap { $0 }
    if margins.contains(where: \.holdsPersonalNumber) {
      findings.append(
        Finding(.personalNumber, at: place, expected: "bladets sidhuvud eller sidfot"))
    }
    if sheet.dataValidations.contains(where: \.holdsPersonalNumber) {
      findings.append(Finding(.personalNumber, at: place, expected: "en lista att välja ur"))
    }
  }

  /// Words in the names of sheets that are about single employees.
  private static let employeeWords = [
    "medarbetarsamtal", "utvecklingssamtal", "lönesamtal", "lönesättning", "löneutveckling",
    "lönerevision", "individuella mål", "rehab", "personnummer", "personalakt",
  ]

  /// Headings of columns, and labels, that are about single employees.
  private static let employeeHeadings: Set<String> = [
    "personnummer", "personnr", "pers.nr", "person nr", "samordningsnummer", "medarbetarsamtal",
    "utvecklingssamtal", "lönesamtal", "månadslön", "ny lön", "nuvarande lön", "löneutveckling",
    "lönesättning", "individuella mål", "medarbetarens mål", "rehab", "rehabplan", "diagnos",
    "sjukfrånvaro per person", "anställningsnummer",
  ]
}

extension DataValidation {
  fileprivate var holdsPersonalNumber: Bool {
    if case .list(let texts) = rule, texts.contains(where: \.holdsPersonalNumber) { return true }
    return [prompt, errorMessage].contains { $0?.holdsPersonalNumber ?? false }
  }
}
