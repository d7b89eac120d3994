import Findings
import Spreadsheet

/// A copy of a unit's file with the remarks in it.
///
/// The cells are coloured and have the remark as a note, and a first sheet lists all remarks.
/// Everything else is as the unit sent it. Where that is itself a marked copy, its marks are taken
/// away first, so that what has been mended looks as it did before.
struct MarkedCopy {
  static let author = "styrkort"

  /// The bytes of the copy; `nil` where none is made.
  ///
  /// None is made of a file that cannot be edited: CSV, or one that could not be opened. Nor of one
  /// that holds personal data: its unit shall mend the original, not get one more file with them.
  static func bytes(of original: [UInt8], _ outcome: FileOutcome) -> [UInt8]? {
    guard !outcome.isUnreadable, !outcome.findings.isEmpty, !outcome.holdsPersonalData else {
      return nil
    }
    return try? Self(outcome).bytes(of: original)
  }

  private let outcome: FileOutcome
  private let findings: [Finding]

  /// How much the worst remark on each place matters.
  private let worst: [Source: Severity]

  private init(_ outcome: FileOutcome) {
    self.outcome = outcome
    findings = outcome.findings.sorted()
    worst = Dictionary(findings.map { ($0.source, $0.severity) }, uniquingKeysWith: max)
  }

  /// The remarks that cells are marked for; the list has them all.
  private var marking: ArraySlice<Finding> { findings.prefix(Self.mostMarkedRemarks) }

  private func bytes(of original: [UInt8]) throws -> [UInt8] {
    let document = try WorkbookReader().open(original)
    var editor = try WorkbookEditor(original)
    let earlier = try CellMarks(listedIn: document)
    var looks = try CellMarks(of: markedCells, in: document)
    if let earlier {
      try earlier.remove(from: &editor, coloured: CellMarks(of: earlier.places, in: document))
      looks.takeOriginals(from: earlier)
    }
    let sheetNames = editor.sheetNames
    for finding in marking {
      guard let sheet = finding.source.sheet, sheetNames.contains(sheet) else { continue }
      try mark(finding, on: sheet, in: &editor)
    }
    var names = SheetNames()
    for sheet in sheetNames.dropFirst(earlier == nil ? 0 : 1) { _ = names.unique(sheet) }
    var list = RemarkSheet(outcome, findings).sheet(named: names.unique("Anmärkningar"))
    looks.write(to: &list)
    try editor.insertFirst(list)
    return try editor.save()
  }

  /// The cells that get marks, by their sheet.
  private var markedCells: [String: Set<CellAddress>] {
    var cells: [String: Set<CellAddress>] = [:]
    for finding in marking {
      guard let sheet = finding.source.sheet, let range = finding.range else { continue }
      cells[sheet, default: []].formUnion(range.addresses.prefix(Self.mostMarkedCells))
    }
    return cells
  }

  private func mark(
    _ finding: Finding, on sheet: String, in editor: inout WorkbookEditor
  ) throws {
    guard let range = finding.range else { return }
    let text = "\(finding.heading): \(finding.message)\nGör så här: \(finding.remedy)"
    try editor.add(Comment(author: Self.author, text: text), at: range.first, on: sheet)
    let severity = worst[finding.source] ?? finding.severity
    for address in range.addresses.prefix(Self.mostMarkedCells) {
      try editor.fill(severity.markColor, at: address, on: sheet)
    }
  }

  /// A remark on a whole table marks its beginning.
  private static let mostMarkedCells = 50

  private static let mostMarkedRemarks = 1_000
}

/// The sheet that lists the remarks.
struct RemarkSheet {
  let outcome: FileOutcome
  let findings: [Finding]

  init(_ outcome: FileOutcome, _ findings: [Finding]) {
    self.outcome = outcome
    self.findings = findings
  }

  func sheet(named name: String) -> Sheet {
    var sheet = Sheet(name: name)
    let widths = [6.0, 13, 22, 9, 58, 58, 8]
    for (column, width) in widths.enumerated() { sheet.columns[column] = Column(width: width) }
    add(Self.titleStart + "\(outcome.file.fileName.printable)", row: 0, Self.title, to: &sheet)
    add(outcome.verdict, row: 1, Self.text, to: &sheet)
    add(
      "Rätta i den här filen eller i originalet, och lägg filen i inkorgen igen. "
        + "Cellerna är färgade och har anmärkningen som kommentar. Det här bladet får ligga kvar.",
      row: 2, Self.text, to: &sheet)
    let titles = ["Nr", "Allvar", "Blad", "Cell", "Vad som är fel", "Gör så här", "Kod"]
    sheet.set(
      Row(
        index: Self.headerRow,
        cells: titles.enumerated().map {
          Cell(column: $0.offset, value: .text($0.element), style: Self.header)
        }))
    for (position, finding) in findings.enumerated() {
      add(finding, number: position + 1, to: &sheet)
    }
    sheet.frozenRows = Self.headerRow + 1
    sheet.printSetup.isLandscape = true
    sheet.printSetup.fitsWidth = true
    sheet.tabColor = Severity.error.markColor
    return sheet
  }

