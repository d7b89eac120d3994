public import Findings
public import Spreadsheet

extension Finding {
  /// The finding that tells a unit why its file cannot be read.
  public init(_ error: SpreadsheetError, in file: String) {
    let source = Source(file: file, sheet: error.place.sheet, cell: error.place.cell?.text)
    switch error.kind {
    case .emptyFile: self.init(.emptyFile, at: source)
    case .encrypted: self.init(.encrypted, at: source)
    case .unsupportedFormat(let format): self.init(.unsupportedFormat, at: source, found: format)
    case .notASpreadsheet: self.init(.notASpreadsheet, at: source)
    case .unknownEncoding: self.init(.unknownEncoding, at: source)
    case .truncated, .damaged, .cannotBeWritten, .tableCannotGrow: self.init(.damaged, at: source)
    case .unsafeContent: self.init(.unsafeContent, at: source)
    case .limitExceeded(let limit):
      self.init(.limitExceeded, at: source, found: wordsForLimit(limit))
    }
  }

  /// What is wrong and what to do, one after the other.
  var told: Wording {
    Wording(
      "\(message) \(remedy)", english: "\(message(in: .english)) \(remedy(in: .english))")
  }

  /// The finding for something that the reader left out; `nil` when nobody needs to know.
  init?(_ notice: Notice, in file: String) {
    let source = Source(file: file, sheet: notice.place.sheet, cell: notice.place.cell?.text)
    switch notice.kind {
    case .sheetUnreadable:
      self.init(.partLeftOut, at: source, found: "bladet går inte att läsa")
    case .sheetIncomplete:
      self.init(.partLeftOut, at: source, found: "bladet går inte att läsa till slut")
    case .noCells:
      self.init(.emptyFile, at: source)
    case .valueMissing:
      self.init(.partLeftOut, at: source, found: "cellens text saknas i filen")
    case .sheetSkipped, .stylesUnreadable, .valueKeptAsText, .cellsOutside, .charactersMended,
      .quoteKept, .partSkipped:
      return nil
    }
  }
}
