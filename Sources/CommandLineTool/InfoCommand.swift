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
    let read = try readWorkbook(file)
    let information = Information(read)
    if json {
      try printJSON(information)
    } else {
      print("\(file)\n\(information.text)")
    }
    if read.isPartial { throw ExitCode.attention }
  }
}

/// What is told of a spreadsheet.
private struct Information: Encodable {
  struct SheetInformation: Encodable {
    let name: String
    let visibility: String
    let range: String?
    let cells: Int
    let formulas: Int
    let mergedRanges: Int
    let comments: Int
  }

  let format: String
  let application: String?
  let dateSystem: String
  let sheets: [SheetInformation]
  let leftOut: [String]

  init(_ read: WorkbookFile) {
    format = read.format.rawValue
    application = read.workbook.properties.application
    dateSystem = read.workbook.dateSystem == .from1900 ? "1900" : "1904"
    sheets = read.workbook.sheets.map { sheet in
      let cells = sheet.rows.flatMap(\.cells)
      return SheetInformation(
        name: sheet.name, visibility: sheet.visibility.rawValue, range: sheet.usedRange?.text,
        cells: cells.count { !$0.isEmpty }, formulas: cells.count { $0.formula != nil },
        mergedRanges: sheet.mergedRanges.count, comments: sheet.comments.count)
    }
    leftOut = read.notices.map(\.sentence)
  }

  var text: String {
    var lines = [
      "  Format       \(format)", "  Skrivet av   \(application ?? "okänt program")",
      "  Datumsystem  \(dateSystem)",
    ]
    for sheet in sheets {
      let hidden = sheet.visibility == "visible" ? "" : ", dolt"
      lines.append(
        "  Blad \(sheet.name)\(hidden): \(sheet.range ?? "tomt"), \(sheet.cells) ifyllda celler, "
          + "\(sheet.formulas) formler, \(sheet.mergedRanges) sammanslagna områden, "
          + "\(sheet.comments) kommentarer")
    }
    lines += leftOut.map { "  Inte läst: \($0)" }
    return lines.joined(separator: "\n")
  }
}
