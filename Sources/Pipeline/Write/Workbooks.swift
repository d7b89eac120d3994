import Findings
import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// All files of a period: the merged workbook for the accounts, one for each unit and level, the
/// page that leads to them, the data behind them, and what may be published.
struct Workbooks: Sendable {
  private let consolidation: Consolidation
  private let provenance: Provenance
  private let metadata: ReportMetadata
  private let format: SpreadsheetFormat
  private let smallestGroup: Int
  private let stratsysNames: [StratsysExport.Name]?
  private let own: [OwnWorkbook]
  private let facts: FillFacts

  init(of consolidation: Consolidation, from provenance: Provenance, rules: Rules) {
    self.consolidation = consolidation
    self.provenance = provenance
    metadata = ReportMetadata(
      municipality: rules.configuration.municipality, runID: provenance.fingerprint)
    format = rules.configuration.format
    stratsysNames = rules.stratsysNames
    smallestGroup = rules.configuration.smallestGroup ?? SmallGroups.usualSmallest
    own = rules.ownWorkbooks
    facts = FillFacts(
      consolidation, municipality: rules.configuration.municipality,
      lastDay: rules.configuration.lastDay, runID: provenance.fingerprint)
  }

  /// The fingerprint of all that the files are made from.
  var basis: String { ([metadata.runID] + own.map(\.fingerprint)).joined(separator: " ") }

  /// The paths of the workbooks for the house, within the period's folder.
  var paths: [String] {
    [path(AccountsReport(consolidation, metadata).fileName)] + levelPaths
      + planUnits.map(planPath)
  }

  /// Fills the workbooks of finance's own, for `ekonomins-bok/`.
  ///
  /// - Returns: The files, without those that could not be filled at all, and what could not be filled
  ///   in.
  func fillOwn() -> (files: [OutputSet.File], findings: [Finding]) {
    let filled = own.map { ($0, $0.filled(with: facts)) }
    let files = filled.compactMap { own, outcome in
      outcome.bytes.map { bytes in
        OutputSet.File(path: own.path, basis: "\(metadata.runID) \(own.fingerprint)") { bytes }
      }
    }
    return (files, filled.flatMap(\.1.findings))
  }

  /// All files, with the filled workbooks of finance's own; each is made when it is asked for.
  func files(with own: [OutputSet.File]) throws -> [OutputSet.File] {
    [accounts, published, review] + levels + plans + own + [page] + stratsys + (try data)
  }

  private var accounts: OutputSet.File {
    let report = AccountsReport(consolidation, metadata)
    return file(path(report.fileName)) { report.workbook }
  }

  /// A workbook by its path within the period's folder, every cell with what it comes from.
  ///
  /// - Returns: `nil` when no workbook has that path.
  func traced(_ path: String) -> TracedWorkbook? {
    let report = AccountsReport(consolidation, metadata)
    if path == self.path(report.fileName) { return report.traced }
    if path == published.path {
      return AccountsReport(
        consolidation, metadata, edition: .published, smallestGroup: smallestGroup
      ).traced
    }
    if let place = levelPaths.firstIndex(of: path) {
      let unit = consolidation.units[place]
      return LevelReport(unit, consolidation, metadata(of: unit)).traced
    }
    if let unit = planUnits.first(where: { planPath(of: $0) == path }) {
      return PlanReport(unit, consolidation, metadata(of: unit)).traced
    }
    return own.first { $0.path == path }.flatMap { TracedWorkbook($0.filled(with: facts)) }
  }

  /// A workbook for each unit, by what concerns the unit: what it and those below it have handed in,
  /// and the goals above that its own serve.
  private var levels: [OutputSet.File] {
    zip(consolidation.units, levelPaths).map { unit, path in
      let metadata = metadata(of: unit)
      return file(path, basis: metadata.runID) { [consolidation] in
        LevelReport(unit, consolidation, metadata).workbook
      }
    }
  }

  /// What is said of a workbook that is made from what concerns one unit.
  private func metadata(of unit: ConsolidatedUnit) -> ReportMetadata {
    let organisation = consolidation.organisation
    let total = consolidation.root.economy.total
    let forecasts = EconomyLine.Kind.allCases.map { "\(total[$0].forecast != nil)" }
    let code = unit.unit.code
    let own = [code] + organisation.descendants(of: code).map(\.code)
    let concerned =
      own + organisation.ancestors(of: code).map(\.code)
      + (consolidation.comparison?.unitsSharingPast(with: own) ?? [])
    var metadata = metadata
    metadata.runID = provenance.fingerprint(
      of: concerned, and: "\(code) \(forecasts)")
    return metadata
  }

