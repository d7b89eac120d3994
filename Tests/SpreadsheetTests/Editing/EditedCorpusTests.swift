import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// Files of other programs in which one cell is changed.
@Suite("Editing other programs' files")
struct EditedCorpusTests {
  @Test("All parts but those of the cell keep their packed bytes, and every value stays")
  func corpus() throws {
    guard let corpus = Corpus.shared else {
      print("Editing: ../shared/corpus is absent, nothing was edited")
      return
    }
    var (edited, kept, refused) = (0, 0, 0)
    for entry in corpus.entries where ["xlsx", "xlsm", "ods"].contains(entry.format) {
      let bytes = try corpus.bytes(of: entry)
      guard bytes.count < 300_000, let before = try? WorkbookReader().read(bytes).workbook,
        let sheet = before.sheets.first(where: { !$0.rows.isEmpty })
      else { continue }
      do throws(SpreadsheetError) {
        var editor = try WorkbookEditor(bytes)
        let place = shownPlace(on: sheet)
        try editor.add(Comment(author: "styrkort", text: "Se över"), at: place, on: sheet.name)
        try editor.fill(Color(red: 255, green: 255, blue: 0), at: place, on: sheet.name)
        try insertList(before: before, in: &editor)
        let saved = try editor.save()
        let faults = try differences(bytes, saved) + changes(before, saved, sheet.name)
        for fault in faults { Issue.record("\(entry.path): \(fault)") }
        edited += 1
        if faults.isEmpty { kept += 1 }
      } catch {
        #expect(
          [.cannotBeWritten, .unsupportedFormat("fods")].contains(error.kind),
          "\(entry.path): \(error)")
        refused += 1
      }
    }
    print("Editing: \(kept) of \(edited) files kept all other parts, \(refused) refused")
    #expect(edited > 300)
    #expect(refused < 10)
  }

  /// The cell at D7, or the first of those that it is merged with.
  private func shownPlace(on sheet: Sheet) -> CellAddress {
    sheet.mergedRange(at: address("D7"))?.first ?? address("D7")
  }

  private func insertList(
    before workbook: Workbook, in editor: inout WorkbookEditor
  ) throws(SpreadsheetError) {
    var list = Sheet(name: Self.listName)
    var style = CellStyle()
    style.font.isBold = true
    style.fill = Color(red: 255, green: 255, blue: 0)
    list.put(.text("Anmärkningar"), "A1", style)
    try editor.insertFirst(list)
  }

  private static let listName = "Anmärkningar 7"

  /// The parts that may change for a note, a fill and a new sheet.
  private static let mayChange = [
    "content.xml", "settings.xml", "styles", "sheet", "comments", "vmldrawing", "workbook.xml",
    "[content_types].xml", ".rels",
  ]

  private func differences(
    _ before: [UInt8], _ after: [UInt8]
  ) throws(SpreadsheetError) -> [String] {
    guard let old = try? ZipArchive(before), let new = try? ZipArchive(after) else {
      return ["no archive"]
    }
    return old.entries.compactMap { entry in
      guard let again = new[entry.name] else { return "\(entry.name) is gone" }
      let name = entry.name.lowercased()
      if Self.mayChange.contains(where: { name.contains($0) }) { return nil }
      return (try? old.packed(entry)) == (try? new.packed(again)) ? nil : "\(entry.name) changed"
    }
  }

  private func changes(
    _ before: Workbook, _ saved: [UInt8], _ edited: String
  ) throws(SpreadsheetError) -> [String] {
    var after = try WorkbookReader().read(saved).workbook
    var faults: [String] = []
    let list = after.sheets.removeFirst()
    if list.name != Self.listName || list["A1"]?.style.font.isBold != true {
      faults.append("no list")
    }
    if before.definedNames != after.definedNames { faults.append("names changed") }
    for (sheet, again) in zip(before.sheets, after.sheets) {
      guard sheet.name == edited else {
        if sheet != again { faults.append("sheet \(sheet.name) changed") }
        continue
      }
      var expected = sheet
      let place = shownPlace(on: sheet)
      let style = again[place]?.style ?? CellStyle()
      if style.fill != Color(red: 255, green: 255, blue: 0) { faults.append("no fill") }
      if again.comments[place]?.text.hasSuffix("Se över") != true { faults.append("no note") }
      expected.comments[place] = again.comments[place]
      expected.set(
        sheet[place]?.value ?? .empty, at: place, style: style, formula: sheet[place]?.formula)
      if filled(expected) != filled(again) { faults.append("cells changed") }
      expected.set(Row(index: 0))
      var rest = again
      rest.set(Row(index: 0))
      // In ODS a rule belongs to a style, and the filled cell has a style of its own.
      let isOpenDocument = (try? ZipArchive(saved))?["content.xml"] != nil
      if !isOpenDocument, expected.conditionalFormats != rest.conditionalFormats {
        faults.append("conditional formats changed")
      }
      if expected.mergedRanges != rest.mergedRanges || expected.columns != rest.columns
        || expected.dataValidations != rest.dataValidations || expected.tables != rest.tables
        || expected.hyperlinks != rest.hyperlinks || expected.comments != rest.comments
        || expected.printSetup != rest.printSetup
      {
        faults.append("what lies over the cells changed")
      }
    }
    return faults
  }

  /// The cells that hold something.
  private func filled(_ sheet: Sheet) -> [[Cell]] {
    sheet.rows.map { row in row.cells.filter { !$0.value.isEmpty } }.filter { !$0.isEmpty }
  }
}
