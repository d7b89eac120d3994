import ArgumentParser
import Foundation
import Spreadsheet

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Skriver ett kalkylark i ett annat format.",
    discussion: """
      Målets namn bestämmer formatet: .xlsx, .ods eller .csv; ett namn utan ändelse blir en ny mapp \
      med en CSV-fil per blad och datapackage.json.
      """)

  @Argument(help: "Kalkylarket som läses.")
  var source: String

  @Argument(help: "Kalkylarket som skrivs.")
  var destination: String

  mutating func run() throws {
    let read = try readWorkbook(source)
    printNotices(read.notices, of: source)
    let format = try isFolder ? .csv : format()
    let location = URL(filePath: destination)
    let files = try explainingErrors(of: destination) { () throws(SpreadsheetError) in
      if isFolder {
        return try DataPackage(read.workbook).files.map {
          (location.appending(path: $0.path), $0.bytes)
        }
      }
      return [(location, try WorkbookWriter().write(read.workbook, as: format))]
    }
    do {
      if isFolder {
        try FileManager.default.createDirectory(at: location, withIntermediateDirectories: false)
      }
      for (place, bytes) in files { try Data(bytes).write(to: place, options: .atomic) }
    } catch {
      printError("\(destination): Går inte att skriva. Kontrollera mappen och behörigheten.")
      throw ExitCode.failed
    }
    if read.isPartial { throw ExitCode.attention }
  }

  private var isFolder: Bool { URL(filePath: destination).pathExtension.isEmpty }

  private func format() throws -> SpreadsheetFormat {
    let suffix = URL(filePath: destination).pathExtension.lowercased()
    guard let format = SpreadsheetFormat(rawValue: suffix) else {
      throw ValidationError("Målets namn ska sluta på .xlsx, .ods eller .csv.")
    }
    return format
  }
}
