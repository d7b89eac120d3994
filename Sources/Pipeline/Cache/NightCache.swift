import Crypto
import Findings
import Foundation

/// What earlier nights found, so that what has not changed is neither read nor made again.
///
/// It lies outside the archive and may be deleted at any time: a night without it comes to the same.
/// It holds only for the very rules and program that it was made with.
struct NightCache: Sendable {
  /// A submission of the archive, as it was read.
  struct Reading: Equatable, Sendable {
    let receipt: FileState
    let original: FileState
    /// The receipt and the outcome, packed.
    let bytes: [UInt8]
  }

  /// A file of the outputs, as it was made.
  struct Output: Sendable {
    /// The fingerprint of all that it was made from.
    let basis: String
    let state: FileState
  }

  /// The fingerprint of the rules and the program.
  let key: String
  /// By the folder in the archive.
  var readings: [String: Reading] = [:]
  /// The fingerprint of all that the outputs as a whole were made from.
  var basis = ""
  /// By the path within the outputs of the period.
  var outputs: [String: Output] = [:]
  /// What could not be filled into the workbooks of finance's own that are among them.
  var ownFindings: [Finding] = []

  /// A cache that holds nothing.
  init(key: String) {
    self.key = key
  }

  /// Reads a cache; it holds nothing when there is none that can be used.
  init(at location: URL, key: String) {
    self.init(key: key)
    guard let bytes = try? Disk.bytes(at: location), bytes.count > 64,
      Array(fingerprint(of: Array(bytes.dropFirst(64))).utf8) == Array(bytes.prefix(64))
    else { return }
    do throws(CacheFault) {
      var packed = UnpackedBytes(Array(bytes.dropFirst(64)))
      guard try packed.text() == key else { return }
      self = try Self(key: key, from: &packed)
    } catch {}
  }

  private init(key: String, from packed: inout UnpackedBytes) throws(CacheFault) {
    self.key = key
    for _ in 0..<max(0, try packed.number()) {
      readings[try packed.text()] = Reading(
        receipt: try packed.value(), original: try packed.value(), bytes: try packed.rawBytes())
    }
    basis = try packed.text()
    for _ in 0..<max(0, try packed.number()) {
      outputs[try packed.text()] = Output(basis: try packed.text(), state: try packed.value())
    }
    ownFindings = try packed.value()
  }

  /// Writes the cache; a cache that cannot be written costs the next night time and nothing else.
  func save(at location: URL) {
    var packed = PackedBytes()
    packed.put(key)
    packed.put(readings.count)
    for (name, reading) in readings.sorted(by: { $0.key < $1.key }) {
      packed.put(name)
      packed.put(reading.receipt)
      packed.put(reading.original)
      packed.put(bytes: reading.bytes)
    }
    packed.put(basis)
    packed.put(outputs.count)
    for (path, output) in outputs.sorted(by: { $0.key < $1.key }) {
      packed.put(path)
      packed.put(output.basis)
      packed.put(output.state)
    }
    packed.put(ownFindings)
    try? Disk.makeFolder(location.deletingLastPathComponent())
    try? Disk.replace(location, with: Array(fingerprint(of: packed.bytes).utf8) + packed.bytes)
  }

  /// The place of the cache of a period.
  static func location(in workspace: Workspace, period: String) -> URL {
    folder(in: workspace).appending(path: period)
  }

  /// The place of the caches of all periods.
  static func folder(in workspace: Workspace) -> URL {
    workspace.folder.appending(path: ".mellanlager")
  }

  /// The fingerprint of rules together with the program that reads by them.
  static func key(of rules: Rules) -> String {
    fingerprint(of: Array("\(rules.fingerprint) \(program)".utf8))
  }

  private static let program: String = {
    let bytes = try? Data(contentsOf: URL(filePath: "/proc/self/exe"), options: .mappedIfSafe)
    // A program that cannot be told from others has no cache in common with any.
    return bytes.map { hexadecimal(SHA256.hash(data: $0)) } ?? UUID().uuidString
  }()
}

extension NightCache.Reading {
  /// Keeps what was read, where it can be kept so that it comes back equal.
  init?(
    _ receipt: Receipt, _ outcome: FileOutcome, states: (receipt: FileState, original: FileState)
  ) {
    var packed = PackedBytes()
    packed.put(receipt)
    packed.put(outcome)
    self.receipt = states.receipt
    original = states.original
    bytes = packed.bytes
    guard let again = content, again.receipt == receipt, again.outcome == outcome else {
      return nil
    }
  }

  /// What was read; `nil` when the bytes hold something else.
  var content: (receipt: Receipt, outcome: FileOutcome)? {
    do throws(CacheFault) {
      var packed = UnpackedBytes(bytes)
      let content: (Receipt, FileOutcome) = (try packed.value(), try packed.value())
      return packed.isAtEnd ? content : nil
    } catch {
      return nil
    }
  }
}
