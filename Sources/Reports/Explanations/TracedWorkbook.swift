public import Findings
public import Spreadsheet

/// A workbook of which every figure and text tells where it comes from.
///
///     let trace = report.traced.trace(of: CellAddress("D7"), on: "Driftredovisning")
public struct TracedWorkbook: Sendable {
  /// The workbook.
  public let workbook: Workbook

  /// The cells of submissions that the cells without formula rest on.
  private let sources: [String: [TracedCell]]

  /// Creates a traced workbook.
  ///
  /// - Parameter sources: The cells of each sheet that rest on cells of submissions.
  public init(_ workbook: Workbook, sources: [String: [TracedCell]]) {
    self.workbook = workbook
    self.sources = sources.mapValues { cells in cells.sorted { $0.address < $1.address } }
  }

  /// Where the content of a cell comes from; `nil` when the sheet or the cell is not there, or empty.
  public func trace(of address: CellAddress, on sheet: String) -> CellTrace? {
    guard let found = workbook[sheet: sheet], let cell = found[address],
      !cell.value.isEmpty || cell.formula != nil
    else { return nil }
    let own = CellTrace.Term(
      sheet: found.name, cell: address.text, shown: cell.displayText,
      sources: sources(of: address, on: found.name))
    var known: Set<SheetRange> = []
    return CellTrace(
      formula: cell.formula, term: own,
      terms: cell.formula == nil ? [] : terms(of: cell, at: address, on: found.name, &known))
  }

  private func sources(of address: CellAddress, on sheet: String) -> CellSources {
    let cells = sources[sheet] ?? []
    let position = cells.partitioningIndex { $0.address >= address }
    guard position < cells.count, cells[position].address == address else { return CellSources() }
    return cells[position].sources
  }

  /// The cells without formula that a cell with one comes to, each once.
  private func terms(
    of cell: Cell, at address: CellAddress, on sheet: String, _ known: inout Set<SheetRange>
  ) -> [CellTrace.Term] {
    guard let formula = cell.formula else { return [] }
    return workbook.ranges(in: formula, on: sheet, row: address.row).flatMap {
      range -> [CellTrace.Term] in
      guard let found = workbook[sheet: range.sheet] else { return [] }
      return found.rows.filter { (range.range.first.row...range.range.last.row).contains($0.index) }
        .flatMap { row -> [CellTrace.Term] in
          row.cells.flatMap { cell -> [CellTrace.Term] in
            let place = CellAddress(row: row.index, column: cell.column)
            guard range.range.contains(place), !cell.value.isEmpty,
              known.insert(SheetRange(found.name, CellRange(place, place))).inserted
            else { return [] }
            if cell.formula != nil {
              return terms(of: cell, at: place, on: found.name, &known)
            }
            return [
              CellTrace.Term(
                sheet: found.name, cell: place.text, shown: cell.displayText,
                sources: sources(of: place, on: found.name))
            ]
          }
        }
    }
  }
}

/// A cell of a sheet with what it rests on.
public struct TracedCell: Hashable, Sendable {
  /// Where it stands.
  public let address: CellAddress

  /// What it rests on.
  public let sources: CellSources

  /// Creates the cell.
  public init(_ address: CellAddress, _ sources: CellSources) {
    self.address = address
    self.sources = sources
  }
}

/// The cells of submissions that a cell rests on.
public struct CellSources: Hashable, Sendable {
  /// The cells.
  public var sources: [Source]

  /// What each of them is, in their order; empty where the report's own headings say it.
  public var titles: [String]

  /// The earlier period whose submissions they stand in; `nil` is the one that is reported.
  public var period: String?

  /// Creates the sources of a cell.
  public init(_ sources: [Source] = [], titles: [String] = [], of period: String? = nil) {
    self.sources = sources
    self.titles = titles
    self.period = period
  }
}

/// Where the content of a cell comes from.
public struct CellTrace: Hashable, Sendable {
  /// A cell without formula.
  public struct Term: Hashable, Sendable {
    /// Its sheet.
    public let sheet: String
    /// Its place, such as `D7`.
    public let cell: String
    /// What it shows.
    public let shown: String
    /// The cells of submissions that it rests on; empty for what the register, the policy or the
    /// report itself says.
    public let sources: CellSources
  }

  /// The formula, without its equals sign; `nil` for a cell without.
  public let formula: String?

  /// The cell itself.
  public let term: Term

  /// The cells that the formula comes to in the end.
  public let terms: [Term]
}