  private var levelPaths: [String] {
    consolidation.units.map { unit in
      let folder = unit.unit.parent == nil ? nil : unit.unit.level.folder
      return path(LevelReport(unit, consolidation, metadata).fileName, in: folder)
    }
  }

  private var page: OutputSet.File {
    let links = zip([nil] + consolidation.units.map(\.unit.code), paths).map {
      Overview.WorkbookLink(unit: $0, path: $1)
    }
    let others =
      planUnits.map {
        Overview.FileLink(title: "Verksamhetsplan, \($0.unit.name)", path: planPath(of: $0))
      } + [
        Overview.FileLink(title: "Bokslutet för publicering", path: published.path),
        Overview.FileLink(title: "Texter att läsa före publicering", path: review.path),
        Overview.FileLink(title: "Data för andra program", path: "data/datapackage.json"),
      ]
    return OutputSet.File(path: "oversikt.html", basis: metadata.runID) {
      [consolidation, metadata] in
      let page = Overview(consolidation, metadata, workbooks: links, others: others)
      return Array(try page.html.utf8)
    }
  }

  /// The operational plans, in `verksamhetsplaner/`.
  private var plans: [OutputSet.File] {
    planUnits.map { unit in
      let metadata = metadata(of: unit)
      return file(planPath(of: unit), basis: metadata.runID) { [consolidation] in
        PlanReport(unit, consolidation, metadata).workbook
      }
    }
  }

  private var planUnits: [ConsolidatedUnit] { consolidation.units.filter(PlanReport.isMade) }

  private func planPath(of unit: ConsolidatedUnit) -> String {
    path(PlanReport(unit, consolidation, metadata).fileName, in: "verksamhetsplaner")
  }

  /// The tables for other programs, in `data/`.
  private var data: [OutputSet.File] {
    get throws {
      try DataPackage(DataReport(consolidation, metadata).workbook).files.map { file in
        OutputSet.File(path: "data/\(file.path)", basis: metadata.runID) { file.bytes }
      }
    }
  }

  /// What Stratsys imports, and what of it was left out; nothing without its list of names.
  private var stratsys: [OutputSet.File] {
    guard let stratsysNames else { return [] }
    let export = StratsysExport(consolidation, names: stratsysNames)
    let leftOut = export.leftOut.map { $0 + "\n" }.joined()
    return [("import.txt", export.text), ("inte med.txt", leftOut)].map { name, text in
      OutputSet.File(path: "stratsys/\(name)", basis: metadata.runID) { Array(text.utf8) }
    }
  }

  /// What may be published, in `publik/`.
  private var published: OutputSet.File {
    let report = AccountsReport(
      consolidation, metadata, edition: .published, smallestGroup: smallestGroup)
    return file(path(report.fileName, in: "publik")) { report.workbook }
  }

  /// What a person must read before that; it lies outside `publik/`.
  private var review: OutputSet.File {
    let review = PublicationReview(consolidation, metadata)
    return file(path(review.fileName)) { review.workbook }
  }

  private func file(
    _ path: String, basis: String? = nil, _ workbook: @Sendable @escaping () -> Workbook
  ) -> OutputSet.File {
    OutputSet.File(path: path, basis: basis ?? metadata.runID) { [format] in
      try WorkbookWriter().write(workbook(), as: format)
    }
  }

  private func path(_ name: String, in folder: String? = nil) -> String {
    [folder, name].compactMap { $0.map(fileName) }.joined(separator: "/") + "." + format.rawValue
  }
}

extension TracedWorkbook {
  /// A workbook of finance's own; `nil` when it could not be filled.
  fileprivate init?(_ filled: WorkbookFilling.Outcome) {
    guard let workbook = filled.bytes.flatMap({ try? WorkbookReader().read($0).workbook }) else {
      return nil
    }
    var sources: [String: [TracedCell]] = [:]
    for cell in filled.cells {
      guard let address = CellAddress(cell.cell) else { continue }
      let stated = cell.terms.filter { $0.source != nil }
      sources[cell.sheet, default: []].append(
        TracedCell(
          address, CellSources(stated.compactMap(\.source), titles: stated.map(\.what))))
    }
    self.init(workbook, sources: sources)
  }
}
