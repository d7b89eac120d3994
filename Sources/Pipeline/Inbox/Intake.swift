import Findings
import Foundation
import Scorecards

/// Takes in what is new: into the archive, or back to the unit with the reasons.
struct Intake: Sendable {
  let workspace: Workspace
  let archive: Archive
  let rules: Rules
  /// When the files are received, in seconds since 1970.
  let time: Int

  /// What became of the inbox.
  struct Result: Sendable {
    /// The paths of what stays in the inbox, with the reason.
    var hindered: [(path: String, hindrance: Inbox.Hindrance)] = []
    /// The outcomes of accepted files by fingerprint, so that the same bytes need not be read again.
    var known: [String: FileOutcome] = [:]
  }

  /// The largest file that is opened, in bytes.
  static let maximumFileSize = 100_000_000

  /// Moves every file that can be taken to where it belongs.
  func takeIn() async throws -> Result {
    let (read, hindered) = try await self.read()
    var result = Result(hindered: hindered)
    for (file, sha256, outcome) in read { try settle(file, sha256, outcome, into: &result) }
    return result
  }

  /// What the files in the inbox give, oldest first.
  ///
  /// Nothing is moved.
  func read() async throws -> (
    read: [(file: InboxFile, sha256: String, outcome: FileOutcome)],
    hindered: [(path: String, hindrance: Inbox.Hindrance)]
  ) {
    let listing = Inbox(folder: workspace.inbox).listing()
    let processor = SubmissionProcessor(rules: rules)
    let outcomes = try await listing.files.concurrentMap { file in
      do throws(Inbox.Hindrance) {
        let bytes = try file.bytes(upTo: Self.maximumFileSize)
        return Swift.Result<(String, FileOutcome), Inbox.Hindrance>.success(
          (fingerprint(of: bytes), processor.process(bytes, file: file.path)))
      } catch {
        return .failure(error)
      }
    }
    var read: [(InboxFile, String, FileOutcome)] = []
    var hindered = listing.hindered
    for (file, outcome) in zip(listing.files, outcomes) {
      switch outcome {
      case .success(let (sha256, outcome)): read.append((file, sha256, outcome))
      case .failure(let hindrance): hindered.append((file.path, hindrance))
      }
    }
    return (read, hindered)
  }

  private func settle(
    _ file: InboxFile, _ sha256: String, _ outcome: FileOutcome, into result: inout Result
  ) throws {
    let receipt = Receipt(of: file, sha256: sha256, outcome: outcome, time: time)
    if outcome.hasErrors { try tellUnit(about: file, outcome) }
    if let scorecard = outcome.scorecard {
      try archive.accept(file, receipt: receipt, unit: scorecard.unit)
      result.known[sha256] = outcome
    } else {
      try archive.recordReturn(receipt)
      try giveBack(file)
    }
  }

  /// Writes the reasons where the file lies, or would lie, in `retur/`.
  private func tellUnit(about file: InboxFile, _ outcome: FileOutcome) throws {
    let folder = returnFolder(for: file)
    try Disk.makeFolder(folder)
    try Disk.replace(
      folder.appending(path: file.name + " – anmärkningar.txt"),
      with: Data(remarks(on: outcome, fileName: file.name).utf8))
  }

  /// Moves the original to `retur/`, beside any earlier file of the same name.
  private func giveBack(_ file: InboxFile) throws {
    let folder = returnFolder(for: file)
    try Disk.makeFolder(folder)
    let stem = file.location.deletingPathExtension().lastPathComponent
    let suffix = file.location.pathExtension.isEmpty ? "" : "." + file.location.pathExtension
    var destination = folder.appending(path: file.name)
    var copy = 2
    while Disk.exists(destination) {
      destination = folder.appending(path: "\(stem) (\(copy))\(suffix)")
      copy += 1
    }
    try Disk.move(file.location, to: destination)
  }

  private func returnFolder(for file: InboxFile) -> URL {
    workspace.returned.appending(path: file.path).deletingLastPathComponent()
  }
}
