extension SpreadsheetDocument {
  /// Reads all sheets.
  ///
  /// - Throws: When a limit is passed, or a fault leaves no cell. A sheet that cannot be read, or not
  ///   to its end, costs only what is behind the fault, and is told as a notice.
  public func read() throws(SpreadsheetError) -> WorkbookFile {
    var reading = WholeReading(document: self)
    for index in sheets.indices { try reading.read(sheet: index) }
    return try reading.file()
  }
}

/// The reading of all sheets of a document into memory.
private struct WholeReading: ~Copyable {
  private let document: SpreadsheetDocument
  private let limits: ReadLimits
  private var workbook: Workbook
  private var notices: NoticeList

  /// The rows of the sheet before, where the format may go on from them.
  private var previous: SheetRows?

  /// Why a sheet could not be read, or not to its end.
  private var fault: SpreadsheetError?

  private var filledCells = 0
  private var emptyCells = 0
  private var textSize = 0

  init(document: SpreadsheetDocument) {
    self.document = document
    limits = document.limits
    workbook = document.workbook
    notices = NoticeList(limit: limits.notices)
    notices.add(document.notices)
  }

  /// What was read.
  ///
  /// - Throws: When a fault has left no cell.
  consuming func file() throws(SpreadsheetError) -> WorkbookFile {
    if filledCells == 0 {
      if let fault { throw fault }
      notices.add(Notice(.noCells))
    }
    return WorkbookFile(workbook: workbook, notices: notices.notices, format: document.format)
  }

  /// Reads a sheet; of a damaged one what stands before the fault.
  mutating func read(sheet index: Int) throws(SpreadsheetError) {
    let listing = document.sheets[index]
    if listing.kind == .copy {
      notices.add(
        Notice(.sheetSkipped, at: Place(sheet: listing.name), detail: "cells of another file"))
      return
    }
    do throws(SpreadsheetError) {
      var rows = try document.rows(ofSheet: index, after: previous.take())
      let (found, fault) = try readRows(&rows, of: listing)
      var sheet = rows.sheet
      sheet.setRows(found)
      workbook.sheets.append(sheet)
      notices.add(rows.notices)
      textSize += rows.textSize
      if let fault {
        note(fault, as: .sheetIncomplete, of: listing)
      } else {
        previous = consume rows
      }
    } catch {
      guard error.isOfOneSheet else { throw error }
      var sheet = Sheet(name: listing.name)
      sheet.visibility = listing.visibility
      workbook.sheets.append(sheet)
      note(error, as: .sheetUnreadable, of: listing)
    }
  }

  /// Reads the rows up to the end, or up to a fault of this sheet alone.
  private mutating func readRows(
    _ rows: inout SheetRows, of listing: SheetListing
  ) throws(SpreadsheetError) -> ([Row], SpreadsheetError?) {
    var found: [Row] = []
    var leavesOutEmptyCells = false
    var fault: SpreadsheetError?
    do throws(SpreadsheetError) {
      while var row = try rows.next() {
        try count(row, textSize: rows.textSize, of: listing)
        // People colour whole columns; that must not cost them their file.
        if emptyCells > limits.cells {
          row.cells.removeAll { $0.value.isEmpty }
          leavesOutEmptyCells = true
        }
        found.append(row)
      }
    } catch {
      guard error.isOfOneSheet, !found.isEmpty else { throw error }
      fault = error
    }
    if leavesOutEmptyCells {
      notices.add(
        Notice(
          .partSkipped, at: Place(sheet: listing.name),
          detail: "more empty cells with a style than \(limits.cells)"))
    }
    return (found, fault)
  }

  private mutating func count(
    _ row: Row, textSize more: Int, of listing: SheetListing
  ) throws(SpreadsheetError) {
    let filled = row.cells.count { !$0.value.isEmpty }
    filledCells += filled
    emptyCells += row.cells.count - filled
    if filledCells > limits.cells {
      throw SpreadsheetError(.limitExceeded("cells"), at: Place(sheet: listing.name))
    }
    if textSize + more > limits.textSize {
      throw SpreadsheetError(.limitExceeded("textSize"), at: Place(sheet: listing.name))
    }
  }

  private mutating func note(
    _ error: SpreadsheetError, as kind: Notice.Kind, of listing: SheetListing
  ) {
    fault = error
    var place = error.place
    place.sheet = listing.name
    notices.add(Notice(kind, at: place, detail: error.explanation))
  }
}
