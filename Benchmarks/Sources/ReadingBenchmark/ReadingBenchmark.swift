import Glibc
import Spreadsheet

/// Reads files, and prints how many cells they have and the processor time that it took.
///
///     ReadingBenchmark stored|rows|workbook ROUNDS FILE …
@main
enum ReadingBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count > 3, let rounds = Int(arguments[2]) else { throw WrongUsage() }
    var cells = 0
    var best = Double.infinity
    for _ in 0..<rounds {
      let start = processorTime()
      cells = 0
      for file in arguments.dropFirst(3) {
        switch arguments[1] {
        case "stored": cells += try countStoredRows(file)
        case "rows": cells += try countRows(file)
        default: cells += try countWorkbook(bytes(of: file))
        }
      }
      best = min(best, processorTime() - start)
    }
    print("\(cells) \(best)")
  }

  static func countStoredRows(_ path: String) throws -> Int {
    var cells = 0
    let document = try open(path)
    var row = StoredRow()
    for index in document.sheets.indices {
      var rows = try document.rows(ofSheet: index)
      while try rows.next(into: &row) { cells += row.cells.count }
    }
    return cells
  }

  static func countWorkbook(_ bytes: [UInt8]) throws -> Int {
    var cells = 0
    for sheet in try WorkbookReader().read(bytes).workbook.sheets {
      for row in sheet.rows { cells += row.cells.count }
    }
    return cells
  }

  static func countRows(_ path: String) throws -> Int {
    var cells = 0
    let document = try open(path)
    for index in document.sheets.indices {
      var rows = try document.rows(ofSheet: index)
      while let row = try rows.next() { cells += row.cells.count }
    }
    return cells
  }

  static func open(_ path: String) throws -> SpreadsheetDocument {
    guard let document = try WorkbookReader().open(path: path) else { throw Missing(path: path) }
    return document
  }

  static func bytes(of path: String) throws -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else { throw Missing(path: path) }
    defer { unsafe fclose(file) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = unsafe fread(&buffer, 1, buffer.count, file)
      if count == 0 { return content }
      content += buffer[..<count]
    }
  }

  /// The processor time of this process, in seconds.
  static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  struct Missing: Error { var path: String }
  struct WrongUsage: Error {}
}
