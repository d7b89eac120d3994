public import Foundation

/// A folder of a test's own, removed with the value.
public struct TemporaryFolder: ~Copyable {
  /// Where the folder lies.
  public let location: URL

  /// Creates an empty folder.
  public init() throws {
    location = FileManager.default.temporaryDirectory
      .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: location)
  }
}

/// The root of the project: the folder with `Package.swift`.
public let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The folder of files shared by everybody, beside the project; `nil` where it is absent.
public let sharedFolder: URL? = {
  let folder = projectFolder.deletingLastPathComponent().appending(path: "shared")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()
