import Fuzzer
import Spreadsheet

@main
enum FuzzODS {
  static func main() {
    Fuzzer.run(readFlat)
  }
}

/// Reads the input as a flat OpenDocument file, as a whole and by rows.
private func readFlat(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var reader = WorkbookReader()
  // Many cells of few bytes are tried elsewhere; here they would only take time.
  reader.limits.cells = 10_000
  reader.limits.streamedCells = 10_000
  reader.limits.sheetFeatures = 1_000
  reader.limits.notices = 50
  _ = try? reader.read(bytes)
  if let document = try? reader.open(bytes), !document.sheets.isEmpty {
    _ = try? document.layout(ofSheet: 0)
  }
  return 0
}