  static let titleStart = "Anmärkningar på "
  static let headerRow = 4

  private func add(_ finding: Finding, number: Int, to sheet: inout Sheet) {
    let row = Self.headerRow + number
    var severity = Self.cell
    severity.fill = finding.severity.markColor
    severity.font.isBold = true
    var cells = [
      Cell(column: 0, value: .number(Double(number)), style: Self.cell),
      Cell(
        column: 1, value: .text(finding.severity.rawValue.uppercasedFirst), style: severity),
      Cell(column: 2, value: .text(finding.source.sheet ?? "Hela filen"), style: Self.cell),
      Cell(column: 3, value: .text(finding.source.cell ?? "–"), style: Self.cell),
      Cell(column: 4, value: .text(finding.message), style: Self.cell),
      Cell(column: 5, value: .text(finding.remedy), style: Self.cell),
      Cell(column: 6, value: .text(finding.code.rawValue), style: Self.cell),
    ]
    if let name = finding.source.sheet, let range = finding.range {
      cells[3].style = Self.link
      let quoted = name.replacing("'", with: "''")
      sheet.hyperlinks[CellAddress(row: row, column: 3)] = "#'\(quoted)'!\(range.first)"
    }
    var whole = Row(index: row, cells: cells)
    let longest = max(finding.message.count, finding.remedy.count)
    whole.height = Double(longest / Self.charactersPerLine + 1) * 15 + 3
    sheet.set(whole)
  }

  /// How much of a remark a line holds, counted low.
  private static let charactersPerLine = 55

  private func add(_ text: String, row: Int, _ style: CellStyle, to sheet: inout Sheet) {
    sheet.set(.text(text), at: CellAddress(row: row, column: 0), style: style)
  }

  // MARK: Looks

  private static let ink = Color(red: 0x1F, green: 0x29, blue: 0x33)

  private static let text = style { _ in }
  private static let title = style {
    $0.font.size = 16
    $0.font.isBold = true
  }
  private static let header = style {
    $0.font.isBold = true
    $0.font.color = .white
    $0.fill = Color(red: 0x1F, green: 0x4E, blue: 0x5F)
    $0.alignment.vertical = .center
  }
  private static let cell = style {
    $0.alignment.wrapsText = true
    $0.alignment.vertical = .top
    $0.borders = Borders(
      all: Borders.Line(.thin, color: Color(red: 0xC9, green: 0xD3, blue: 0xD8)))
  }
  private static let link = style {
    $0 = cell
    $0.font.color = Color(red: 0x0B, green: 0x53, blue: 0x94)
    $0.font.isUnderlined = true
  }

  private static func style(_ edit: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle()
    style.font.color = ink
    edit(&style)
    return style
  }
}

extension FileOutcome {
  /// Whether the file has what must not be sent, and therefore is not copied.
  var holdsPersonalData: Bool {
    findings.contains { [.personalNumber, .employeeData].contains($0.code) }
  }

  /// What became of the file, in a sentence.
  var verdict: String {
    scorecards.isEmpty
      ? "Filen kunde inte användas och räknas inte som lämnad."
      : "Filen är mottagen, men något i den behöver rättas."
  }
}

extension Finding {
  /// The cells that the finding is about; `nil` for a whole sheet or file.
  fileprivate var range: CellRange? { source.cell.flatMap { CellRange($0) } }

  /// The severity and the code: `Fel V02`.
  fileprivate var heading: String { "\(severity.rawValue.uppercasedFirst) \(code.rawValue)" }
}

extension Severity {
  /// The colour of cells with such a finding; dark letters have a contrast of at least 4.5:1 to it.
  var markColor: Color {
    switch self {
    case .error: Color(red: 0xFF, green: 0xC1, blue: 0xC1)
    case .warning: Color(red: 0xFF, green: 0xE6, blue: 0x99)
    case .note: Color(red: 0xD6, green: 0xE8, blue: 0xF5)
    }
  }
}

extension CellRange {
  /// The cells, row by row.
  fileprivate var addresses: some Sequence<CellAddress> {
    (first.row...last.row).lazy.flatMap { row in
      (first.column...last.column).lazy.map { CellAddress(row: row, column: $0) }
    }
  }
}
