public import Foundation

/// A folder that holds one municipality: what comes in, what goes out, and the rules between.
///
/// A workspace shares nothing with any other, so any number of them can run side by side.
public struct Workspace: Sendable {
  /// The folder itself.
  public let folder: URL

  /// Creates a workspace over a folder that need not hold anything yet.
  public init(_ folder: URL) {
    self.folder = folder.standardizedFileURL
  }

  /// Finds the nearest workspace: a folder with `styrkort.yaml`, here or further up.
  ///
  /// - Returns: `nil` when there is none.
  public static func nearest(to start: URL) -> Workspace? {
    var folder = start.standardizedFileURL
    while true {
      let workspace = Workspace(folder)
      if FileManager.default.fileExists(atPath: workspace.configuration.path) { return workspace }
      let parent = folder.deletingLastPathComponent().standardizedFileURL
      if parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// `styrkort.yaml`: which municipality, which period.
  public var configuration: URL { folder.appending(path: "styrkort.yaml") }

  /// `policy.yaml`: the council's rules for fulfilment.
  public var policy: URL { folder.appending(path: "policy.yaml") }

  /// `mappningar/`: a description of each template.
  public var mappings: URL { folder.appending(path: "mappningar", directoryHint: .isDirectory) }

  /// `stratsys.csv`: the names of units and measures that Stratsys knows; there need not be one.
  var stratsys: URL { folder.appending(path: "stratsys.csv") }

  /// `ekonomins-bok/`: workbooks of finance's own, each with the fill mapping that says how it is
  /// filled; there need not be any.
  public var ownWorkbooks: URL {
    folder.appending(path: "ekonomins-bok", directoryHint: .isDirectory)
  }

  /// `inkorg/`: where units drop their files.
  public var inbox: URL { folder.appending(path: "inkorg", directoryHint: .isDirectory) }

  /// `arkiv/`: every accepted original, unchanged, with a receipt.
  public var archive: URL { folder.appending(path: "arkiv", directoryHint: .isDirectory) }

  /// `retur/`: what could not be used, with the reasons.
  public var returned: URL { folder.appending(path: "retur", directoryHint: .isDirectory) }

  /// `utdata/`: the workbooks, a folder for each period.
  public var outputs: URL { folder.appending(path: "utdata", directoryHint: .isDirectory) }

  /// The register of the organisation: `organisation.xlsx`, `.ods` or `.csv`.
  ///
  /// - Returns: `nil` when there is none.
  public var register: URL? { register(named: "organisation") }

  /// The register of an earlier period, such as `organisation-2024.xlsx`; `nil` when there is none.
  func register(of period: String) -> URL? { register(named: "organisation-\(period)") }

  /// The policy of an earlier period, such as `policy-2024.yaml`; `nil` when there is none.
  func policy(of period: String) -> URL? {
    let file = folder.appending(path: "policy-\(period).yaml")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }

  private func register(named name: String) -> URL? {
    ["xlsx", "ods", "csv"].map { folder.appending(path: "\(name).\($0)") }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }
}
