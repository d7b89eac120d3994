import Glibc
import Spreadsheet

/// Writes a file row by row, and prints how many cells it has and the processor time that it took.
///
///     WritingBenchmark xlsx|ods|csv ROWS FILE
@main
enum WritingBenchmark {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let format = SpreadsheetFormat(rawValue: arguments[1]),
      let rows = Int(arguments[2]), let file = unsafe fopen(arguments[3], "wb")
    else { throw WrongUsage() }
    defer { unsafe fclose(file) }
    let start = processorTime()
    let table = MixedTable()
    var workbook = Workbook()
    workbook.sheets = [Sheet(name: "Data")]
    var stream = try WorkbookStream(workbook, as: format)
    for index in 0..<rows {
      try stream.append(table.row(index))
      let bytes = stream.drain()
      if !bytes.isEmpty { unsafe fwrite(bytes, 1, bytes.count, file) }
    }
    let bytes = try stream.finish()
    unsafe fwrite(bytes, 1, bytes.count, file)
    print("\(rows * MixedTable.columnCount) \(processorTime() - start)")
  }

  /// The processor time of this process, in seconds.
  static func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  struct WrongUsage: Error {}
}

/// Mixed rows, of which `writing.py` makes the same.
///
/// Four whole or short numbers, one with all its digits, three
/// texts, two dates.
struct MixedTable {
  static let columnCount = 10

  private let units = (0..<150).map { "Enhet \($0) förskola" }
  private let goals = (0..<400).map {
    "Andel elever som når målen i ämne \($0), årskurs \($0 % 9 + 1)"
  }
  private let percent = style("0.0%")
  private let date = style("yyyy-mm-dd")
  private let moment = style("yyyy-mm-dd hh:mm")

  func row(_ index: Int) -> Row {
    // A linear congruential generator, so that every program has the same numbers.
    let chance = (UInt64(index) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407) >> 33
    let whole = Int(chance)
    let day = 43_831 + whole % 2190
    let cells: [Cell] = [
      Cell(column: 0, value: .number(Double(index + 1))),
      Cell(column: 1, value: .text(units[whole % 150])),
      Cell(column: 2, value: .text(goals[whole / 150 % 400])),
      Cell(column: 3, value: .text("Kommentar \(whole % 100_000) till utfallet")),
      Cell(column: 4, value: .number(Double(whole % 1001) / 10)),
      Cell(column: 5, value: .number(Double(whole % 100))),
      Cell(column: 6, value: .number(Double(whole) / 2_147_483_648), style: percent),
      Cell(column: 7, value: .number(Double(whole % 200_000_000 - 100_000_000) / 100)),
      Cell(column: 8, value: .number(Double(day)), style: date),
      Cell(
        column: 9, value: .number(Double(day) + Double(whole % 86_400) / 86_400), style: moment),
    ]
    return Row(index: index, cells: cells)
  }

  private static func style(_ format: String) -> CellStyle {
    var style = CellStyle()
    style.numberFormat = format
    return style
  }
}
