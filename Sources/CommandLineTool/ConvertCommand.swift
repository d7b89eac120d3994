import ArgumentParser
import Foundation
import Spreadsheet

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Skriver ett kalkylark i ett annat format.",
    discussion: """
      Målets namn bestämmer formatet: .xlsx, .ods eller .csv; ett namn utan ändelse blir en mapp \
      med en CSV-fil per blad och datapackage.json.
      """)

  @Argument(help: "Kalkylarket som läses.")
  var source: String

  @Argument(help: "Kalkylarket som skrivs.")
  var destination: String

  mutating func run() throws {
    let read = try readWorkbook(source)
    printNotices(read.notices, of: source)
    let format = try format()
    let bytes = try explainingErrors(of: destination) { () throws(SpreadsheetError) in
      try WorkbookWriter().write(read.workbook, as: format)
    }
    do {
      try Data(bytes).write(to: URL(filePath: destination), options: .atomic)
    } catch {
      printError("\(destination): Går inte att skriva. Kontrollera mappen och behörigheten.")
      throw ExitCode.failed
    }
    if read.isPartial { throw ExitCode.attention }
  }

  private func format() throws -> SpreadsheetFormat {
    let suffix = URL(filePath: destination).pathExtension.lowercased()
    guard let format = SpreadsheetFormat(rawValue: suffix) else {
      throw ValidationError("Målets namn ska sluta på .xlsx, .ods eller .csv.")
    }
    return format
  }
}
