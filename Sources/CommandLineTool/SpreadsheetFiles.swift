import ArgumentParser
import Findings
import Foundation
import Pipeline
import Spreadsheet

/// Reads a spreadsheet whole, or says why it cannot be read and ends the command.
func readWorkbook(
  _ path: String, in language: Language
) throws(ExitCode) -> WorkbookFile {
  let bytes = try readBytes(path, in: language)
  return try explainingErrors(of: path, in: language) { () throws(SpreadsheetError) in
    try WorkbookReader().read(bytes)
  }
}

/// Opens a spreadsheet to be read row by row, or says why it cannot be read and ends the command.
func openSpreadsheet(
  _ path: String, in language: Language
) throws(ExitCode) -> SpreadsheetDocument {
  let document = try explainingErrors(of: path, in: language) { () throws(SpreadsheetError) in
    try WorkbookReader().open(path: path)
  }
  guard let document else {
    printError("\(path): \(reasonNotOpened(path)[language])")
    throw .failed
  }
  return document
}

/// Says what is wrong with a file, and ends the command.
func explainingErrors<Result>(
  of path: String, in language: Language, _ work: () throws(SpreadsheetError) -> Result
) throws(ExitCode) -> Result {
  do throws(SpreadsheetError) {
    return try work()
  } catch {
    printError("\(path): \(error.sentence(in: language))")
    throw .failed
  }
}

private func readBytes(
  _ path: String, in language: Language
) throws(ExitCode) -> [UInt8] {
  guard let data = try? Data(contentsOf: URL(filePath: path)) else {
    printError("\(path): \(reasonNotOpened(path)[language])")
    throw .failed
  }
  return [UInt8](data)
}

/// Whether a folder lies at a path; `nil` when nothing does.
func isFolder(at path: String) -> Bool? {
  let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
  return type.map { $0 as? FileAttributeType == .typeDirectory }
}

private func reasonNotOpened(_ path: String) -> Wording {
  guard let isFolder = isFolder(at: path) else {
    return Wording("Filen finns inte.", english: "The file does not exist.")
  }
  return isFolder
    ? Wording(
      "Det här är en mapp. Ange en fil i den.", english: "This is a folder. Name a file in it.")
    : Wording(
      "Filen får inte läsas. Kontrollera behörigheten.",
      english: "The file must not be read. Check its permissions.")
}

/// Tells what the reader left out, on standard error.
func printNotices(_ notices: [Notice], of path: String, in language: Language) {
  for notice in notices { printError("\(path): \(notice.sentence(in: language))") }
}

extension WorkbookFile {
  /// Whether some part of the file could not be read.
  var isPartial: Bool {
    notices.contains { $0.isLoss }
  }
}

extension Notice {
  /// Whether cells may be lost.
  var isLoss: Bool {
    switch kind {
    case .sheetUnreadable, .sheetIncomplete, .valueMissing, .cellsOutside, .charactersMended,
      .partSkipped:
      true
    case .sheetSkipped, .stylesUnreadable, .valueKeptAsText, .quoteKept, .noCells: false
    }
  }
}

extension SpreadsheetError {
  /// What is wrong and what to do.
  func sentence(in language: Language) -> String {
    let place = place.words(in: language)
    switch kind {
    case .unsupportedFormat(let format):
      return Self.sentence(forFormat: format)[language]
    case .cannotBeWritten, .tableCannotGrow:
      return language.say(
        "Innehållet går inte att skriva i formatet\(place): \(detail).",
        "The content cannot be written in the format\(place): \(detail).")
    default: break
    }
    let finding = Finding(self, in: "")
    return "\(finding.message(in: language)) \(finding.remedy(in: language))"
      + (place.isEmpty ? "" : place + ".")
  }

  /// What a file of another format is, and what to send instead.
  private static func sentence(forFormat format: String) -> Wording {
    let advice =
      switch format {
      case "pdf", "png", "jpeg", "gif", "tiff", "webp", "heic", "mp4":
        Wording(
          "Skicka själva kalkylarket, som .xlsx eller .ods.",
          english: "Send the spreadsheet itself, as .xlsx or .ods.")
      case "zip", "gzip", "7z", "rar", "bzip2", "tar":
        Wording(
          "Packa upp den och skicka kalkylarket som ligger i den.",
          english: "Unpack it and send the spreadsheet that lies in it.")
      case "program", "sqlite", "parquet", "doc", "docx", "odt", "ppt", "pptx", "odp", "msg", "rtf":
        Wording(
          "Skicka kalkylarket, som .xlsx eller .ods.",
          english: "Send the spreadsheet, as .xlsx or .ods.")
      case "numbers":
        Wording(
          "Exportera den till Excel i Numbers och skicka den filen.",
          english: "Export it to Excel in Numbers and send that file.")
      default:
        Wording(
          "Öppna den, spara den som .xlsx eller .ods och skicka den filen.",
          english: "Open it, save it as .xlsx or .ods and send that file.")
      }
    return Wording(
      "Filen har formatet \(format), som inte läses. ",
      english: "The file has the format \(format), which is not read. ") + advice
  }
}

extension Notice {
  /// What was left out.
  func sentence(in language: Language) -> String {
    let place = place.words(in: language)
    let wording =
      switch kind {
      case .sheetUnreadable:
        Wording("ett blad går inte att läsa\(place).", english: "a sheet cannot be read\(place).")
      case .sheetIncomplete:
        Wording(
          "ett blad går inte att läsa till slut\(place).",
          english: "a sheet cannot be read to its end\(place).")
      case .sheetSkipped:
        Wording(
          "ett blad utan egna celler är överhoppat\(place).",
          english: "a sheet without cells of its own is left out\(place).")
      case .stylesUnreadable:
        Wording(
          "utseendet går inte att läsa; värdena är kvar.",
          english: "the styles cannot be read; the values are there.")
      case .valueKeptAsText:
        Wording("ett värde är läst som text\(place).", english: "a value is read as text\(place).")
      case .valueMissing:
        Wording(
          "ett värde saknas i filen\(place).", english: "a value is missing in the file\(place).")
      case .cellsOutside:
        Wording(
          "celler utanför det största blad som kalkylprogram har är överhoppade\(place).",
          english: "cells outside the largest sheet of spreadsheet programs are left out\(place).")
      case .charactersMended:
        Wording(
          "tecken som inte går att läsa är utbytta eller borttagna\(place).",
          english: "characters that cannot be read are replaced or left out\(place).")
      case .quoteKept:
        Wording(
          "ett citattecken som aldrig avslutas är läst som text\(place).",
          english: "a quotation mark that is never closed is read as text\(place).")
      case .partSkipped:
        Wording(
          "en del av filen går inte att läsa och är överhoppad\(place).",
          english: "a part of the file cannot be read and is left out\(place).")
      case .noCells:
        Wording("filen har inga ifyllda celler.", english: "the file has no filled cells.")
      }
    return wording[language]
  }
}

extension Place {
  /// The place in words, with a leading blank; nothing where no place is known.
  fileprivate func words(in language: Language) -> String {
    let words = [
      sheet.map { language.say("blad \($0)", "sheet \($0)") },
      cell.map { "cell \($0.text)" }, part,
      line.map { language.say("rad \($0)", "line \($0)") },
    ].compactMap { $0 }
    return words.isEmpty ? "" : " (" + words.joined(separator: ", ") + ")"
  }
}
