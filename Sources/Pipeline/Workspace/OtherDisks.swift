import Findings
import Foundation

/// Which folders of a workspace lay on other disks than the workspace itself at the last run.
///
/// A folder whose disk is not there looks empty, as if nobody had handed in anything. What tells the two
/// apart lies in the workspace itself, `.diskar`, and not on any of those disks.
struct OtherDisks {
  let workspace: Workspace

  /// Makes sure that no disk has been taken away.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` for a folder that no longer lies on another disk.
  func confirm() throws(RunError) {
    guard try Disk.exists(file) else { return }
    let text = String(decoding: try Disk.bytes(at: file), as: UTF8.self)
    let present = workspace.foldersOnOtherDisks
    guard
      let lost = text.split(separator: "\n").map(String.init).first(where: {
        !present.contains($0)
      })
    else { return }
    throw .unusable(
      file: workspace.folder.appending(path: lost).path,
      reason: Wording(
        "Mappen låg på en annan disk vid förra körningen, och gör det inte nu. Kontrollera att disken "
          + "eller nätverksmappen är ansluten. Är det meningen, ta bort .diskar i arbetsmappen.",
        english: "The folder lay on another disk at the last run, and does not now. Check that the "
          + "disk or network folder is connected. If it is meant, remove .diskar in the workspace.")
    )
  }

  /// Keeps what the next run is to find.
  func remember() throws(RunError) {
    let folders = workspace.foldersOnOtherDisks
    if folders.isEmpty {
      try Disk.remove(file)
    } else {
      try Disk.replace(file, with: Array(folders.map { "\($0)\n" }.joined().utf8))
    }
  }

  private var file: URL { workspace.folder.appending(path: ".diskar") }
}
