import Crypto
import Foundation
import Scorecards

/// What the outputs are made from: the rules, and each submission by content, place and time.
struct Provenance: Sendable {
  private var rules: String
  /// By the unit's code; files of no unit under an empty one.
  private let submissions: [String: [String]]

  init(rules: Rules, readings: [ArchiveReading], returned: [Receipt]) {
    self.rules = rules.fingerprint
    var submissions: [String: [String]] = [:]
    for reading in readings {
      let receipt = reading.entry.receipt
      let units = Set(reading.outcome.scorecards.map(\.unit) + receipt.concernedUnits).sorted()
      for unit in units.isEmpty ? [""] : units {
        submissions[unit, default: []].append(
          "\(reading.entry.number) \(receipt.identity) \(receipt.received) \(receipt.arrived ?? "")"
            + (reading.isOriginal ? "" : " ändrad"))
      }
    }
    for receipt in returned {
      submissions[receipt.presumedUnit ?? "", default: []].append(
        "returnerad \(receipt.identity) \(receipt.received)")
    }
    self.submissions = submissions
  }

  /// What outputs are made from that compare with earlier periods.
  func compared(with earlier: [Provenance]) -> Provenance {
    var provenance = self
    provenance.rules = ([rules] + earlier.map(\.fingerprint)).joined(separator: " ")
    return provenance
  }

  /// The fingerprint of everything.
  var fingerprint: String { fingerprint(of: submissions.keys.sorted()) }

  /// The fingerprint of what concerns some units.
  ///
  /// - Parameter addition: Whatever else an output is made from.
  func fingerprint(of units: [String], and addition: String = "") -> String {
    var hash = SHA256()
    hash.update(data: Data("\(rules) \(addition)\n".utf8))
    for unit in units {
      for submission in submissions[unit] ?? [] {
        hash.update(data: Data("\(unit) \(submission)\n".utf8))
      }
    }
    return String(hexadecimal(hash.finalize()).prefix(12))
  }
}
