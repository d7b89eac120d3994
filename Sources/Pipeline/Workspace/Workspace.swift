import Findings
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

  /// The names of those of its folders that lie on other disks than the workspace itself.
  var foldersOnOtherDisks: [String] {
    [inbox, archive, returned, outputs].filter { location in
      guard let here = Disk.device(of: folder), let there = Disk.device(of: location) else {
        return false
      }
      return here != there
    }.map(\.lastPathComponent)
  }

  /// The register of the organisation: `organisation.xlsx`, `.ods` or `.csv`.
  ///
  /// - Parameter period: An earlier period, whose own register, such as `organisation-2024.xlsx`, goes
  ///   before that of today.
  /// - Returns: `nil` when there is none.
  /// - Throws: When there are several, or the disk does not tell.
  func register(of period: String?) throws(RunError) -> URL? {
    if let period, let own = try register(named: "organisation-\(period)") { return own }
    return try register(named: "organisation")
  }

  /// The policy of a period: `policy.yaml`, or of an earlier period its own, such as
  /// `policy-2024.yaml`.
  func policy(of period: String?) throws(RunError) -> URL {
    guard let period else { return policy }
    let own = folder.appending(path: "policy-\(period).yaml")
    return try Disk.exists(own) ? own : policy
  }

  private func register(named name: String) throws(RunError) -> URL? {
    var found: [String] = []
    for name in ["xlsx", "ods", "csv"].map({ "\(name).\($0)" }) {
      if try Disk.exists(folder.appending(path: name)) { found.append(name) }
    }
    guard found.count < 2 else {
      throw .unusable(
        file: found[0],
        reason: Wording(
          "Det finns flera register: \(found.joined(separator: ", ")). Låt bara ett ligga kvar.",
          english: "There are several registers: \(found.joined(separator: ", ")). Keep only one."))
    }
    return found.first.map { folder.appending(path: $0) }
  }
}
