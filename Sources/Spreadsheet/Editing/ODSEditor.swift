internal import Zip

/// Edits the content of an OpenDocument package.
struct ODSEditor: Sendable {
  private let archive: ZipArchive
  private let limits: ReadLimits

  init(_ archive: ZipArchive, limits: ReadLimits) throws(SpreadsheetError) {
    self.archive = archive
    self.limits = limits
  }

  func save(
    _ edits: [String: [CellAddress: CellEdit]], _ tables: [TableEdit]
  ) throws(SpreadsheetError) -> [UInt8] {
    throw SpreadsheetError(.unsupportedFormat("ods"))
  }
}
