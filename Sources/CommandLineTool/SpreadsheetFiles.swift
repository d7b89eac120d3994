import ArgumentParser
import Findings
import Foundation
import Pipeline
import Spreadsheet

/// Reads a spreadsheet whole, or says why it cannot be read and ends the command.
func readWorkbook(_ path: String) throws(ExitCode) -> WorkbookFile {
  let bytes = try readBytes(path)
  return try explainingErrors(of: path) { () throws(SpreadsheetError) in
    try WorkbookReader().read(bytes)
  }
}

/// Opens a spreadsheet to be read row by row, or says why it cannot be read and ends the command.
func openSpreadsheet(_ path: String) throws(ExitCode) -> SpreadsheetDocument {
  let document = try explainingErrors(of: path) { () throws(SpreadsheetError) in
    try WorkbookReader().open(path: path)
  }
  guard let document else {
    printError("\(path): Filen finns inte, eller får inte öppnas.")
    throw .failed
  }
  return document
}

/// Says what is wrong with a file, and ends the command.
func explainingErrors<Result>(
  of path: String, _ work: () throws(SpreadsheetError) -> Result
) throws(ExitCode) -> Result {
  do throws(SpreadsheetError) {
    return try work()
  } catch {
    printError("\(path): \(error.sentence)")
    throw .failed
  }
}

private func readBytes(_ path: String) throws(ExitCode) -> [UInt8] {
  guard let data = try? Data(contentsOf: URL(filePath: path)) else {
    printError("\(path): Filen finns inte, eller får inte öppnas.")
    throw .failed
  }
  return [UInt8](data)
}

/// Tells what the reader left out, on standard error.
func printNotices(_ notices: [Notice], of path: String) {
  for notice in notices { printError("\(path): \(notice.sentence)") }
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
    case .sheetUnreadable, .sheetIncomplete, .valueMissing, .partSkipped: true
    case .sheetSkipped, .stylesUnreadable, .valueKeptAsText, .noCells: false
    }
  }
}

extension SpreadsheetError {
  /// What is wrong and what to do, in Swedish.
  var sentence: String {
    let place = place.sentence
    switch kind {
    case .unsupportedFormat(let format): return Self.sentence(forFormat: format)
    case .cannotBeWritten:
      return "Innehållet går inte att skriva i formatet\(place): \(detail)."
    default: break
    }
    let finding = Finding(self, in: "")
    return "\(finding.message) \(finding.remedy)" + (place.isEmpty ? "" : place + ".")
  }
}

extension SpreadsheetError {
  /// What a file of another format is, and what to send instead.
  private static func sentence(forFormat format: String) -> String {
    let advice =
      switch format {
      case "pdf", "png", "jpeg", "gif", "tiff", "webp", "heic", "mp4":
        "Skicka själva kalkylarket, som .xlsx eller .ods."
      case "zip", "gzip", "7z", "rar", "bzip2":
        "Packa upp den och skicka kalkylarket som ligger i den."
      case "program", "sqlite", "parquet", "doc", "docx", "odt", "ppt", "pptx", "odp", "msg", "rtf":
        "Skicka kalkylarket, som .xlsx eller .ods."
      case "numbers": "Exportera den till Excel i Numbers och skicka den filen."
      default: "Öppna den, spara den som .xlsx eller .ods och skicka den filen."
      }
    return "Filen har formatet \(format), som inte läses. " + advice
  }
}

extension Notice {
  /// What was left out, in Swedish.
  var sentence: String {
    let place = place.sentence
    return switch kind {
    case .sheetUnreadable: "ett blad går inte att läsa\(place)."
    case .sheetIncomplete: "ett blad går inte att läsa till slut\(place)."
    case .sheetSkipped: "ett blad utan egna celler är överhoppat\(place)."
    case .stylesUnreadable: "utseendet går inte att läsa; värdena är kvar."
    case .valueKeptAsText: "ett värde är läst som text\(place)."
    case .valueMissing: "ett värde saknas i filen\(place)."
    case .partSkipped: "en del av filen är överhoppad\(place)."
    case .noCells: "filen har inga ifyllda celler."
    }
  }
}

extension Place {
  /// The place in words, with a leading blank; nothing where no place is known.
  fileprivate var sentence: String {
    let words = [
      sheet.map { "blad \($0)" }, cell.map { "cell \($0.text)" }, part, line.map { "rad \($0)" },
    ].compactMap { $0 }
    return words.isEmpty ? "" : " (" + words.joined(separator: ", ") + ")"
  }
}
