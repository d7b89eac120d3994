import ArgumentParser
import Spreadsheet

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Visar vad ett kalkylark innehåller, och vad som inte har lästs.",
    discussion: "Slutkoder: 0 allt är läst; 1 någon del gick inte att läsa; 2 filen läses inte.")

  @Argument(help: "Kalkylarket.")
  var file: String

  @Flag(help: "Skriv resultatet som JSON.")
  var json = false

  mutating func run() throws {
    let document = try openSpreadsheet(file)
    let information = try explainingErrors(of: file) { () throws(SpreadsheetError) in
      try Information(document)
    }
    if json {
      try printJSON(information)
    } else {
      print("\(file)\n\(information.text)")
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
  init(_ document: SpreadsheetDocument) throws(SpreadsheetError) {
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
    leftOut = notices.map(\.sentence)
    isPartial = notices.contains { $0.isLoss }
  }

  var text: String {
    let lines = [
      "  Format       \(format)", "  Skrivet av   \(application ?? "okänt program")",
      "  Datumsystem  \(dateSystem)",
    ]
    return (lines + sheets.map { "  \($0.text)" } + leftOut.map { "  Inte läst: \($0)" })
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

  var text: String {
    let hidden = visibility == "visible" ? "" : ", dolt"
    let content =
      switch kind {
      case "chart": "diagramblad, har inga celler"
      case "dialog": "dialogblad, läses inte"
      case "macro": "makroblad, läses inte"
      case "missing": "finns inte i filen"
      default:
        "\(range ?? "tomt"), \(cells) ifyllda celler, \(formulas) formler, "
          + "\(mergedRanges) sammanslagna områden, \(comments) kommentarer"
      }
    let copy = kind == "copy" ? ", kopia av en annan fil" : ""
    return "Blad \(name)\(hidden)\(copy): \(content)"
  }
}
