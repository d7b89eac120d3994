import ArgumentParser
import Findings
import Foundation
import Pipeline

/// The flag that says which workspace a command works in.
struct WorkspaceOptions: ParsableArguments {
  @Option(help: "Arbetsmappen, med styrkort.yaml. Utan flaggan: närmaste uppåt.")
  var workspace: String?

  /// The workspace.
  ///
  /// - Throws: When there is none.
  func resolve() throws -> Workspace {
    let here = URL(
      filePath: FileManager.default.currentDirectoryPath, directoryHint: .isDirectory)
    if let workspace {
      return try existing(Workspace(URL(filePath: workspace, relativeTo: here)))
    }
    guard let nearest = Workspace.nearest(to: here) else {
      throw RunError.unusable(
        file: "styrkort.yaml",
        reason: Wording(
          "Hittas varken här eller i någon mapp ovanför. Gå till arbetsmappen eller ange den med "
            + "--workspace; en ny görs med styrkort init.",
          english:
            "Found neither here nor in any folder above. Go to the workspace or name it with "
            + "--workspace; styrkort init makes a new one."))
    }
    return nearest
  }

  private func existing(_ workspace: Workspace) throws(RunError) -> Workspace {
    let path = workspace.folder.resolvingSymlinksInPath().path
    let isFolder = isFolder(at: path)
    if isFolder == true { return workspace }
    throw .unusable(
      file: workspace.folder.path,
      reason: isFolder == false
        ? Wording(
          "Är en fil. Ange mappen som den ligger i.",
          english: "This is a file. Name the folder that it lies in.")
        : Wording(
          "Mappen finns inte. Kontrollera namnet; en ny arbetsmapp görs med styrkort init.",
          english: "The folder does not exist. Check the name; styrkort init makes a new workspace."
        ))
  }
}
