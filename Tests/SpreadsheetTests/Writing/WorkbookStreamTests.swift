import Spreadsheet
import Testing

@Suite("Writing row by row")
struct WorkbookStreamTests {
  private var whole: Workbook {
    var workbook = EverythingWorkbook.workbook
    for position in workbook.sheets.indices { workbook.sheets[position].charts = [] }
    return workbook
  }

  private func streamed(_ workbook: Workbook) throws -> [UInt8] {
    var stream = WorkbookStream(workbook)
    var bytes: [UInt8] = []
    for sheet in workbook.sheets {
      try stream.begin(sheet)
      for row in sheet.rows {
        try stream.append(row)
        bytes += stream.drain()
      }
      try stream.end()
    }
    return bytes + (try stream.finish())
  }

  @Test("A streamed workbook is read back as one that is written whole")
  func sameContent() throws {
    let reader = WorkbookReader()
    let streamed = try reader.read(streamed(whole)).workbook
    let written = try reader.read(WorkbookWriter().write(whole, as: .xlsx)).workbook
    #expect(streamed == written)
  }

  @Test("It is valid, and the same each time")
  func valid() throws {
    let bytes = try streamed(whole)
    let again = try streamed(whole)
    #expect(bytes == again)
    guard let validation = Validation("xlsx") else { return }
    #expect(try validation.faults(in: bytes) == "")
  }

  @Test("Bytes come out while rows go in")
  func draining() throws {
    var stream = WorkbookStream()
    try stream.begin(Sheet(name: "Data"))
    var mostHeld = 0
    for index in 0..<20_000 {
      let cells = (0..<5).map { Cell(column: $0, value: .number(Double(index * $0) * 0.37)) }
      try stream.append(Row(index: index, cells: cells))
      mostHeld = max(mostHeld, stream.drain().count)
    }
    try stream.end()
    _ = try stream.finish()
    #expect(mostHeld > 0)
    #expect(mostHeld < 200_000)
  }

  @Test("What breaks a rule is refused")
  func refusals() throws {
    var stream = WorkbookStream()
    let charts = EverythingWorkbook.economy
    #expect(throws: SpreadsheetError.self) { try stream.begin(charts) }
    var sheet = Sheet(name: "Data")
    sheet.tables = [Table(name: "Tabell", range: range("A1:A2"), columnNames: ["Namn"])]
    try stream.begin(sheet)
    try stream.append(Row(index: 0, cells: [Cell(column: 0, value: .text("Annat"))]))
    #expect(throws: SpreadsheetError.self) { try stream.append(Row(index: 0)) }
    #expect(throws: SpreadsheetError.self) { try stream.end() }
    _ = stream.drain()
  }
}
