import ArgumentParser
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
      return Workspace(URL(filePath: workspace, relativeTo: here))
    }
    guard let nearest = Workspace.nearest(to: here) else {
      throw RunError.unusable(
        file: "styrkort.yaml",
        reason: "Hittas varken här eller i någon mapp ovanför. Ange arbetsmappen med --workspace.")
    }
    return nearest
  }
}
