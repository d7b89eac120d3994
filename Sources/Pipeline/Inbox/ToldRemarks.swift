import Foundation

/// What a unit has been told of a submission: `anmärkt.json`, beside the receipt in the archive.
///
/// It says which files in `retur/` are the program's own, so that nothing that somebody has written
/// there, or worked in, is ever written over or removed.
struct ToldRemarks: Codable, Hashable, Sendable {
  /// A file in `retur/`.
  struct File: Codable, Hashable, Sendable {
    /// The name, in the folder where the original would lie.
    let name: String
    /// The SHA-256 of its bytes.
    let sha256: String

    init(_ location: URL, _ bytes: [UInt8]) {
      name = location.lastPathComponent
      sha256 = Pipeline.fingerprint(of: bytes)
    }
  }

  /// The fingerprint of what is told, whatever the files are called.
  let fingerprint: String
  /// The text.
  let text: File
  /// The marked copy; `nil` when there is none.
  let copy: File?
  /// Whether both lie there; while they are being written they may or may not.
  private(set) var isDelivered = false

  /// The same, when both lie there.
  var delivered: Self {
    var told = self
    told.isDelivered = true
    return told
  }

  /// Reads what was told of a submission; `nil` when nothing was.
  init?(of place: Archive.Place) throws(RunError) {
    let location = Self.location(of: place)
    guard try Disk.exists(location) else { return nil }
    let bytes = try Disk.bytes(at: location)
    guard let told = try? JSONDecoder().decode(Self.self, from: Data(bytes)),
      [told.text, told.copy].allSatisfy({ $0?.name.contains("/") != true })
    else { return nil }
    self = told
  }

  init(fingerprint: String, text: File, copy: File?) {
    self.fingerprint = fingerprint
    self.text = text
    self.copy = copy
  }

  /// Keeps it beside the receipt.
  func save(for place: Archive.Place) throws(RunError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Texts, all of them: they can always be encoded.
    let bytes = (try? encoder.encode(self)).map([UInt8].init) ?? []
    try Disk.replace(
      Self.location(of: place), with: bytes + Array("\n".utf8), isLasting: false)
  }

  static func location(of place: Archive.Place) -> URL {
    place.location.appending(path: "anmärkt.json")
  }
}
