import Findings
import Foundation
import Scorecards

/// What the archive keeps beside an original: what it was, and what was made of it.
struct Receipt: Codable, Hashable, Sendable {
  /// What became of the file.
  enum Result: String, Codable, Sendable {
    /// Taken in, without errors.
    case accepted = "mottagen"
    /// Taken in, though some cells could not be used.
    case acceptedWithErrors = "mottagen med fel"
    /// Sent back.
    case returned = "returnerad"
  }

  /// The file's path within the inbox.
  var file: String
  /// The SHA-256 of its bytes.
  var sha256: String
  /// When the unit last changed it, as ISO 8601 in UTC.
  var modified: String
  /// When it was taken in, likewise.
  var received: String
  /// Since when at the latest it lay in the inbox as it was, likewise; `nil` when nothing tells of a
  /// time before ``received``.
  var arrived: String?
  /// The unit's code, or that of the nearest one above all of them; `nil` when the file does not tell.
  var unit: String?
  /// The codes of the units that a file about several was accepted for; `nil` for any other file.
  var units: [String]?
  /// The code of the unit that the file probably concerns, for a file that was sent back.
  var presumedUnit: String?
  /// The name of the mapping that read it.
  var mapping: String?
  /// What became of it.
  var result: Result
  /// What was found.
  var remarks: [Remark]

  /// A finding as a receipt keeps it.
  struct Remark: Codable, Hashable, Sendable {
    var code: FindingCode
    var source: Source
    var found: String?
    var expected: String?

    init(_ finding: Finding) {
      code = finding.code
      source = finding.source
      found = finding.found
      expected = finding.expected
    }
  }

  /// The codes of the units that the file was accepted for.
  var concernedUnits: [String] { units ?? [unit].compactMap(\.self) }

  /// What tells the file from others: its path and its content.
  var identity: String { "\(sha256) \(file)" }

  /// The last part of its path.
  var fileName: String { file.fileName }

  /// What was found.
  var findings: [Finding] {
    remarks.map { Finding($0.code, at: $0.source, found: $0.found, expected: $0.expected) }
  }

  /// Creates the receipt of a file.
  init(of file: InboxFile, sha256: String, outcome: FileOutcome, time: Int) {
    self.file = file.path
    self.sha256 = sha256
    modified = timestamp(secondsSince1970: file.state.modified.seconds)
    received = timestamp(secondsSince1970: time)
    // Nobody can set this time, and whatever is done to the file moves it on.
    let arrival = file.state.changed.seconds
    arrived = arrival < time ? timestamp(secondsSince1970: arrival) : nil
    unit = outcome.unit
    units = outcome.scorecards.count > 1 ? outcome.scorecards.map(\.unit) : nil
    presumedUnit = outcome.presumedUnit
    mapping = outcome.mapping
    result = outcome.result
    remarks = outcome.findings.map(Remark.init)
  }

  /// Reads a receipt.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when somebody has changed or removed it, or the
  ///   disk does not give it.
  init(at location: URL) throws(RunError) {
    guard let receipt = Self(try Disk.bytes(at: location)) else {
      throw .unusable(
        file: location.path,
        reason: Wording(
          "Kvittot går inte att läsa. Återställ det från säkerhetskopia.",
          english: "The receipt cannot be read. Restore it from a backup.")
      )
    }
    self = receipt
  }

  /// Reads the text of a receipt; `nil` when it is none.
  init?(_ bytes: [UInt8]) {
    guard let receipt = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      !receipt.file.split(separator: "/").contains("..")
    else { return nil }
    self = receipt
  }

  /// The receipt as text that people can read, always the same for the same receipt.
  func encoded() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(self)) + Array("\n".utf8)
  }
}

/// A time as ISO 8601 in UTC, whatever the machine's own time zone.
func timestamp(secondsSince1970 seconds: Int) -> String {
  Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
}
