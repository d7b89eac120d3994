import ArgumentParser
import Findings
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

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Kalkylarket, eller mappen, som läses.")
  var source: String

  @Argument(help: "Kalkylarket, eller mappen, som skrivs.")
  var destination: String

  mutating func run() throws {
    let format = try isFolderName(destination) ? .csv : format()
    let read = try readSource()
    printNotices(read.file.notices, of: source, in: say.language)
    let workbook = read.file.workbook
    let location = URL(filePath: destination)
    let files = try explainingErrors(of: destination, in: say.language) {
      () throws(SpreadsheetError) in
      if isFolderName(destination) {
        return try DataPackage(workbook).files.map { (location.appending(path: $0.path), $0.bytes) }
      }
      return [(location, try WorkbookWriter().write(workbook, as: format))]
    }
    if isFolderName(destination), FileManager.default.fileExists(atPath: location.path) {
      printError(
        "\(destination): "
          + say(
            "Mappen finns redan. Ange en ny, som då skapas.",
            "The folder is there already. Name a new one, which is then made."))
      throw ExitCode.failed
    }
    do {
      if isFolderName(destination) {
        try FileManager.default.createDirectory(at: location, withIntermediateDirectories: false)
      }
      for (place, bytes) in files { try Data(bytes).write(to: place, options: .atomic) }
    } catch {
      printError(
        "\(destination): "
          + say(
            "Går inte att skriva. Kontrollera mappen och behörigheten.",
            "Cannot be written. Check the folder and its permissions."))
      throw ExitCode.failed
    }
    let omissions = read.omissions + WorkbookWriter().omissions(of: workbook, as: format)
    if !omissions.isEmpty {
      let words = omissions.map { $0.wording[say.language] }.joined(separator: ", ")
      printError("\(destination): \(say("Följde inte med", "Did not follow")): \(words).")
    }
    if read.file.isPartial { throw ExitCode.attention }
  }

  private func readSource() throws -> (file: WorkbookFile, omissions: [Omission]) {
    if isFolder(at: source) == true {
      let package = try DataPackageFolder(source).read(in: say.language)
      return (WorkbookFile(workbook: package, format: .csv), [])
    }
    let document = try openSpreadsheet(source, in: say.language)
    return try explainingErrors(of: source, in: say.language) { () throws(SpreadsheetError) in
      (try document.read(), try document.omissions)
    }
  }

  private func isFolderName(_ path: String) -> Bool { URL(filePath: path).pathExtension.isEmpty }

  private func format() throws -> SpreadsheetFormat {
    let suffix = URL(filePath: destination).pathExtension.lowercased()
    guard let format = SpreadsheetFormat(rawValue: suffix) else {
      throw ValidationError(
        say(
          "Målets namn ska sluta på .xlsx, .ods eller .csv.",
          "The name of the destination must end in .xlsx, .ods or .csv."))
    }
    return format
  }
}

extension Omission {
  /// What is left out, with its number.
  fileprivate var wording: Wording {
    switch kind {
    case .chart: Wording(count, "diagram", "diagram", english: "chart", "charts")
    case .image: Wording(count, "bild", "bilder", english: "picture", "pictures")
    case .macro:
      Wording(count, "makroprogram", "makroprogram", english: "macro program", "macro programs")
    case .pivotTable:
      Wording(count, "pivottabell", "pivottabeller", english: "pivot table", "pivot tables")
    case .control:
      Wording(
        count, "knapp eller kontroll", "knappar eller kontroller", english: "button or control",
        "buttons or controls")
    case .embeddedObject:
      Wording(
        count, "inbäddat dokument", "inbäddade dokument", english: "embedded document",
        "embedded documents")
    case .externalWorkbook:
      Wording(
        count, "länk till en annan arbetsbok", "länkar till andra arbetsböcker",
        english: "link to another workbook", "links to other workbooks")
    case .conditionalFormat:
      Wording(
        count, "villkorsstyrt format", "villkorsstyrda format", english: "conditional format",
        "conditional formats")
    case .dataValidation:
      Wording(
        count, "regel för inmatning", "regler för inmatning", english: "rule for input",
        "rules for input")
    case .formula:
      Wording(
        count, "formel (resultatet är kvar)", "formler (resultaten är kvar)",
        english: "formula (its result is kept)", "formulas (their results are kept)")
    case .comment: Wording(count, "kommentar", "kommentarer", english: "comment", "comments")
    case .hyperlink: Wording(count, "länk", "länkar", english: "link", "links")
    case .mergedRange:
      Wording(
        count, "sammanfogning av celler", "sammanfogningar av celler", english: "merged range",
        "merged ranges")
    case .look:
      Wording(count, "cells utseende", "cellers utseende", english: "cell’s look", "cells’ looks")
    case .definedName: Wording(count, "namn", "namn", english: "name", "names")
    }
  }
}
