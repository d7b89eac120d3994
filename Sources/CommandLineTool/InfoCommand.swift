import ArgumentParser
import Findings
import Spreadsheet

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Visar vad ett kalkylark innehåller, och vad som inte har lästs.",
    discussion: "Slutkoder: 0 allt är läst; 1 någon del gick inte att läsa; 2 filen läses inte.")

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Kalkylarket.")
  var file: String

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  mutating func run() throws {
    let document = try openSpreadsheet(file, in: say.language)
    let information = try explainingErrors(of: file, in: say.language) {
      () throws(SpreadsheetError) in
      try Information(document, in: say.language)
    }
    if json {
      try printJSON(information)
    } else {
      print("\(file)\n\(information.text(in: say.language))")
    }
    if information.isPartial { throw ExitCode.attention }
  }
}

/// What is told of a spreadsheet.
private struct Information: Encodable {
  let format: String
  let application: String?
  let dateSystem: String
  let sheets: [SheetInformation]
  let leftOut: [String]
  let isPartial: Bool

  /// Reads a document row by row, so that none is too large to be told of.
  init(_ document: SpreadsheetDocument, in language: Language) throws(SpreadsheetError) {
    format = document.format.rawValue
    application = document.workbook.properties.application
    dateSystem = document.workbook.dateSystem == .from1900 ? "1900" : "1904"
    var sheets: [SheetInformation] = []
    var notices = document.notices
    var rows: SheetRows?
    for index in document.sheets.indices {
      sheets.append(
        try SheetInformation(index, of: document, after: &rows, notices: &notices))
    }
    if sheets.allSatisfy({ $0.cells == 0 }) { notices.append(Notice(.noCells)) }
    self.sheets = sheets
    leftOut = notices.map { $0.sentence(in: language) }
    isPartial = notices.contains { $0.isLoss }
  }

  func text(in language: Language) -> String {
    let unknown = language.say("okänt program", "an unknown program")
    let lines = [
      Wording("  Format       \(format)", english: "  Format       \(format)"),
      Wording(
        "  Skrivet av   \(application ?? unknown)",
        english: "  Written by   \(application ?? unknown)"),
      Wording("  Datumsystem  \(dateSystem)", english: "  Date system  \(dateSystem)"),
    ].map { $0[language] }
    let notRead = language.say("Inte läst", "Not read")
    return
      (lines + sheets.map { "  \($0.text(in: language))" }
      + leftOut.map { "  \(notRead): \($0)" })
      .joined(separator: "\n")
  }
}

/// What is told of a sheet.
private struct SheetInformation: Encodable {
  let name: String
  let kind: String
  let visibility: String
  private(set) var range: String?
  private(set) var cells = 0
  private(set) var formulas = 0
  private(set) var mergedRanges = 0
  private(set) var comments = 0

  init(
    _ index: Int, of document: SpreadsheetDocument, after earlier: inout SheetRows?,
    notices: inout [Notice]
  ) throws(SpreadsheetError) {
    let listing = document.sheets[index]
    name = listing.name
    kind = listing.kind.rawValue
    visibility = listing.visibility.rawValue
    do throws(SpreadsheetError) {
      var rows = try document.rows(ofSheet: index, after: earlier.take())
      do throws(SpreadsheetError) {
        try count(&rows)
      } catch {
        guard error.isOfOneSheet else { throw error }
        notices.append(Notice(.sheetIncomplete, at: place(of: error), detail: error.detail))
      }
      notices += rows.notices
      mergedRanges = rows.sheet.mergedRanges.count
      comments = rows.sheet.comments.count
      earlier = consume rows
    } catch {
      guard error.isOfOneSheet else { throw error }
      notices.append(Notice(.sheetUnreadable, at: place(of: error), detail: error.detail))
    }
  }

  private mutating func count(_ rows: inout SheetRows) throws(SpreadsheetError) {
    var used: CellRange?
    defer { range = used?.text }
    var row = StoredRow()
    while try rows.next(into: &row) {
      guard let first = row.cells.first, let last = row.cells.last else { continue }
      let cells = CellRange(
        CellAddress(row: row.index, column: first.column),
        CellAddress(row: row.index, column: last.column))
      used = used?.union(cells) ?? cells
      for cell in row.cells where !cell.isEmpty {
        self.cells += 1
        if cell.hasFormula { formulas += 1 }
      }
    }
  }

  private func place(of error: SpreadsheetError) -> Place {
    var place = error.place
    place.sheet = name
    return place
  }

  func text(in language: Language) -> String {
    let hidden = visibility == "visible" ? "" : language.say(", dolt", ", hidden")
    let copy =
      kind == "copy"
      ? language.say(", kopia av en annan fil", ", copy of another file") : ""
    let sheet = language.say("Blad", "Sheet")
    return "\(sheet) \(name)\(hidden)\(copy): \(content(in: language))"
  }

  private func content(in language: Language) -> String {
    switch kind {
    case "chart": language.say("diagramblad, har inga celler", "chart sheet, has no cells")
    case "dialog": language.say("dialogblad, läses inte", "dialog sheet, is not read")
    case "macro": language.say("makroblad, läses inte", "macro sheet, is not read")
    case "missing": language.say("finns inte i filen", "is not in the file")
    default:
      [
        range.map(Wording.init(verbatim:)) ?? Wording("tomt", english: "empty"),
        Wording(cells, "ifylld cell", "ifyllda celler", english: "filled cell", "filled cells"),
        Wording(formulas, "formel", "formler", english: "formula", "formulas"),
        Wording(
          mergedRanges, "sammanslaget område", "sammanslagna områden",
          english: "merged range", "merged ranges"),
        Wording(comments, "kommentar", "kommentarer", english: "comment", "comments"),
      ].map { $0[language] }.joined(separator: ", ")
    }
  }
}
