public import Findings
import Scorecards
import Spreadsheet

/// Fills a workbook of finance's own: logo, charts, macros, formulas and looks stay as they are.
///
///     let filled = WorkbookFilling(mapping, with: facts).fill(bytes)
public struct WorkbookFilling {
  /// A workbook that was filled.
  public struct Outcome: Sendable {
    /// The file; `nil` when it could not be filled at all.
    public let bytes: [UInt8]?

    /// What could not be filled in, and why.
    public let findings: [Finding]

    /// The cells that were filled, in their order.
    public let cells: [FilledCell]
  }

  private let mapping: FillMapping
  private let facts: FillFacts
  private let period: Period
  private var findings: [Finding] = []
  private var cells: [FilledCell] = []

  /// Prepares to fill a workbook.
  public init(_ mapping: FillMapping, with facts: FillFacts) {
    self.mapping = mapping
    self.facts = facts
    period = Period(facts.consolidation.period)
  }

  /// Fills the workbook.
  ///
  /// Tables grow first, so that all other places are found where they end up. A cell with a formula is
  /// left as it is, and a value that is not known leaves its cell empty; both are told.
  public func fill(_ bytes: [UInt8]) -> Outcome {
    var filling = self
    do throws(SpreadsheetError) {
      let filled = try filling.filled(bytes)
      return Outcome(
        bytes: filled, findings: filling.findings, cells: filling.cells)
    } catch {
      filling.report(
        .fillRefused, sheet: error.place.sheet, cell: error.place.cell?.text,
        found: error.swedishReason)
      return Outcome(bytes: nil, findings: filling.findings, cells: [])
    }
  }

  private mutating func filled(_ bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    let grown = try grownTables(of: bytes)
    let read = try WorkbookReader().read(grown)
    let places = FillPlaces(read, file: mapping.workbook, period: period)
    var cells = FillCells(read.workbook, editor: try WorkbookEditor(grown))
    for part in mapping.parts {
      switch part {
      case .form(let form): try fill(form, at: places, &cells)
      case .table(let part):
        switch part.destination {
        case .table(let name): try fillTable(named: name, with: part, at: places, &cells)
        case .knownRows(let isSelection):
          try fillKnownRows(of: part, isSelection: isSelection, at: places, &cells)
        }
      }
    }
    return try cells.editor.save()
  }

  // MARK: Forms

  private mutating func fill(
    _ form: FillForm, at places: FillPlaces, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    guard let unit = unit(form.unit) else { return }
    let values = values(isOwn: form.isOwn)
    let distance = places.distance(in: form)
    for rule in form.rules {
      guard let place = places.place(of: rule, in: form, distance: distance) else {
        report(.fillPlaceMissing, expected: rule.place.shown(in: period))
        continue
      }
      try put(
        values.value(of: rule.field, for: FillSubject(unit: unit)), rule.field, unit, at: place,
        &cells)
    }
  }

  // MARK: Tables

  /// The workbook with its tables as long as what they are filled with.
  private mutating func grownTables(of bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    var editor = try WorkbookEditor(bytes)
    let places = FillPlaces(
      try WorkbookReader().read(bytes), file: mapping.workbook, period: period)
    for case .table(let part) in mapping.parts {
      guard case .table(let name) = part.destination,
        let (sheet, table) = places.table(named: name)
      else { continue }
      let wanted = subjects(of: part, isTold: false).count
      guard wanted > table.records.rowCount else { continue }
      var grown = editor
      do throws(SpreadsheetError) {
        try grown.append(
          Array(repeating: [], count: wanted - table.records.rowCount), toTable: table.name)
        editor = grown
      } catch {
        guard case .tableCannotGrow(let obstacle) = error.kind else { throw error }
        report(
          .fillTableTooShort, sheet: sheet.name, cell: table.range.text,
          found: obstacle.swedishReason, expected: "\(wanted)")
      }
    }
    return try editor.save()
  }

  /// Fills a real table from the top; what is left of it is emptied.
  private mutating func fillTable(
    named name: String, with part: FillTable, at places: FillPlaces, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    guard let (sheet, table) = places.table(named: name),
      let grid = places.grid(of: part, in: table, on: sheet)
    else {
      report(.fillPlaceMissing, expected: "tabellen ”\(name)”")
      return
    }
    reportMissingColumns(of: part, in: grid)
    let subjects = subjects(of: part, isTold: true)
    for (row, subject) in zip(table.records.rows, subjects) {
      try fill(row, of: grid, with: subject, by: part, &cells)
    }
    for row in table.records.rows.dropFirst(subjects.count) {
      try clear(row, of: grid, &cells)
    }
  }

