import Foundation
import Spreadsheet
import TestSupport
import Testing
import Zip

/// The copy with the remarks in it that a unit gets back.
@Suite("The returned copy")
final class MarkedCopyTests {
  private static let xlsx = "Socialnämnden/Äldreomsorg/Hemtjänst Söder 2025.xlsx"
  private static let ods = "Kommunstyrelsen/Målkort gatuenheten.ods"

  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)
  private let workspace: SampleWorkspace

  init() throws {
    workspace = try SampleWorkspace(in: folder, submissions: [])
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  @Test("It has the remarks on the cells and in a list, and is otherwise the file that was sent")
  func xlsx() throws {
    try workspace.submit(Self.xlsx)
    let copy = try copy(of: Self.xlsx)
    let original = try sample(Self.xlsx)
    let before = try WorkbookReader().read(original).workbook
    let after = try WorkbookReader().read(copy).workbook
    #expect(after.sheets.map(\.name) == ["Anmärkningar"] + before.sheets.map(\.name))
    for (sheet, again) in zip(before.sheets, after.sheets.dropFirst()) {
      #expect(values(sheet) == values(again))
      #expect(sheet.columns == again.columns && sheet.mergedRanges == again.mergedRanges)
      #expect(sheet.dataValidations == again.dataValidations)
    }
    let old = try ZipArchive(original)
    let new = try ZipArchive(copy)
    let kept = try old.entries.filter { entry in
      let again = try #require(new[entry.name], "\(entry.name) is gone")
      return try old.packed(entry) == new.packed(again)
    }.map(\.name)
    #expect(kept.contains("xl/theme/theme1.xml") && kept.contains("docProps/app.xml"))
    #expect(try ExcelRules()?.faults(in: copy) ?? "" == "")
  }

  @Test("openpyxl finds the notes, the fills, the list and its links")
  func openpyxl() throws {
    guard let python = Program.python else {
      skip("openpyxl is not installed.")
      return
    }
    try workspace.submit(Self.xlsx)
    let place = folder.appending(path: "kopia.xlsx")
    try Data(copy(of: Self.xlsx)).write(to: place)
    let program = """
      import sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      marked = book["Indikatorer"]["H4"]
      print(book.sheetnames[0], book.active.title, marked.fill.fgColor.rgb)
      print(marked.comment.author, marked.comment.text.split(":")[0])
      print([cell.value for cell in book.worksheets[0][6]][:4])
      print(book.worksheets[0]["D6"].hyperlink.location)
      print(sum(1 for sheet in book for row in sheet for cell in row if cell.comment))
      """
    let outcome = try python.run(
      ["-c", program, place.path], environment: ["PYTHONIOENCODING": "utf-8"])
    // The three notes: the text for an outcome, the goal without assessment, and advice about it.
    #expect(
      outcome.output == """
        Anmärkningar Anmärkningar FFFFC1C1
        styrkort Fel V02
        [1, 'Fel', 'Indikatorer', 'H4']
        'Indikatorer'!H4
        3

        """, "\(outcome.errors)")
  }

  @Test("The macros of a workbook come back byte for byte")
  func macros() throws {
    let macros = Array(
      try Data(contentsOf: projectFolder.appending(path: "Samples/make/vbaProject.bin")))
    let name = "Hemtjänst Söder 2025.xlsm"
    let original = try withMacros(macros, try sample(Self.xlsx))
    try workspace.submit(original, as: name)
    let copy = try copy(of: name)
    let (old, new) = (try ZipArchive(original), try ZipArchive(copy))
    let part = "xl/vbaProject.bin"
    let (before, after) = (try #require(old[part]), try #require(new[part]))
    #expect(try new.read(after) == macros)
    #expect(try old.packed(before) == new.packed(after))
    let types = String(
      decoding: try new.read(#require(new["[Content_Types].xml"])), as: UTF8.self)
    #expect(types.contains("sheet.macroEnabled.main+xml"))
    #expect(try WorkbookReader().read(copy).workbook.sheets[0].name == "Anmärkningar")
  }

  /// A workbook as a workbook with macros.
  private func withMacros(_ macros: [UInt8], _ workbook: [UInt8]) throws -> [UInt8] {
    let archive = try ZipArchive(workbook)
    var output = ZipWriter()
    for entry in archive.entries {
      let bytes = try archive.read(entry)
      let text = String(decoding: bytes, as: UTF8.self)
      switch entry.name {
      case "[Content_Types].xml":
        let changed = text.replacing(
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
          with: "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        ).replacing(
          "</Types>",
          with: "<Override PartName=\"/xl/vbaProject.bin\" "
            + "ContentType=\"application/vnd.ms-office.vbaProject\"/></Types>")
        output.add(entry.name, Array(changed.utf8))
      case "xl/_rels/workbook.xml.rels":
        let changed = text.replacing(
          "</Relationships>",
          with: "<Relationship Id=\"rIdMakron\" "
            + "Type=\"http://schemas.microsoft.com/office/2006/relationships/vbaProject\" "
            + "Target=\"vbaProject.bin\"/></Relationships>")
        output.add(entry.name, Array(changed.utf8))
      default: output.add(entry.name, bytes)
      }
    }
    output.add("xl/vbaProject.bin", macros)
    return output.finish()
  }

  @Test("An OpenDocument file gets the same, and LibreOffice opens it")
  func openDocument() throws {
    let (name, place) = try submitFaultyOpenDocument()
    let copy = try copy(of: name)
    let after = try WorkbookReader().read(copy).workbook
    let sheet = try #require(after[sheet: place.sheet])
    #expect(after.sheets[0].name == "Anmärkningar")
    #expect(sheet.comments[place.cell]?.text.hasPrefix("Fel V02: Här står ”bättre i år”") == true)
    #expect(sheet[place.cell]?.style.fill == Color(hex: "FFC1C1"))
    guard let office = Program.named("soffice") else {
      skip("LibreOffice is not installed.")
      return
    }
    let file = folder.appending(path: "kopia.ods")
    try Data(copy).write(to: file)
    let outcome = try office.run([
      "-env:UserInstallation=file://\(folder.path)/profile", "--headless", "--convert-to",
      "xlsx", "--outdir", folder.path, file.path,
    ])
    #expect(outcome.code == 0)
    let theirs = try WorkbookReader().read(
      [UInt8](Data(contentsOf: folder.appending(path: "kopia.xlsx")))
    ).workbook
    #expect(theirs.sheets.map(\.name) == after.sheets.map(\.name))
    let seen = theirs[sheet: place.sheet]
    #expect(seen?.comments[place.cell]?.text.contains("Gör så här") == true)
    #expect(seen?[place.cell]?.style.fill == Color(hex: "FFC1C1"))
  }

  @Test("Sent again as it is, it has the same remarks, and no second list")
  func sentAgain() throws {
    try workspace.submit(Self.xlsx)
    let first = try copy(of: Self.xlsx)
    try workspace.submit(first, as: "igen.xlsx")
    let second = try WorkbookReader().read(copy(of: "igen.xlsx")).workbook
    let before = try WorkbookReader().read(first).workbook
    #expect(second.sheets.map(\.name) == before.sheets.map(\.name))
    for (sheet, again) in zip(before.sheets, second.sheets) {
      #expect(sheet.comments == again.comments)
    }
    let rows = { (workbook: Workbook) in workbook.sheets[0].rows.dropFirst().map(\.cells.count) }
    #expect(rows(second) == rows(before))
  }

  /// openpyxl writes every part of the workbook anew, as the unit's own program does.
  @Test("What is mended in it loses its marks in the next copy", arguments: [true, false])
  func mendedInCopy(savedByAnotherProgram: Bool) throws {
    try workspace.submit(Self.xlsx)
    let first = try copy(of: Self.xlsx)
    var mended: [UInt8]
    if savedByAnotherProgram {
      guard let python = Program.python else {
        print("Skipped: openpyxl is not installed.")
        return
      }
      let place = folder.appending(path: "kopia.xlsx")
      try Data(first).write(to: place)
      let program = """
        import sys, openpyxl
        book = openpyxl.load_workbook(sys.argv[1])
        book["Indikatorer"]["H4"] = 15
        book.save(sys.argv[1])
        """
      #expect(try python.run(["-c", program, place.path]).code == 0)
      mended = [UInt8](try Data(contentsOf: place))
    } else {
      var editor = try WorkbookEditor(first)
      try editor.set(.number(15), at: address("H4"), on: "Indikatorer")
      mended = try editor.save()
    }
    try workspace.submit(mended, as: "igen.xlsx")
    let bytes = try copy(of: "igen.xlsx")
    let before = try WorkbookReader().read(sample(Self.xlsx)).workbook
    let marked = try WorkbookReader().read(first).workbook
    let second = try WorkbookReader().read(bytes).workbook
    let cell = try address("H4")
    let sheets = [before, marked, second].map { $0[sheet: "Indikatorer"] }
    #expect(sheets[1]?.comments[cell]?.author == "styrkort")
    #expect(sheets[1]?[cell]?.style.fill != sheets[0]?[cell]?.style.fill)
    #expect(sheets[2]?.comments[cell] == nil)
    #expect(sheets[2]?[cell]?.style.fill == sheets[0]?[cell]?.style.fill)
    // The marks of what is not mended are there once.
    #expect(second[sheet: "Mål"]?.comments == marked[sheet: "Mål"]?.comments)
    #expect(second[sheet: "Mål"]?.comments.isEmpty == false)
    #expect(second.sheets.count { $0.name.hasPrefix("Anmärkningar") } == 1)
    // No box is left without its note.
    let archive = try ZipArchive(bytes)
    let boxes = try archive.entries.filter { $0.name.hasSuffix(".vml") }.map { entry in
      String(decoding: try archive.read(entry), as: UTF8.self).split(separator: "\"Note\"").count
        - 1
    }.reduce(0, +)
    #expect(boxes == second.sheets.map(\.comments.count).reduce(0, +))
  }

  @Test("What is mended in an OpenDocument copy loses its marks in the next one")
  func mendedInOpenDocument() throws {
    let (name, place) = try submitFaultyOpenDocument()
    let original = try WorkbookReader().read(sample(Self.ods)).workbook
    var editor = try WorkbookEditor(copy(of: name))
    try editor.set(.number(1), at: place.cell, on: place.sheet)
    let other = CellAddress(row: place.cell.row + 1, column: place.cell.column)
    try editor.set(.text("sämre"), at: other, on: place.sheet)
    try workspace.submit(editor.save(), as: "igen.ods")
    let sheet = try #require(
      WorkbookReader().read(copy(of: "igen.ods")).workbook[sheet: place.sheet])
    #expect(sheet.comments[place.cell] == nil)
    #expect(
      sheet[place.cell]?.style.fill == original[sheet: place.sheet]?[place.cell]?.style.fill)
    #expect(sheet.comments[other]?.author == "styrkort")
  }

  @Test("It goes away when the unit has sent a file without errors")
  func mended() throws {
    try workspace.submit(Self.xlsx)
    let place = try copyLocation(of: Self.xlsx)
    var editor = try WorkbookEditor(sample(Self.xlsx))
    try editor.set(.number(15), at: address("H4"), on: "Indikatorer")
    try editor.set(.text("Grön"), at: address("G6"), on: "Mål")
    try editor.set(.text("Budgeten hölls."), at: address("H6"), on: "Mål")
    try workspace.submit(editor.save(), as: "rättad.xlsx")
    _ = try workspace.run(["--time", "2026-01-28T02:00:00Z"])
    #expect(!FileManager.default.fileExists(atPath: place.path))
  }

  @Test("Of a file with a personal number no copy is made, and no remark tells the number")
  func personalData() throws {
    let number = "811218-9876"
    var editor = try WorkbookEditor(sample(Self.xlsx))
    try editor.set(.text("Kontakt \(number)"), at: address("H6"), on: "Mål")
    try workspace.submit(editor.save(), as: "person.xlsx")
    _ = try workspace.run(["--time", "2026-01-28T02:00:00Z"])
    let returned = workspace.folder.appending(path: "retur")
    let files = try TemporaryFolder.bytes(in: returned)
    #expect(!files.keys.contains { $0.contains("med anmärkningar") })
    let remarks = try #require(files["person.xlsx – anmärkningar.txt"])
    let text = String(decoding: remarks, as: UTF8.self)
    #expect(text.contains("görs ingen kopia") && text.contains("cell H6"))
    #expect(!text.contains("9876"))
  }

  // MARK: Files

  private func sample(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: projectFolder.appending(path: "Samples/inkorg/\(path)")))
  }

  /// Runs the night, and gives the place of the copy of a file.
  private func copyLocation(of path: String) throws -> URL {
    _ = try workspace.run(["--time", "2026-01-28T02:00:00Z"])
    let file = workspace.folder.appending(path: "retur/\(path)")
    let stem = file.deletingPathExtension().lastPathComponent
    let folder = file.deletingLastPathComponent()
    // Between them stands the unit's code.
    let name = try FileManager.default.contentsOfDirectory(atPath: folder.path).first {
      $0.hasPrefix("\(stem) (") && $0.hasSuffix(") – med anmärkningar.\(file.pathExtension)")
    }
    return folder.appending(path: try #require(name, "\(path)"))
  }

  private func copy(of path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: copyLocation(of: path)))
  }

  /// Drops an OpenDocument file in the inbox in which an outcome is no number.
  private func submitFaultyOpenDocument() throws -> (
    name: String, place: (sheet: String, cell: CellAddress)
  ) {
    let bytes = try sample(Self.ods)
    let workbook = try WorkbookReader().read(bytes).workbook
    for sheet in workbook.sheets {
      for row in sheet.rows {
        guard
          let outcome = row.cells.first(where: { cell in
            if case .text(let text) = cell.value { text.hasPrefix("Utfall") } else { false }
          }), let cell = sheet.row(at: row.index + 1)?[column: outcome.column],
          case .number = cell.value
        else { continue }
        let place = CellAddress(row: row.index + 1, column: outcome.column)
        var editor = try WorkbookEditor(bytes)
        try editor.set(.text("bättre i år"), at: place, on: sheet.name)
        try workspace.submit(editor.save(), as: "fel.ods")
        return ("fel.ods", (sheet.name, place))
      }
    }
    throw CancellationError()
  }

  private func values(_ sheet: Sheet) -> [[CellValue]] {
    sheet.rows.map { $0.cells.map(\.value).filter { $0 != .empty } }.filter { !$0.isEmpty }
  }

  private func address(_ text: String) throws -> CellAddress {
    try #require(CellAddress(text))
  }
}
