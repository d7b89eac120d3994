import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// Notes, fills and a list in a workbook of the strict variant (ISO/IEC 29500 Strict).
@Suite("Marked copies of strict workbooks")
struct StrictCopyTests {
  @Test("The copy is strict in every part, and other readers find what was added")
  func strict() throws {
    guard let corpus = Corpus.shared,
      let entry = corpus.entries.first(where: { $0.path.hasSuffix("strict_iso_paths.xlsx") })
    else {
      skip("../shared/corpus has no strict workbook.")
      return
    }
    var editor = try WorkbookEditor(try corpus.bytes(of: entry))
    let sheet = try #require(editor.sheetNames.first)
    let note = Comment(author: "styrkort", text: "Utfallet saknar källa")
    try editor.add(note, at: address("B2"), on: sheet)
    try editor.fill(Color(red: 255, green: 230, blue: 153), at: address("B2"), on: sheet)
    var list = Sheet(name: "Anmärkningar")
    list.put(.text("En anmärkning"), "A1")
    try editor.insertFirst(list)
    let bytes = try editor.save()

    let archive = try ZipArchive(bytes)
    for entry in archive.entries
    where entry.name.hasSuffix(".xml") && entry.name.hasPrefix("xl/worksheets/sheet")
      || entry.name.contains("comments") || entry.name.hasSuffix(".rels")
    {
      let text = String(decoding: try archive.read(entry), as: UTF8.self)
      let transitional = ["openxmlformats.org/spreadsheetml", "openxmlformats.org/officeDocument"]
      #expect(!transitional.contains(where: text.contains), "\(entry.name)")
    }
    let after = try WorkbookReader().read(bytes).workbook
    #expect(after.sheets.map(\.name).first == "Anmärkningar")
    #expect(after[sheet: sheet]?.comments[address("B2")] == note)

    let folder = try TemporaryFolder()
    let file = folder.location.appending(path: "strikt.xlsx")
    try Data(bytes).write(to: file)
    guard let office = try LibreOffice(in: folder.location) else { return }
    let converted = try office.xlsx(of: [file], to: folder.location.appending(path: "ut"))[0]
    let theirs = try WorkbookReader().read([UInt8](Data(contentsOf: converted))).workbook
    #expect(theirs.sheets.map(\.name) == after.sheets.map(\.name))
    #expect(theirs[sheet: sheet]?.comments[address("B2")]?.text == note.text)
    #expect(theirs.sheets.first?["A1"]?.value == .text("En anmärkning"))
  }
}