  /// Fills rows that are there, each known by the text of the first column.
  private mutating func fillKnownRows(
    of part: FillTable, isSelection: Bool, at places: FillPlaces, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    guard let grid = places.grid(of: part) else {
      report(.fillPlaceMissing, expected: "rubrikerna i ”\(part.name)”")
      return
    }
    reportMissingColumns(of: part, in: grid)
    guard let key = part.rules.first?.field, let keyColumn = grid.columns[0] else { return }
    let rows = grid.rows(byTextOf: keyColumn)
    for (name, subjects) in named(subjects(of: part, isTold: true), by: key, of: part, in: grid) {
      guard let row = rows[name.comparable] else {
        if !isSelection { report(.fillRowMissing, sheet: grid.view.sheet.name, expected: name) }
        continue
      }
      if subjects.count == 1 {
        try fill(row, of: grid, with: subjects[0], by: part, isKnown: true, &cells)
      } else {
        report(
          .fillRowAmbiguous, sheet: grid.view.sheet.name,
          cell: CellAddress(row: row, column: keyColumn).text, found: name,
          expected: subjects.unitCodes)
        try clear(row, of: grid, isKnown: true, &cells)
      }
    }
  }

  /// Subjects by the text that their rows are known by, in their order; one without such a text is told.
  private mutating func named(
    _ subjects: [FillSubject], by key: FillField, of part: FillTable, in grid: FillPlaces.Grid
  ) -> [(name: String, subjects: [FillSubject])] {
    let values = values(isOwn: part.isOwn)
    var named: [(name: String, subjects: [FillSubject])] = []
    var places: [String: Int] = [:]
    for subject in subjects {
      guard let value = values.value(of: key, for: subject) else {
        report(
          .fillValueMissing, sheet: grid.view.sheet.name,
          expected: "\(key.fullName) för \(subject.unit.unit.name)")
        continue
      }
      let name = value.cellValue(inFormat: "").shownText
      if let place = places[name.comparable] {
        named[place].subjects.append(subject)
      } else {
        places[name.comparable] = named.count
        named.append((name, [subject]))
      }
    }
    return named
  }

  private mutating func reportMissingColumns(of part: FillTable, in grid: FillPlaces.Grid) {
    for (position, rule) in part.rules.enumerated() where grid.columns[position] == nil {
      report(
        .fillPlaceMissing, sheet: grid.view.sheet.name, cell: "A\(grid.firstRow)",
        expected: rule.place.shown(in: period))
    }
  }

  /// - Parameter isKnown: Whether the row is known by its first column, which then stays as it is.
  private mutating func fill(
    _ row: Int, of grid: FillPlaces.Grid, with subject: FillSubject, by part: FillTable,
    isKnown: Bool = false, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    let values = values(isOwn: part.isOwn)
    for (position, rule) in part.rules.enumerated().dropFirst(isKnown ? 1 : 0) {
      guard let column = grid.columns[position] else { continue }
      try put(
        values.value(of: rule.field, for: subject), rule.field, subject.unit,
        at: grid.place(row, column), &cells)
    }
  }

  private func clear(
    _ row: Int, of grid: FillPlaces.Grid, isKnown: Bool = false, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    for (position, column) in grid.columns.sorted(by: { $0.key < $1.key })
    where !isKnown || position > 0 {
      try cells.clear(grid.place(row, column))
    }
  }

  private func values(isOwn: Bool) -> FillValues {
    FillValues(facts: facts, form: mapping.economy, isOwn: isOwn)
  }

  /// What the rows of a table are about, in the order of the register.
  ///
  /// - Parameter isTold: Whether a level or unit that there is not is told of.
  private mutating func subjects(of part: FillTable, isTold: Bool) -> [FillSubject] {
    guard let top = isTold ? unit(part.unit) : knownUnit(part.unit) else { return [] }
    let units = facts.consolidation.subtree(of: top.unit.code)
    switch part.rows {
    case .allUnits: return units.map { FillSubject(unit: $0) }
    case .level(let word):
      let found = units.filter { $0.unit.level.pluralName.comparable == word.comparable }
      if found.isEmpty, isTold {
        report(.fillPlaceMissing, expected: "nivån ”\(word)” i registret")
      }
      return found.map { FillSubject(unit: $0) }
    case .goals:
      return units.flatMap { unit in
        (unit.assessed?.goals ?? []).map { FillSubject(unit: unit, goal: $0) }
      }
    case .indicators:
      return units.flatMap { unit in
        (unit.assessed?.goals ?? []).flatMap { goal in
          goal.indicators.map { FillSubject(unit: unit, goal: goal, indicator: $0) }
        }
      }
    case .investments:
      return units.flatMap { unit in
        (unit.assessed?.scorecard.investments ?? []).map { FillSubject(unit: unit, investment: $0) }
      }
    }
  }

  private func knownUnit(_ name: String?) -> ConsolidatedUnit? {
    guard let name else { return facts.consolidation.root }
    return facts.consolidation.organisation.unit(named: name).flatMap {
      facts.consolidation[$0.code]
    }
  }

  private mutating func unit(_ name: String?) -> ConsolidatedUnit? {
    let unit = knownUnit(name)
    if unit == nil { report(.fillPlaceMissing, expected: "enheten ”\(name ?? "")” i registret") }
    return unit
  }

