import Spreadsheet
import TestSupport
import Testing

@Suite("Writing row by row")
struct WorkbookStreamTests {
  private static let formats = [SpreadsheetFormat.xlsx, .ods]

  /// Everything that can be streamed in a format.
  private func whole(_ format: SpreadsheetFormat) -> Workbook {
    var workbook = EverythingWorkbook.workbook
    for position in workbook.sheets.indices {
      workbook.sheets[position].charts = []
      if format == .ods { workbook.sheets[position].conditionalFormats = [] }
    }
    return workbook
  }

  private func streamed(_ workbook: Workbook, _ format: SpreadsheetFormat) throws -> [UInt8] {
    var frame = workbook
    for position in frame.sheets.indices {
      frame.sheets[position] = workbook.sheets[position].withoutRows
    }
    var stream = try WorkbookStream(frame, as: format)
    var bytes: [UInt8] = []
    for sheet in workbook.sheets {
      for row in sheet.rows {
        try stream.append(row)
        bytes += stream.drain()
      }
      try stream.endSheet()
    }
    return bytes + (try stream.finish())
  }

  @Test("A streamed workbook is read back as one that is written whole", arguments: formats)
  func sameContent(_ format: SpreadsheetFormat) throws {
    let whole = whole(format)
    let reader = WorkbookReader()
    var streamed = try reader.read(streamed(whole, format)).workbook
    var written = try reader.read(WorkbookWriter().write(whole, as: format)).workbook
    if format == .ods {
      // Styles of cells are common ones there, and rows have no heights.
      streamed = streamed.withoutHeightsAndStyleNames
      written = written.withoutHeightsAndStyleNames
    }
    for (sheet, other) in zip(streamed.sheets, written.sheets) { #expect(sheet == other) }
    #expect(streamed == written)
  }

  @Test("It is valid, and the same each time", arguments: formats)
  func valid(_ format: SpreadsheetFormat) throws {
    let bytes = try streamed(whole(format), format)
    let again = try streamed(whole(format), format)
    #expect(bytes == again)
    if format == .xlsx { #expect(try ExcelRules()?.faults(in: bytes) ?? "" == "") }
    guard let validation = Validation(format.rawValue) else { return }
    #expect(try validation.faults(in: bytes) == "")
  }

  @Test("Bytes come out while rows go in", arguments: formats + [.csv])
  func draining(_ format: SpreadsheetFormat) throws {
    var workbook = Workbook()
    workbook.sheets = [Sheet(name: "Data")]
    var stream = try WorkbookStream(workbook, as: format)
    var mostHeld = 0
    for index in 0..<20_000 {
      let cells = (0..<5).map { Cell(column: $0, value: .number(Double(index * $0) * 0.37)) }
      try stream.append(Row(index: index, cells: cells))
      mostHeld = max(mostHeld, stream.drain().count)
    }
    _ = try stream.finish()
    #expect(mostHeld > 0)
    #expect(mostHeld < 200_000)
  }

  @Test("CSV has a line for each row, also for those that are passed over")
  func csv() throws {
    var workbook = Workbook()
    var sheet = Sheet(name: "Data")
    sheet.put(.text("Rubrik"), "A1")
    sheet.put(.text("Värde"), "B1")
    workbook.sheets = [sheet]
    var stream = try WorkbookStream(workbook, as: .csv)
    try stream.append(Row(index: 2, cells: [Cell(column: 1, value: .number(1.5))]))
    let text = String(decoding: try stream.finish().dropFirst(3), as: UTF8.self)
    #expect(text == "Rubrik;Värde\r\n;\r\n;1,5\r\n")
  }

  @Test("What breaks a rule is refused")
  func refusals() throws {
    var workbook = Workbook()
    workbook.sheets = [EverythingWorkbook.economy]
    #expect(throws: SpreadsheetError.self) { _ = try WorkbookStream(workbook, as: .xlsx).finish() }
    var sheet = Sheet(name: "Data")
    sheet.tables = [Table(name: "Tabell", range: range("A1:A2"), columnNames: ["Namn"])]
    workbook.sheets = [sheet]
    var stream = try WorkbookStream(workbook, as: .xlsx)
    try stream.append(Row(index: 0, cells: [Cell(column: 0, value: .text("Annat"))]))
    #expect(throws: SpreadsheetError.self) { try stream.append(Row(index: 0)) }
    #expect(throws: SpreadsheetError.self) { try stream.endSheet() }
    _ = stream.drain()
    workbook.sheets = [Sheet(name: "Ett"), Sheet(name: "Två")]
    #expect(throws: SpreadsheetError.self) { _ = try WorkbookStream(workbook, as: .csv).finish() }
  }
}

extension Sheet {
  fileprivate var withoutRows: Sheet {
    var sheet = Sheet(name: name)
    sheet.visibility = visibility
    sheet.columns = columns
    sheet.mergedRanges = mergedRanges
    sheet.comments = comments
    sheet.hyperlinks = hyperlinks
    sheet.conditionalFormats = conditionalFormats
    sheet.dataValidations = dataValidations
    sheet.tables = tables
    sheet.autofilter = autofilter
    sheet.frozenRows = frozenRows
    sheet.frozenColumns = frozenColumns
    sheet.printSetup = printSetup
    sheet.isProtected = isProtected
    sheet.tabColor = tabColor
    return sheet
  }
}

extension Workbook {
  fileprivate var withoutHeightsAndStyleNames: Workbook {
    var workbook = self
    workbook.namedStyles = []
    for position in workbook.sheets.indices {
      for var row in workbook.sheets[position].rows {
        row.height = nil
        for index in row.cells.indices { row.cells[index].style.name = nil }
        workbook.sheets[position].set(row)
      }
    }
    return workbook
  }
}
