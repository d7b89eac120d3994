import Findings
import Spreadsheet

/// What a workbook holds of personal data that may never be in a scorecard.
///
/// Findings give the cell, and never what stands there.
struct PersonalData {
  private(set) var findings: [Finding] = []

  /// Looks through cells, formulas, comments, hidden sheets, names, properties and all other parts.
  ///
  /// - Parameters:
  ///   - workbook: The workbook.
  ///   - otherTexts: What stands in the parts of the file that the workbook does not have.
  ///   - file: The file, for sources.
  ///   - readCells: The cells that a mapping has read; they may speak of employees in general.
  init(
    workbook: Workbook, besides otherTexts: [OtherText], file: String, except readCells: [ReadCell]
  ) {
    let read = Set(readCells.map(\.source))
    for sheet in workbook.sheets {
      look(in: sheet, file: file, read: read)
    }
    let properties = workbook.properties
    let texts =
      [
        properties.title, properties.subject, properties.creator, properties.lastModifiedBy,
      ].compactMap { $0 } + properties.custom.keys + properties.custom.values
      + workbook.definedNames.flatMap { [$0.name, $0.formula] }
      + otherTexts.filter(\.isProperty).map(\.text)
    if texts.contains(where: \.holdsPersonalNumber) { report("filens egenskaper", in: file) }
    if file.holdsPersonalNumber { report("filens namn", in: file) }
    // A comment or heading is told with its place already; its part is not told again.
    if findings.isEmpty, otherTexts.contains(where: \.text.holdsPersonalNumber) {
      report("en ruta, bild eller annan del av filen", in: file)
    }
  }

  private mutating func report(_ place: String, in file: String) {
    findings.append(Finding(.personalNumber, at: Source(file: file), expected: place))
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
        if cell.formula?.holdsPersonalNumber ?? false {
          findings.append(Finding(.personalNumber, at: source, expected: "cellens formel"))
        }
        // A telephone number often stands beside the word that tells so.
        if text.holdsPersonalNumber,
          !label.saysTelephone || (label + " " + text).holdsPersonalNumber
        {
          findings.append(Finding(.personalNumber, at: source, expected: "cellen"))
        }
        if text.isAboutSingleEmployees, !read.contains(source) {
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
    let margins =
      [sheet.printSetup.header, sheet.printSetup.footer].compactMap { $0 }
      + sheet.printSetup.otherMargins
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
    "lönerevision", "individuella mål", "rehab", "personnummer", "personalakt", "utv.samtal",
    "medarbetarmål", "medarbetarens mål",
  ]
}

extension String {
  /// Whether the text is the heading of a column, or a label, that is about single employees.
  ///
  /// A year or a word or two may follow what is plain on its own: `Medarbetarsamtal 2025`.
  fileprivate var isAboutSingleEmployees: Bool {
    guard utf8.count <= 60 else { return false }
    let plain = comparable.filter { $0 != "-" && $0 != "." }
    if Self.employeeHeadings.contains(plain) { return true }
    let words = plain.split(separator: " ")
    return words.count <= 3 && Self.employeeWords.contains(words.first.map(String.init) ?? "")
  }

  private static let employeeHeadings: Set<String> = [
    "persnr", "person nr", "månadslön", "ny lön", "nuvarande lön", "individuella mål",
    "individuellt mål", "medarbetarens mål", "rehab", "rehabplan", "rehabärende", "rehabärenden",
    "rehabiliteringsplan", "diagnos", "diagnoser", "sjukfrånvaro per person",
  ]

  private static let employeeWords: Set<String> = [
    "personnummer", "personnr", "samordningsnummer", "medarbetarsamtal", "utvecklingssamtal",
    "utvsamtal", "lönesamtal", "löneutveckling", "lönesättning", "anställningsnummer",
    "anställningsnr", "medarbetarmål",
  ]
}

extension OtherText {
  /// Whether it says something of the document as a whole.
  fileprivate var isProperty: Bool { part.hasPrefix("docProps/") || part == "meta.xml" }
}

extension DataValidation {
  fileprivate var holdsPersonalNumber: Bool {
    if case .list(let texts) = rule, texts.contains(where: \.holdsPersonalNumber) { return true }
    return [prompt, errorMessage].contains { $0?.holdsPersonalNumber ?? false }
  }
}
