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
      let words = omissions.map { $0.words(in: say.language) }.joined(separator: ", ")
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
  fileprivate func words(in language: Language) -> String {
    let (one, several) =
      switch kind {
      case .chart: (Wording("diagram", english: "chart"), Wording("diagram", english: "charts"))
      case .image: (Wording("bild", english: "picture"), Wording("bilder", english: "pictures"))
      case .macro:
        (
          Wording("makroprogram", english: "macro program"),
          Wording("makroprogram", english: "macro programs")
        )
      case .pivotTable:
        (
          Wording("pivottabell", english: "pivot table"),
          Wording("pivottabeller", english: "pivot tables")
        )
      case .control:
        (
          Wording("knapp eller kontroll", english: "button or control"),
          Wording("knappar eller kontroller", english: "buttons or controls")
        )
      case .embeddedObject:
        (
          Wording("inbäddat dokument", english: "embedded document"),
          Wording("inbäddade dokument", english: "embedded documents")
        )
      case .externalWorkbook:
        (
          Wording("länk till en annan arbetsbok", english: "link to another workbook"),
          Wording("länkar till andra arbetsböcker", english: "links to other workbooks")
        )
      case .conditionalFormat:
        (
          Wording("villkorsstyrt format", english: "conditional format"),
          Wording("villkorsstyrda format", english: "conditional formats")
        )
      case .dataValidation:
        (
          Wording("regel för inmatning", english: "rule for input"),
          Wording("regler för inmatning", english: "rules for input")
        )
      case .formula:
        (
          Wording("formel (resultatet är kvar)", english: "formula (its result is kept)"),
          Wording("formler (resultaten är kvar)", english: "formulas (their results are kept)")
        )
      case .comment:
        (Wording("kommentar", english: "comment"), Wording("kommentarer", english: "comments"))
      case .hyperlink: (Wording("länk", english: "link"), Wording("länkar", english: "links"))
      case .mergedRange:
        (
          Wording("sammanfogning av celler", english: "merged range"),
          Wording("sammanfogningar av celler", english: "merged ranges")
        )
      case .look:
        (
          Wording("cells utseende", english: "cell’s look"),
          Wording("cellers utseende", english: "cells’ looks")
        )
      case .definedName: (Wording("namn", english: "name"), Wording("namn", english: "names"))
      }
    return "\(count) \((count == 1 ? one : several)[language])"
  }
}
