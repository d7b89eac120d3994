import Findings
import Foundation
import MappingLanguage

/// A workbook of finance's own, with the fill mapping that says how it is filled.
struct OwnWorkbook: Sendable {
  let mapping: FillMapping
  let bytes: [UInt8]

  /// The SHA-256 of both files.
  let fingerprint: String

  /// The path of the filled workbook within the outputs of a period.
  var path: String { Self.outputFolder + mapping.workbook }

  /// Where the filled workbooks lie within the outputs of a period.
  static let outputFolder = "ekonomins-bok/"

  /// Reads the workbooks of a workspace, in the order of their fill mappings' names.
  ///
  /// - Throws: ``RunError`` for a fill mapping with faults or without its workbook, or when the disk
  ///   does not tell.
  static func all(in workspace: Workspace) throws(RunError) -> [OwnWorkbook] {
    let folder = workspace.ownWorkbooks
    var workbooks: [OwnWorkbook] = []
    for name in try Disk.names(in: folder)
    where name.hasSuffix(".yaml") && !name.hasPrefix(".") {
      var files = RuleFiles()
      let text = try files.text(of: folder.appending(path: name))
      let mapping = try Rules.parsed { () throws(MappingError) in
        try FillMapping.parse(text, file: "ekonomins-bok/\(name)")
      }
      guard !workbooks.contains(where: { $0.mapping.workbook == mapping.workbook }) else {
        throw .unusable(
          file: "ekonomins-bok/\(name)",
          reason: Wording(
            "\(mapping.workbook) fylls redan i av en annan fil i mappen.",
            english: "\(mapping.workbook) is already filled in by another file in the folder."))
      }
      let bytes = try files.bytes(of: folder.appending(path: mapping.workbook))
      workbooks.append(
        OwnWorkbook(mapping: mapping, bytes: bytes, fingerprint: files.fingerprint))
    }
    return workbooks
  }

  /// Fills the workbook with what a run came to.
  func filled(with facts: FillFacts) -> WorkbookFilling.Outcome {
    WorkbookFilling(mapping, with: facts).fill(bytes)
  }
}
