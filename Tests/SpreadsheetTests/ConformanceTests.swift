import Foundation
import Spreadsheet
import TestSupport
import Testing

/// Files of ten other projects, against what independent readers found in them.
@Suite("Conformance with other readers")
struct ConformanceTests {
  /// Files for which the manifest is not followed, with the evidence.
  static let exceptions = [
    "dimastbk+python-calamine/tests/data/password.xlsb":
      "refused as encrypted: the format lies within what is encrypted",
    "tafia+calamine/tests/too_small.xls":
      "no workbook but the sentence \"Attachment … not found!\"; refused as no spreadsheet",
    "exceljs+exceljs/spec/integration/data/1904.xlsx":
      "date number 0 is 1904-01-01 in this date system (ECMA-376 Part 1, 18.17.4.1), no time",
    "jmcnamara+XlsxWriter/xlsxwriter/test/comparison/xlsx_files/date_1904_02.xlsx":
      "date number 0 is 1904-01-01 in this date system, and the test that wrote it means that",
    "jmcnamara+XlsxWriter/xlsxwriter/test/comparison/xlsx_files/shared_strings03.xlsx":
      "_xFFFE_ stands for U+FFFE (ECMA-376 Part 1, 22.9.2.19); the readers leave it as written",
    "tdf+odftoolkit/odfdom/src/test/resources/test-input/debug.ods":
      "well-formed; all rows of its sheet are commented out; LibreOffice opens it, too",
  ]

  @Test("Every file is read, or refused, as it should be")
  func corpus() throws {
    guard let corpus = Corpus.shared else {
      print("Conformance: ../shared/corpus is absent, nothing was compared")
      return
    }
    let values = try corpus.values()
    var tally: [String: Tally] = [:]
    for entry in corpus.entries {
      guard Self.exceptions[entry.path] == nil else { continue }
      let bytes = try corpus.bytes(of: entry)
      var count = tally[entry.format] ?? Tally()
      defer { tally[entry.format] = count }
      count.files += 1
      do throws(SpreadsheetError) {
        let start = ContinuousClock.now
        let file = try WorkbookReader().read(bytes)
        #expect(
          .now - start < (entry.expectation == "hostile" ? .seconds(10) : .seconds(60)),
          "\(entry.path): too slow")
        guard ["open", "hostile", ""].contains(entry.expectation) else {
          Issue.record("\(entry.path): read, though \(entry.expectation) was expected")
          continue
        }
        // The other readers take copies of other files' cells for sheets; so do ours by rows.
        let hasCopies = file.notices.contains {
          $0.kind == .sheetSkipped && $0.detail == "cells of another file"
        }
        let byRows = hasCopies ? try? ReadingPath.rows.read(bytes).workbook : nil
        var faults = compare(
          byRows ?? file.workbook, with: entry, values: values[entry.hash] ?? [], &count)
        if bytes.count < 20_000 { faults += try streamingFaults(bytes, against: file.workbook) }
        if faults.isEmpty { count.right += 1 }
        for fault in faults.prefix(4) { Issue.record("\(entry.path): \(fault)") }
      } catch {
        if isRight(error, for: entry) {
          count.right += 1
        } else {
          Issue.record("\(entry.path): \(error)")
        }
      }
    }
    for (format, count) in tally.sorted(by: { $0.key < $1.key }) {
      print(
        "Conformance \(format): \(count.right)/\(count.files) files,",
        "\(count.equal)/\(count.compared) values, \(count.excused) others right by evidence")
    }
  }

  private struct Tally {
    var files = 0
    var right = 0
    var compared = 0
    var equal = 0
    var excused = 0
  }

  private func isRight(_ error: SpreadsheetError, for entry: Corpus.Entry) -> Bool {
    switch entry.expectation {
    case "encrypted": error.kind == .encrypted
    case "hostile", "reject", "": true
    case "unsupported-format":
      if case .unsupportedFormat(let name) = error.kind { name == entry.format } else { false }
    default: false
    }
  }

  private func compare(
    _ workbook: Workbook, with entry: Corpus.Entry, values: [Corpus.Value], _ tally: inout Tally
  ) -> [String] {
    var faults: [String] = []
    // The other readers give nothing for a formula without a result.
    let cells = workbook.sheets.flatMap(\.rows).flatMap(\.cells)
      .filter { !$0.value.isEmpty && $0.value != .notCalculated }.count
    if let expected = ODSEvidence.cellCounts[entry.path] ?? entry.cells, expected != cells {
      faults.append("\(cells) cells instead of \(expected)")
    }
    for value in values {
      tally.compared += 1
      let address = CellAddress(row: value.row, column: value.column)
      let cell =
        workbook.sheets.indices.contains(value.sheet) ? workbook.sheets[value.sheet][address] : nil
      if cell.map({ isEqual($0.value, value) }) == true {
        tally.equal += 1
      } else if entry.isOpenDocument, let cell, ODSEvidence.supports(cell.value, against: value) {
        tally.excused += 1
      } else {
        faults.append(
          "sheet \(value.sheet) \(address): \(cell.map { "\($0.value) as \($0.style.numberFormat)" } ?? "none") instead of \(value.type) \(value.text)"
        )
      }
    }
    return faults
  }

  /// What the rows of the sheets have that the whole workbook has not, and the other way round.
  private func streamingFaults(
    _ bytes: [UInt8], against workbook: Workbook
  ) throws(SpreadsheetError) -> [String] {
    let document = try WorkbookReader().open(bytes)
    var faults: [String] = []
    for (index, sheet) in workbook.sheets.enumerated() {
      guard document.sheets[index].kind == .cells else { continue }
      var streamed = Sheet(name: sheet.name)
      var rows = try document.rows(ofSheet: index)
      while let row = try rows.next() { streamed.set(row) }
      if streamed.rows != sheet.rows { faults.append("sheet \(index): rows differ when streamed") }
    }
    return faults
  }

  private func isEqual(_ value: CellValue, _ expected: Corpus.Value) -> Bool {
    switch (value, expected.type) {
    case (.number(let number), "n"): number == Double(expected.text)
    case (.text(let text), "s"):
      text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
        .replacing("\r", with: "\\r") == expected.text
    case (.boolean(let flag), "b"): expected.text == (flag ? "TRUE" : "FALSE")
    case (.date(let date), "d"): "\(date)T00:00:00" == expected.text
    case (.dateTime(let moment), "d"): moment.description == expected.text
    case (.duration(let length), "t"):
      // The corpus holds whole seconds.
      length.components.seconds == Int64(expected.text)
    case (.error(let error), "e"): error == expected.text
    default: false
    }
  }
}
