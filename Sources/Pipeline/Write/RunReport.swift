import Foundation

/// What a run leaves for people and for monitoring, beside the workbooks.
///
/// `rapport.txt` is the night in one text, `körning.json` the same for programs, and `puls.txt` one
/// line with the time and the verdict of the last run that came to its end.
struct RunReport {
  /// `utdata`.
  let folder: URL

  /// The record of the last run that came to its end; `nil` when there is none that can be read.
  func previous() -> RunRecord? {
    (try? Data(contentsOf: record)).flatMap { try? JSONDecoder().decode(RunRecord.self, from: $0) }
  }

  /// Writes the report.
  ///
  /// The record comes last: without it the next run tells everything again.
  func publish(_ record: RunRecord) throws {
    try Disk.makeFolder(folder)
    try Disk.replace(folder.appending(path: "rapport.txt"), with: Data(record.summary.utf8))
    try Disk.replace(
      folder.appending(path: "puls.txt"),
      with: Data("\(record.time) \(record.verdict.rawValue)\n".utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try Disk.replace(self.record, with: try encoder.encode(record) + Data("\n".utf8))
  }

  private var record: URL { folder.appending(path: "körning.json") }
}
