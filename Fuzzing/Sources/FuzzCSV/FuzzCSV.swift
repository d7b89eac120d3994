import Fuzzer
import Spreadsheet

@main
enum FuzzCSV {
  static func main() {
    Fuzzer.run(readBytes)
  }
}

/// Reads the input as whatever it looks like: text of some encoding, or any other format.
private func readBytes(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  _ = try? WorkbookReader().read(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
