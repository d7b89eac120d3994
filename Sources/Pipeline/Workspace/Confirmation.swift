import Findings
import Foundation

extension RunRecord {
  /// Makes sure that what the run met is still there, and that no disk has been taken away.
  ///
  /// - Parameter archive: The archive of the period that is reported.
  /// - Throws: ``RunError/unusable(file:reason:)`` when a folder no longer lies on the disk that it lay
  ///   on, or submissions are gone.
  func confirm(_ workspace: Workspace, and archive: Archive) throws(RunError) {
    try confirmDisks(of: workspace)
    if period == archive.folder.lastPathComponent { try confirm(archive) }
  }

  /// A folder whose disk is not there looks empty, as if nobody had handed in anything.
  private func confirmDisks(of workspace: Workspace) throws(RunError) {
    let present = workspace.foldersOnOtherDisks
    guard let lost = otherDisks?.first(where: { !present.contains($0) }) else { return }
    throw .unusable(
      file: workspace.folder.appending(path: lost).path,
      reason: Wording(
        "Mappen låg på en annan disk vid förra körningen, och gör det inte nu. Kontrollera att disken "
          + "eller nätverksmappen är ansluten. Är det meningen, ta bort utdata/körning.json.",
        english: "The folder lay on another disk at the last run, and does not now. Check that the "
          + "disk or network folder is connected. If it is meant, remove utdata/körning.json."))
  }

  /// Nothing ever takes the highest number away.
  private func confirm(_ archive: Archive) throws(RunError) {
    guard let told = files.compactMap(\.number).max(),
      try archive.places().allSatisfy({ $0.number < told })
    else { return }
    throw .unusable(
      file: archive.folder.path,
      reason: Wording(
        "Arkivet saknar filer som förra körningen hade (nummer \(told)). Kontrollera att disken "
          + "är ansluten, eller återställ arkivet. Är det meningen, ta bort utdata/körning.json.",
        english:
          "The archive lacks files that the last run had (number \(told)). Check that the disk "
          + "is connected, or restore the archive. If it is meant, remove utdata/körning.json."))
  }
}
