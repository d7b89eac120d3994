public import Foundation

/// LibreOffice without a window, in a profile of its own.
public struct LibreOffice {
  private let program: Program
  private let profile: URL

  /// Prepares LibreOffice; `nil`, with a printed line, where it is not installed.
  ///
  /// - Parameters:
  ///   - folder: Where the profile lies.
  ///   - calculates: Whether every formula is calculated anew when a file is opened, whatever results
  ///     are stored in it; otherwise it does what it does for people who have set nothing.
  public init?(in folder: URL, calculating calculates: Bool = true) throws {
    guard let program = Program.named("soffice") else {
      skip("LibreOffice is not installed.")
      return nil
    }
    self.program = program
    profile = folder.appending(
      path: calculates ? "profile" : "standard", directoryHint: .isDirectory)
    let user = profile.appending(path: "user", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: user, withIntermediateDirectories: true)
    if calculates {
      try Data(Self.settings.utf8).write(to: user.appending(path: "registrymodifications.xcu"))
    }
  }

  /// Converts files to XLSX.
  ///
  /// - Returns: The places of the new files, in the same order.
  public func xlsx(of files: [URL], to folder: URL) throws -> [URL] {
    try converted(files, to: "xlsx:Calc MS Excel 2007 XML", in: folder)
  }

  /// Converts files to another format, such as `ods` or `pdf`.
  ///
  /// - Returns: The places of the new files, in the same order.
  public func converted(_ files: [URL], to format: String, in folder: URL) throws -> [URL] {
    let outcome = try program.run(
      [
        "-env:UserInstallation=\(profile.absoluteString)", "--headless", "--convert-to",
        format, "--outdir", folder.path,
      ] + files.map(\.path))
    guard outcome.code == 0 else { throw Failed(errors: outcome.errors) }
    let suffix = format.prefix { $0 != ":" }
    return files.map { file in
      folder.appending(path: file.deletingPathExtension().lastPathComponent + ".\(suffix)")
    }
  }

  /// LibreOffice could not convert a file.
  public struct Failed: Error {
    /// What it said.
    public let errors: String
  }

  /// 0 is "always".
  private static let settings = """
    <?xml version="1.0" encoding="UTF-8"?>
    <oor:items xmlns:oor="http://openoffice.org/2001/registry">
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode">\
    <value>0</value></prop></item>
    <item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">\
    <value>0</value></prop></item>
    </oor:items>
    """
}
