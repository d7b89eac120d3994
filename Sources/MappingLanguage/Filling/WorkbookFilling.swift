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
      filling.report(.fillRefused, found: error.swedishReason)
      return Outcome(bytes: nil, findings: filling.findings, cells: [])
    }
  }

  private mutating func filled(_ bytes: [UInt8]) throws(SpreadsheetError) -> [UInt8] {
    let grown = try grownTables(of: bytes)
    let workbook = try WorkbookReader().read(grown).workbook
    let places = FillPlaces(workbook, file: mapping.workbook, period: period)
    var cells = FillCells(workbook, editor: try WorkbookEditor(grown))
    for part in mapping.parts {
      switch part {
      case .form(let form): try fill(form, at: places, &cells)
      case .table(let table): try fill(table, at: places, &cells)
      }
    }
    return try cells.editor.save()
  }

  // MARK: Forms

  private mutating func fill(
    _ form: FillForm, at places: FillPlaces, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    guard let unit = unit(form.unit) else { return }
    let values = FillValues(facts: facts, form: mapping.economy, isOwn: form.isOwn)
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
      try WorkbookReader().read(bytes).workbook, file: mapping.workbook, period: period)
    for case .table(let part) in mapping.parts {
      guard let name = part.tableName, let (sheet, table) = places.table(named: name) else {
        continue
      }
      let missing = subjects(of: part, isTold: false).count - table.records.rowCount
      guard missing > 0 else { continue }
      var grown = editor
      do throws(SpreadsheetError) {
        try grown.append(Array(repeating: [], count: missing), toTable: table.name)
        editor = grown
      } catch {
        report(
          .fillTableTooShort, sheet: sheet.name, cell: table.range.text,
          found: "\(table.records.rowCount)", expected: "\(table.records.rowCount + missing)")
      }
    }
    return try editor.save()
  }

  private mutating func fill(
    _ part: FillTable, at places: FillPlaces, _ cells: inout FillCells
  ) throws(SpreadsheetError) {
    let found = part.tableName.map { places.table(named: $0) }
    guard found.map({ $0 != nil }) ?? true else {
      report(.fillPlaceMissing, expected: "tabellen ”\(part.tableName ?? "")”")
      return
    }
    let table = found.flatMap { $0 }
    let grid =
      table.map { places.grid(of: part, in: $0.table, on: $0.sheet) } ?? places.grid(of: part)
    guard let grid else {
      report(.fillPlaceMissing, expected: "rubrikerna i ”\(part.name)”")
      return
    }
    for (position, rule) in part.rules.enumerated() where grid.columns[position] == nil {
      report(
        .fillPlaceMissing, sheet: grid.view.sheet.name, cell: "A\(grid.firstRow)",
        expected: rule.place.shown(in: period))
    }
    let values = FillValues(facts: facts, form: mapping.economy, isOwn: part.isOwn)
    let subjects = subjects(of: part, isTold: true)
    let capacity = table.map(\.table.records.rowCount) ?? subjects.count
    for (offset, subject) in subjects.prefix(capacity).enumerated() {
      var row: Int? = grid.firstRow + offset
      var rules = part.rules.enumerated().dropFirst(0)
      if table == nil {
        guard let (key, column) = key(of: part, grid, subject, values) else { return }
        row = places.row(of: key, in: grid, column: column)
        if row == nil, !part.isSelection {
          report(.fillRowMissing, sheet: grid.view.sheet.name, expected: key)
        }
        rules = part.rules.enumerated().dropFirst(1)
      }
      guard let row else { continue }
      for (position, rule) in rules {
        guard let column = grid.columns[position] else { continue }
        try put(
          values.value(of: rule.field, for: subject), rule.field, subject.unit,
          at: FillPlaces.Place(
            sheet: grid.view.sheet.name, address: CellAddress(row: row, column: column)), &cells)
      }
    }
    // Rows that are left over from what the table held before.
    for offset in subjects.count..<max(subjects.count, capacity) {
      for column in grid.columns.values.sorted() {
        try cells.clear(
          FillPlaces.Place(
            sheet: grid.view.sheet.name,
            address: CellAddress(row: grid.firstRow + offset, column: column)))
      }
    }
  }

  /// What a row is known by: the text of its first column.
  private func key(
    of part: FillTable, _ grid: FillPlaces.Grid, _ subject: FillSubject, _ values: FillValues
  ) -> (text: String, column: Int)? {
    guard let rule = part.rules.first, let column = grid.columns[0],
      let value = values.value(of: rule.field, for: subject)
    else { return nil }
    return (value.cellValue(inFormat: "").shownText, column)
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
    case .unsafeContent, .limitExceeded: "den är för stor eller har otillåtet innehåll"
    case .cannotBeWritten: "något i den går inte att ändra utan att annat går sönder"
    }
  }
}

extension CellRange {
  fileprivate var rowCount: Int { last.row - first.row + 1 }
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
