import Findings
import Foundation
import Reports
import Spreadsheet

/// The originals that figures come from, each opened once.
struct Originals {
  private let workspace: Workspace
  private let period: String
  private var entries: [String: [Int: Archive.Entry]] = [:]
  private var workbooks: [URL: Workbook?] = [:]

  /// - Parameter period: The period that is reported.
  init(in workspace: Workspace, period: String) {
    self.workspace = workspace
    self.period = period
  }

  /// The cells that another cell rests on, with what the archive tells of each.
  ///
  /// - Throws: When the archive cannot be read.
  mutating func origins(_ sources: CellSources) throws -> [OutputExplanation.Origin] {
    var origins: [OutputExplanation.Origin] = []
    for (position, source) in sources.sources.enumerated() {
      let entry = try entry(of: source, in: sources.period ?? period)
      origins.append(
        OutputExplanation.Origin(
          what: sources.titles.indices.contains(position) ? sources.titles[position] : nil,
          file: source.file, sheet: source.sheet, cell: source.cell,
          value: entry.flatMap { value(at: source, in: $0) },
          original: entry.map { path(of: $0.original) }, sha256: entry?.receipt.sha256,
          received: entry?.receipt.received))
    }
    return origins
  }

  /// The submission that a source stands in.
  private mutating func entry(of source: Source, in period: String) throws -> Archive.Entry? {
    if entries[period] == nil {
      let all = try Archive(folder: workspace.archive.appending(path: period)).entries()
      entries[period] = Dictionary(
        all.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let entry = source.submission.flatMap { entries[period]?[$0] }
    return entry?.receipt.file == source.file ? entry : nil
  }

  private mutating func value(at source: Source, in entry: Archive.Entry) -> String? {
    if workbooks[entry.original] == nil {
      let bytes = try? Disk.bytes(at: entry.original)
      workbooks[entry.original] = .some(
        bytes.flatMap { try? WorkbookReader().read($0).workbook })
    }
    guard let workbook = workbooks[entry.original] ?? nil,
      let address = source.cell.flatMap({ CellAddress($0) })
    else { return nil }
    let sheet = source.sheet.map { workbook[sheet: $0] } ?? workbook.sheets.first
    return sheet?[address]?.displayText
  }

  private func path(of original: URL) -> String {
    let folder = workspace.folder.standardizedFileURL.path + "/"
    let path = original.standardizedFileURL.path
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
