public import Foundation

/// A folder of a test's own, removed with the value.
public struct TemporaryFolder: ~Copyable {
  /// Where the folder lies.
  public let location: URL

  /// Creates an empty folder.
  ///
  /// - Parameter inMemory: Whether it lies in memory, where the machine has a place for that.
  public init(inMemory: Bool = false) throws {
    let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
    let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
    location = (isThere ? memory : FileManager.default.temporaryDirectory)
      .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: location, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: location)
  }

  /// Writes a text to a path within the folder, and sets its time in seconds since 1970.
  public func write(_ text: String, to path: String, modified: Double? = nil) throws {
    let file = location.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    if let modified {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: modified)], ofItemAtPath: file.path)
    }
  }

  /// The texts of all files, hidden ones too, by their paths within the folder.
  public func contents() throws -> [String: String] {
    try Self.bytes(in: location).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of all files below a folder, hidden ones too, by their paths within it.
  public static func bytes(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      if try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        files[path] = try Data(contentsOf: file)
      }
    }
    return files
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
