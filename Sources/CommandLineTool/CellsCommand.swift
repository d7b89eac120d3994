import ArgumentParser
import Spreadsheet

struct CellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Skriver varje ifylld cell i ett kalkylark som en rad JSON.",
    discussion: """
      En formel utan sparat resultat skrivs med värdet null och räknas inte av --count.

      Slutkoder: 0 allt är läst; 1 någon del gick inte att läsa; 2 filen läses inte.
      """)

  @OptionGroup var say: LanguageOptions

  @Argument(help: "Kalkylarket.")
  var file: String

  @Option(help: "Bara bladet med detta namn.")
  var sheet: String?

  @Option(help: "Bara cellerna i området, till exempel A1:C20.", transform: Self.range)
  var range: CellRange?

  @Flag(help: "Läs allt, men skriv bara antalet ifyllda celler per blad.")
  var count = false

  mutating func run() throws {
    let document = try openSpreadsheet(file, in: say.language)
    let wanted = document.sheets.indices.filter {
      sheet == nil || document.sheets[$0].name == sheet
    }
    if let sheet, wanted.isEmpty {
      let names = document.sheets.map(\.name).joined(separator: ", ")
      printError(
        "\(file): "
          + say(
            "bladet \(sheet) finns inte. Bladen är: \(names).",
            "there is no sheet \(sheet). The sheets are: \(names)."))
      throw ExitCode.failed
    }
    printNotices(document.notices, of: file, in: say.language)
    var isWhole = document.notices.allSatisfy { !$0.isLoss }
    var cells = 0
    var rows: SheetRows?
    for index in wanted {
      let outcome = try printSheet(index, of: document, after: &rows)
      isWhole = outcome.isWhole && isWhole
      cells += outcome.cells
    }
    if cells == 0, !isWhole { throw ExitCode.failed }
    if cells == 0, sheet == nil, range == nil {
      printNotices([Notice(.noCells)], of: file, in: say.language)
    }
    if !isWhole { throw ExitCode.attention }
  }

  private static func range(_ text: String) throws -> CellRange {
    guard let range = CellRange(text) else {
      throw ValidationError("Området ska skrivas som A1:C20.")
    }
    return range
  }

  /// Prints the cells of a sheet; of a damaged one those before the fault.
  ///
  /// - Parameter earlier: The rows of the sheet before; becomes those of this one.
  /// - Returns: How many filled cells there are, and whether the whole sheet could be read.
  private func printSheet(
    _ index: Int, of document: SpreadsheetDocument, after earlier: inout SheetRows?
  ) throws(ExitCode) -> (cells: Int, isWhole: Bool) {
    let listing = document.sheets[index]
    var cells = 0
    var notices: [Notice] = []
    var fault: SpreadsheetError?
    do throws(SpreadsheetError) {
      // In XLSX the notes stand behind the rows, else beside each cell.
      let comments =
        count || document.format != .xlsx ? nil : try document.layout(ofSheet: index).comments
      var lines = CellLines(sheet: index, named: listing.name)
      var rows = try document.rows(ofSheet: index, after: earlier.take())
      do throws(SpreadsheetError) {
        try printCells(of: &rows, as: &lines, comments, &cells)
      } catch {
        fault = error
      }
      notices = rows.notices
      earlier = consume rows
    } catch {
      fault = error
    }
    printNotices(notices, of: file, in: say.language)
    if let fault {
      printError(
        "\(file), \(say("blad", "sheet")) \(listing.name): \(fault.sentence(in: say.language))")
      if !fault.isOfOneSheet { throw .failed }
    }
    if count {
      print(#"{"sheet":\#(index),"name":\#(JSONText.string(listing.name)),"cells":\#(cells)}"#)
    }
    return (cells, fault == nil && listing.kind != .missing && notices.allSatisfy { !$0.isLoss })
  }

  private func printCells(
    of rows: inout SheetRows, as lines: inout CellLines, _ known: [CellAddress: Comment]?,
    _ cells: inout Int
  ) throws(SpreadsheetError) {
    var row = StoredRow()
    while try rows.next(into: &row) {
      let comments = count ? [:] : known ?? rows.sheet.comments
      for cell in row.cells where !cell.isEmpty {
        let address = CellAddress(row: row.index, column: cell.column)
        guard range?.contains(address) ?? true else { continue }
        // A formula without a stored result is shown, but it holds nothing that could be counted.
        if cell.hasValue { cells += 1 }
        if !count { print(lines.line(of: row.cell(cell), at: address, comment: comments[address])) }
      }
    }
  }
}
