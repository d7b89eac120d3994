import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Files of other projects: read, written, and read again.
@Suite("Round trips of other programs' files")
struct CorpusRoundTripTests {
  /// The largest files take minutes in a debug build, and hold nothing that the others do not.
  private static let mostCells = 50_000

  @Test(
    "Values, types and merged ranges stay the same",
    arguments: [
      SpreadsheetFormat.xlsx, .ods,
    ])
  func roundTrip(_ format: SpreadsheetFormat) throws {
    guard let corpus = Corpus.shared else {
      print("Round trips: ../shared/corpus is absent, nothing was compared")
      return
    }
    var (same, refused, skipped) = (0, 0, 0)
    for entry in corpus.entries where ["xlsx", "xlsm", "ods"].contains(entry.format) {
      guard let file = try? WorkbookReader().read(corpus.bytes(of: entry)) else { continue }
      let cells = file.workbook.sheets.reduce(0) { $0 + $1.rows.reduce(0) { $0 + $1.cells.count } }
      guard cells <= Self.mostCells else {
        skipped += 1
        continue
      }
      do throws(SpreadsheetError) {
        let bytes = try WorkbookWriter().write(file.workbook, as: format)
        let again = try WorkbookReader().read(bytes).workbook
        let faults = differences(file.workbook, again, format)
        for fault in faults.prefix(3) { Issue.record("\(entry.path): \(fault)") }
        if faults.isEmpty { same += 1 }
      } catch {
        // What the model cannot say in this format is refused by name, never written wrong.
        #expect(error.kind == .cannotBeWritten, "\(entry.path): \(error)")
        refused += 1
      }
    }
    print("Round trips as \(format.rawValue): \(same) same, \(refused) refused, \(skipped) large")
    #expect(same > 300)
    #expect(refused < 15)
  }

  private func differences(
    _ before: Workbook, _ after: Workbook, _ format: SpreadsheetFormat
  ) -> [String] {
    var faults: [String] = []
    if before.sheets.map(\.name) != after.sheets.map(\.name) { faults.append("sheets differ") }
    for (sheet, again) in zip(before.sheets, after.sheets) {
      if Set(sheet.mergedRanges.filter { $0.first != $0.last }) != Set(again.mergedRanges) {
        faults.append("\(sheet.name): merged ranges differ")
      }
      for row in sheet.rows {
        for cell in row.cells {
          let address = CellAddress(row: row.index, column: cell.column)
          let value = again[address]?.value ?? .empty
          if value != expected(cell, in: format), !isFormulaWithoutResult(cell, value) {
            faults.append("\(sheet.name)!\(address): \(cell.value) became \(value)")
          }
        }
      }
    }
    return faults
  }

  /// Whether a formula has no result, before and after.
  private func isFormulaWithoutResult(_ cell: Cell, _ value: CellValue) -> Bool {
    guard cell.formula != nil, [.empty, .notCalculated].contains(cell.value) else { return false }
    // A formula that OpenDocument cannot say, and that has no result, becomes an error.
    return [.empty, .notCalculated, .error("#N/A")].contains(value)
  }

  /// The value as the format holds it, by the rules that `WorkbookWriter` states.
  private func expected(_ cell: Cell, in format: SpreadsheetFormat) -> CellValue {
    switch cell.value {
    case .text(let text) where format == .ods:
      // A carriage return is a line break, and XML forbids the other characters.
      let text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      let scalars = text.unicodeScalars.map { scalar in
        scalar.value < 0x20 && !"\t\n".unicodeScalars.contains(scalar)
          || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? "\u{FFFD}" : scalar
      }
      var replaced = String.UnicodeScalarView()
      replaced.append(contentsOf: scalars)
      return .text(String(replaced))
    case .error(let error) where format == .xlsx && !error.hasPrefix("#"):
      return .error("#VALUE!")
    case .number(0) where format == .xlsx:
      // Number 0 is no day; under a date format it is midnight.
      let kind = NumberFormat(cell.style.numberFormat).kind
      return [.date, .dateTime, .time].contains(kind) ? .duration(.zero) : .number(0)
    default: return cell.value
    }
  }
}
