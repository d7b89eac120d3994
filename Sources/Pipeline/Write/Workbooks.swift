import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// All files of a period: the merged workbook for the accounts, one for each unit and level, the
/// page that leads to them, the data behind them, and what may be published.
struct Workbooks: Sendable {
  let consolidation: Consolidation
  let metadata: ReportMetadata
  let format: SpreadsheetFormat
  let smallestGroup: Int
  let stratsysNames: [StratsysExport.Name]?

  init(of consolidation: Consolidation, rules: Rules, runID: String) {
    self.consolidation = consolidation
    metadata = ReportMetadata(municipality: rules.configuration.municipality, runID: runID)
    format = rules.configuration.format
    stratsysNames = rules.stratsysNames
    smallestGroup = rules.configuration.smallestGroup ?? SmallGroups.usualSmallest
  }

  /// Files by their paths within the period's folder.
  struct Files: Sendable {
    /// The workbooks for the house.
    let workbooks: [OutputSet.File]

    /// The page, the data and what may be published.
    let others: [OutputSet.File]

    var all: [OutputSet.File] { workbooks + others }
  }

  /// Makes all files.
  func files() async throws -> Files {
    let workbooks = try await internalWorkbooks()
    let plans = try await plans
    let published = try published
    let review = try review
    let data = try data
    let page = try Overview(
      consolidation, metadata,
      workbooks: workbooks.map { Overview.WorkbookLink(unit: $0.unit, path: $0.file.path) },
      others: plans.map { Overview.FileLink(title: $0.title, path: $0.file.path) } + [
        Overview.FileLink(title: "Bokslutet för publicering", path: published.path),
        Overview.FileLink(title: "Texter att läsa före publicering", path: review.path),
        Overview.FileLink(title: "Data för andra program", path: "data/datapackage.json"),
      ]
    ).html
    return Files(
      workbooks: workbooks.map(\.file) + plans.map(\.file),
      others: [OutputSet.File(path: "oversikt.html", contents: Array(page.utf8))] + data
        + [published, review] + stratsys)
  }

  /// The merged workbook, and a folder of workbooks for each level below the top.
  private func internalWorkbooks() async throws -> [(unit: String?, file: OutputSet.File)] {
    let accounts = AccountsReport(consolidation, metadata)
    let merged = try file(named: accounts.fileName, in: nil, accounts.workbook)
    let levels = try await consolidation.units.concurrentMap { unit in
      let report = LevelReport(unit, consolidation, metadata)
      let folder = unit.unit.parent == nil ? nil : unit.unit.level.pluralName
      let file = try file(named: report.fileName, in: folder, report.workbook)
      return (unit: String?.some(unit.unit.code), file: file)
    }
    return [(unit: nil, file: merged)] + levels
  }

  /// The operational plans of nämnder and verksamheter, in `verksamhetsplaner/`.
  private var plans: [(title: String, file: OutputSet.File)] {
    get async throws {
      try await consolidation.units.filter(PlanReport.isMade).concurrentMap { unit in
        let report = PlanReport(unit, consolidation, metadata)
        return (
          title: "Verksamhetsplan, \(unit.unit.name)",
          file: try file(named: report.fileName, in: "verksamhetsplaner", report.workbook)
        )
      }
    }
  }

  /// The tables for other programs, in `data/`.
  private var data: [OutputSet.File] {
    get throws {
      try DataPackage(DataReport(consolidation, metadata).workbook).files.map {
        OutputSet.File(path: "data/\($0.path)", contents: $0.bytes)
      }
    }
  }

  /// What Stratsys imports, and what of it was left out; nothing without its list of names.
  private var stratsys: [OutputSet.File] {
    guard let stratsysNames else { return [] }
    let export = StratsysExport(consolidation, names: stratsysNames)
    let leftOut = export.leftOut.map { $0 + "\n" }.joined()
    return [
      OutputSet.File(path: "stratsys/import.txt", contents: Array(export.text.utf8)),
      OutputSet.File(path: "stratsys/inte med.txt", contents: Array(leftOut.utf8)),
    ]
  }

  /// What may be published, in `publik/`.
  private var published: OutputSet.File {
    get throws {
      let report = AccountsReport(
        consolidation, metadata, edition: .published, smallestGroup: smallestGroup)
      return try file(named: report.fileName, in: "publik", report.workbook)
    }
  }

  /// What a person must read before that; it lies outside `publik/`.
  private var review: OutputSet.File {
    get throws {
      let review = PublicationReview(consolidation, metadata)
      return try file(named: review.fileName, in: nil, review.workbook)
    }
  }

  private func file(
    named name: String, in folder: String?, _ workbook: Workbook
  ) throws(SpreadsheetError) -> OutputSet.File {
    let path =
      [folder, name].compactMap { $0.map(fileName) }.joined(separator: "/")
      + "." + format.rawValue
    return OutputSet.File(path: path, contents: try WorkbookWriter().write(workbook, as: format))
  }
}
