import Findings
import Foundation

/// What a run leaves for people and for monitoring, beside the workbooks.
///
/// `rapport.txt` is the night in one text, `körning.json` the same for programs, `puls.txt` one line
/// with the time and the verdict of the last run that came to its end, and `körningar/` the records of
/// the last runs.
struct RunReport {
  /// `utdata`.
  let folder: URL

  /// The record of the last run that came to its end; `nil` when there is none.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when there is one that cannot be read.
  func previous() throws(RunError) -> RunRecord? {
    guard try Disk.exists(record) else { return nil }
    let bytes = try Disk.bytes(at: record)
    do {
      return try JSONDecoder().decode(RunRecord.self, from: Data(bytes))
    } catch {
      throw .unusable(
        file: record.path,
        reason: Wording(
          "Går inte att tolka, så det går inte att se om arkivet är helt. Återställ filen från "
            + "säkerhetskopia, eller kontrollera arkivet och ta bort filen.",
          english:
            "Cannot be understood, so that one cannot see whether the archive is whole. Restore "
            + "the file from a backup, or check the archive and remove the file."))
    }
  }

  /// Writes the report.
  ///
  /// The record comes last: without it the next run tells everything again.
  func publish(_ record: RunRecord) throws(RunError) {
    // The folder is there, for the outputs lie in it; if it is not, it has been taken away.
    try Disk.replace(
      folder.appending(path: "rapport.txt"), with: Array(record.summary(in: .swedish).utf8))
    try Disk.replace(
      folder.appending(path: "puls.txt"),
      with: Array("\(record.time) \(record.verdict.rawValue)\n".utf8))
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try encoder.encode(record)) + Array("\n".utf8)
    } catch {
      throw .unusable(
        file: self.record.path,
        reason: Wording(
          "Körningen går inte att skriva som JSON.", english: "The run cannot be written as JSON."))
    }
    try RunHistory(outputs: folder).keep(bytes, time: record.time)
    try Disk.replace(self.record, with: bytes)
  }

  private var record: URL { folder.appending(path: "körning.json") }
}
