import ArgumentParser
import Foundation
import Spreadsheet

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Skriver ett kalkylark i ett annat format.",
    discussion: """
      Målets namn bestämmer formatet: .xlsx, .ods eller .csv; ett namn utan ändelse blir en ny mapp \
      med en CSV-fil per blad och datapackage.json. Även källan får vara en sådan mapp.

      Värden, typer, talformat, utseende, formler, sammanfogade celler, kolumnbredder, kommentarer, \
      länkar, listor att välja ur, villkorsstyrda format, tabeller, namn, utskriftsinställningar \
      och bladens ordning följer med. Diagram, bilder, makron och pivottabeller gör det inte. Vad som \
      inte följde med står på standard error, med antal. I CSV finns bara värden.
      """)

  @Argument(help: "Kalkylarket, eller mappen, som läses.")
  var source: String

  @Argument(help: "Kalkylarket, eller mappen, som skrivs.")
  var destination: String

  mutating func run() throws {
    let format = try isFolder(destination) ? .csv : format()
    let read = try readSource()
    printNotices(read.file.notices, of: source)
    let workbook = read.file.workbook
    let location = URL(filePath: destination)
    let files = try explainingErrors(of: destination) { () throws(SpreadsheetError) in
      if isFolder(destination) {
        return try DataPackage(workbook).files.map { (location.appending(path: $0.path), $0.bytes) }
      }
      return [(location, try WorkbookWriter().write(workbook, as: format))]
    }
    do {
      if isFolder(destination) {
        try FileManager.default.createDirectory(at: location, withIntermediateDirectories: false)
      }
      for (place, bytes) in files { try Data(bytes).write(to: place, options: .atomic) }
    } catch {
      printError("\(destination): Går inte att skriva. Kontrollera mappen och behörigheten.")
      throw ExitCode.failed
    }
    let omissions = read.omissions + WorkbookWriter().omissions(of: workbook, as: format)
    if !omissions.isEmpty {
      let words = omissions.map(\.words).joined(separator: ", ")
      printError("\(destination): Följde inte med: \(words).")
    }
    if read.file.isPartial { throw ExitCode.attention }
  }

  private func readSource() throws -> (file: WorkbookFile, omissions: [Omission]) {
    let attributes = try? FileManager.default.attributesOfItem(atPath: source)
    if attributes?[.type] as? FileAttributeType == .typeDirectory {
      let package = try DataPackageFolder(source).read()
      return (WorkbookFile(workbook: package, format: .csv), [])
    }
    let document = try openSpreadsheet(source)
    return try explainingErrors(of: source) { () throws(SpreadsheetError) in
      (try document.read(), try document.omissions)
    }
  }

  private func isFolder(_ path: String) -> Bool { URL(filePath: path).pathExtension.isEmpty }

  private func format() throws -> SpreadsheetFormat {
    let suffix = URL(filePath: destination).pathExtension.lowercased()
    guard let format = SpreadsheetFormat(rawValue: suffix) else {
      throw ValidationError("Målets namn ska sluta på .xlsx, .ods eller .csv.")
    }
    return format
  }
}

extension Omission {
  /// What is left out, with its number, in Swedish.
  fileprivate var words: String {
    let (one, several) =
      switch kind {
      case .chart: ("diagram", "diagram")
      case .image: ("bild", "bilder")
      case .macro: ("makroprogram", "makroprogram")
      case .pivotTable: ("pivottabell", "pivottabeller")
      case .control: ("knapp eller kontroll", "knappar eller kontroller")
      case .embeddedObject: ("inbäddat dokument", "inbäddade dokument")
      case .externalWorkbook: ("länk till en annan arbetsbok", "länkar till andra arbetsböcker")
      case .conditionalFormat: ("villkorsstyrt format", "villkorsstyrda format")
      case .dataValidation: ("regel för inmatning", "regler för inmatning")
      case .formula: ("formel (resultatet är kvar)", "formler (resultaten är kvar)")
      case .comment: ("kommentar", "kommentarer")
      case .hyperlink: ("länk", "länkar")
      case .mergedRange: ("sammanfogning av celler", "sammanfogningar av celler")
      case .look: ("cells utseende", "cellers utseende")
      case .definedName: ("namn", "namn")
      }
    return "\(count) \(count == 1 ? one : several)"
  }
}
