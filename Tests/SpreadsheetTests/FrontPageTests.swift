import Foundation
import Spreadsheet
import TestSupport
import Testing

/// The examples of the library's front page, which stand here as code, and in the page as text.
@Suite("The front page of the library")
struct FrontPageTests {
  private static let bytes: [UInt8] = {
    var sheet = Sheet(name: "Data")
    sheet.set(.text("Name"), at: CellAddress(row: 0, column: 0))
    sheet.set(.number(3), at: CellAddress(row: 1, column: 0))
    sheet.comments[CellAddress(row: 1, column: 0)] = Comment(author: "Anna", text: "Three.")
    var workbook = Workbook()
    workbook.sheets = [sheet]
    return (try? WorkbookWriter().write(workbook, as: .ods)) ?? []
  }()

  @Test("Each block of the page stands in this file, where it is compiled and run")
  func sameText() throws {
    let page = try String(
      contentsOf: projectFolder.appending(path: "Documentation/Spreadsheet.docc/Spreadsheet.md"),
      encoding: .utf8)
    let blocks = page.matches(of: /```swift\n((?:.*\n)*?)```/).map { String($0.1) }
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let compiled = source.matches(of: /\/\/ Example\n((?:.*\n)*?) *\/\/ End\n/).map { match in
      match.1.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(4) }
        .joined(separator: "\n")
    }
    // The first is a manifest, which a new package is tried with by hand.
    let examples = blocks.filter { !$0.contains("PackageDescription") }
    #expect(examples.count == 7)
    for block in examples { #expect(compiled.contains(block), "\(block)") }
    #expect(compiled.count == examples.count)
  }

  @Test("The page names only types and members that are there")
  func reading() throws {
    let bytes = Self.bytes
    // Example
    let file = try WorkbookReader().read(bytes)
    for sheet in file.workbook.sheets {
      for row in sheet.rows {
        for cell in row.cells { print(sheet.name, row.index, cell.column, cell.displayText) }
      }
    }
    for notice in file.notices { print(notice.kind) }
    // End
    #expect(file.workbook[sheet: "Data"]?["A2"]?.displayText == "3")
    #expect(file.notices.isEmpty)
  }

  @Test("Streaming gives rows, and knows comments and merged ranges before the first")
  func streaming() throws {
    let bytes = Self.bytes
    // Example
    let document = try WorkbookReader().open(bytes)
    let layout = try document.layout(ofSheet: 0)
    var rows = try document.rows(ofSheet: 0)
    while let row = try rows.next() {
      print(row.index, row.isHidden, row.cells.count)
    }
    print(layout.mergedRanges.count, layout.comments.count)
    // End
    #expect(layout.comments.count == 1)
  }

  @Test("What is written can be edited, and the rest keeps its bytes")
  func writingAndEditing() throws {
    // Example
    var sheet = Sheet(name: "Figures")
    sheet.set(.number(1200), at: CellAddress(row: 0, column: 0))
    sheet.set(.number(2400), at: CellAddress(row: 1, column: 0), formula: "A1*2")
    var workbook = Workbook()
    workbook.sheets = [sheet]
    let written = try WorkbookWriter().write(workbook, as: .xlsx)
    // End
    // Example
    let corner = CellAddress(row: 0, column: 0)
    var editor = try WorkbookEditor(written)
    try editor.set(.number(1250), at: corner, on: "Figures")
    try editor.add(Comment(author: "Anna", text: "Checked."), at: corner, on: "Figures")
    let edited = try editor.save()
    // End
    let result = try WorkbookReader().read(edited).workbook
    #expect(result[sheet: "Figures"]?["A1"]?.value == .number(1250))
    #expect(result[sheet: "Figures"]?.comments[corner]?.text == "Checked.")
    #expect(result[sheet: "Figures"]?["A2"]?.formula == "A1*2")
  }

  @Test("A limit can be raised")
  func limits() throws {
    let bytes = Self.bytes
    // Example
    var reader = WorkbookReader()
    reader.limits.cells = 20_000_000
    let large = try reader.open(bytes)
    // End
    #expect(large.sheets.count == 1)
  }

  @Test("A file is written row by row")
  func streamedWriting() throws {
    // Example
    var outline = Workbook()
    outline.sheets = [Sheet(name: "Measurements")]
    var stream = try WorkbookStream(outline, as: .xlsx)
    var packed: [UInt8] = []
    for index in 0..<1_000 {
      try stream.append(
        Row(index: index, cells: [Cell(column: 0, value: .number(Double(index)))]))
      packed += stream.drain()
    }
    packed += try stream.finish()
    // End
    let sheet = try WorkbookReader().read(packed).workbook.sheets[0]
    #expect(sheet.rows.count == 1_000 && sheet["A1000"]?.value == .number(999))
  }

  @Test("An error tells its kind")
  func errors() throws {
    // Example
    do throws(SpreadsheetError) {
      _ = try WorkbookReader().read(Array("%PDF-1.7".utf8))
    } catch {
      print(error.kind, error.place, error.detail)
    }
    // End
    #expect(throws: SpreadsheetError.self) {
      try WorkbookReader().read(Array("%PDF-1.7".utf8))
    }
  }
}
