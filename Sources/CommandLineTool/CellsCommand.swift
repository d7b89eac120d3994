import ArgumentParser
import Spreadsheet

struct CellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Skriver varje ifylld cell i ett kalkylark som en rad JSON.",
    discussion: "Slutkoder: 0 allt är läst; 1 någon del gick inte att läsa; 2 filen läses inte.")

  @Argument(help: "Kalkylarket.")
  var file: String

  @Option(help: "Bara bladet med detta namn.")
  var sheet: String?

  @Option(help: "Bara cellerna i området, till exempel A1:C20.", transform: Self.range)
  var range: CellRange?

  @Flag(help: "Läs allt, men skriv bara antalet ifyllda celler per blad.")
  var count = false

  mutating func run() throws {
    let document = try openSpreadsheet(file)
    let wanted = document.sheets.indices.filter {
      sheet == nil || document.sheets[$0].name == sheet
    }
    if let sheet, wanted.isEmpty {
      let names = document.sheets.map(\.name).joined(separator: ", ")
      printError("\(file): bladet \(sheet) finns inte. Bladen är: \(names).")
      throw ExitCode.failed
    }
    printNotices(document.notices, of: file)
    var isWhole = document.notices.allSatisfy { !$0.isLoss }
    for index in wanted {
      isWhole = try printSheet(index, of: document) && isWhole
    }
    if !isWhole { throw ExitCode.attention }
  }

  private static func range(_ text: String) throws -> CellRange {
    guard let range = CellRange(text) else {
      throw ValidationError("Området ska skrivas som A1:C20.")
    }
    return range
  }

  /// - Returns: Whether the whole sheet could be read.
  private func printSheet(_ index: Int, of document: SpreadsheetDocument) throws(ExitCode) -> Bool {
    let name = document.sheets[index].name
    do throws(SpreadsheetError) {
      let comments = count ? [:] : try document.layout(ofSheet: index).comments
      var rows = try document.rows(ofSheet: index)
      var row = StoredRow()
      var cells = 0
      while try rows.next(into: &row) {
        for cell in row.cells where !cell.isEmpty {
          let address = CellAddress(row: row.index, column: cell.column)
          guard range?.contains(address) ?? true else { continue }
          // A formula without a stored result is shown, but it holds nothing that could be counted.
          if !cell.isNotCalculated { cells += 1 }
          if count { continue }
          print(
            CellLine(
              row.cell(cell), at: address, sheet: index, named: name,
              comment: comments[address]?.text
            ).text)
        }
      }
      if count { print(#"{"sheet":\#(index),"name":\#(JSONText.string(name)),"cells":\#(cells)}"#) }
      printNotices(rows.notices, of: file)
      return rows.notices.allSatisfy { !$0.isLoss }
    } catch {
      printError("\(file), blad \(name): \(error.sentence)")
      if document.sheets.count == 1 { throw .failed }
      return false
    }
  }
}

extension Cell {
  /// Whether there is neither a value nor a formula.
  var isEmpty: Bool { value.isEmpty && formula == nil }
}