  // MARK: Cells

  private mutating func put(
    _ value: FillValue?, _ field: FillField, _ unit: ConsolidatedUnit, at place: FillPlaces.Place,
    _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    guard !cells.holdsFormula(at: place) else {
      report(
        .fillMeetsFormula, sheet: place.sheet, cell: place.address.text, found: field.fullName)
      return
    }
    guard let value else {
      report(
        .fillValueMissing, sheet: place.sheet, cell: place.address.text,
        expected: "\(field.fullName) för \(unit.unit.name)")
      try cells.clear(place)
      return
    }
    try cells.set(value, at: place)
    self.cells.append(
      FilledCell(
        sheet: place.sheet, cell: place.address.text, field: field.fullName,
        unit: unit.unit.name, terms: value.terms))
  }

  private mutating func report(
    _ code: FindingCode, sheet: String? = nil, cell: String? = nil, found: String? = nil,
    expected: String? = nil
  ) {
    findings.append(
      Finding(
        code, at: Source(file: mapping.workbook, sheet: sheet, cell: cell), found: found,
        expected: expected))
  }
}

/// The cells of the workbook while they are filled.
private struct FillCells {
  private let workbook: Workbook
  private(set) var editor: WorkbookEditor

  init(_ workbook: Workbook, editor: WorkbookEditor) {
    self.workbook = workbook
    self.editor = editor
  }

  private func cell(at place: FillPlaces.Place) -> Cell? {
    workbook[sheet: place.sheet]?[place.address]
  }

  func holdsFormula(at place: FillPlaces.Place) -> Bool { cell(at: place)?.formula != nil }

  mutating func set(_ value: FillValue, at place: FillPlaces.Place) throws(SpreadsheetError) {
    let format = cell(at: place)?.style.numberFormat ?? "General"
    try editor.set(value.cellValue(inFormat: format), at: place.address, on: place.sheet)
  }

  /// Empties a cell, unless it is calculated.
  mutating func clear(_ place: FillPlaces.Place) throws(SpreadsheetError) {
    guard let cell = cell(at: place), cell.formula == nil, !cell.value.isEmpty else { return }
    try editor.set(.empty, at: place.address, on: place.sheet)
  }
}

extension SpreadsheetError {
  /// Why the workbook cannot be filled, for people.
  fileprivate var swedishReason: String {
    switch kind {
    case .encrypted: "den är skyddad med lösenord"
    case .emptyFile: "den är tom"
    case .unsupportedFormat, .notASpreadsheet, .unknownEncoding:
      "den är varken XLSX, XLSM eller ODS"
    case .truncated, .damaged: "den är skadad"
    case .unsafeContent: "den har otillåtet innehåll"
    case .limitExceeded(let limit): wordsForLimit(limit)
    case .cannotBeWritten: "något i den går inte att ändra utan att annat går sönder"
    case .tableCannotGrow(let obstacle): obstacle.swedishReason
    }
  }
}

extension SpreadsheetError.GrowthObstacle {
  /// What is in the way, for people.
  fileprivate var swedishReason: String {
    switch self {
    case .noMoreRows: "bladet har inga fler rader"
    case .otherTable: "en annan tabell ligger bredvid den"
    case .pivotTable: "en pivottabell ligger bredvid den"
    case .mergedCells: "sammanslagna celler börjar på dess sista rad"
    case .arrayFormula: "en formel fyller celler både ovanför och under de nya raderna"
    case .referenceThroughSheets: "en formel pekar på flera blad på en gång"
    case .rowsStoredTogether: "dess sista rad är sparad tillsammans med andra"
    }
  }
}

extension CellRange {
  fileprivate var rows: ClosedRange<Int> { first.row...last.row }
  fileprivate var rowCount: Int { rows.count }
}

extension FillPlaces.Grid {
  fileprivate func place(_ row: Int, _ column: Int) -> FillPlaces.Place {
    FillPlaces.Place(
      sheet: view.sheet.name, address: CellAddress(row: row, column: column))
  }
}

extension [FillSubject] {
  /// The units that they are of, the first few by their codes.
  fileprivate var unitCodes: String {
    prefix(4).map(\.unit.unit.code).joined(separator: ", ") + (count > 4 ? ", …" : "")
  }
}

extension FieldRule.Place {
  /// The place as people name it.
  fileprivate func shown(in period: Period) -> String {
    func list(_ texts: [TextPattern]) -> String {
      texts.map { "”\($0.shown(in: period))”" }.joined(separator: " eller ")
    }
    return switch self {
    case .column(let headings): "kolumnen " + list(headings)
    case .columnAt(let column): "kolumnen \(CellAddress.columnName(column))"
    case .label(let texts, _): "ledtexten " + list(texts)
    case .cell(let address): "cellen \(address)"
    case .definedName(let name): "namnet ”\(name)”"
    case .lastFilled, .perPeriod, .crosses, .sheetName, .always: "platsen"
    }
  }
}
