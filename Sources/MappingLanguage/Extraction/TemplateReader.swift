import Findings
import Spreadsheet

/// Reads the parts of a template from a workbook, and gathers entries and findings.
struct TemplateReader {
  let mapping: Mapping
  let workbook: Workbook
  let file: String
  let period: Period
  let sheets: [SheetView]

  var findings: [Finding] = []
  var readCells: [ReadCell] = []

  /// The rows of tables that have sums, in the order of reading.
  var summedRows: [SummedRow] = []

  /// The cells that some part has read, by sheet.
  private var claimed: [String: Set<CellAddress>] = [:]

  init(
    mapping: Mapping, workbook: Workbook, sheets: [SheetView], file: String, period: Period
  ) {
    self.mapping = mapping
    self.workbook = workbook
    self.sheets = sheets
    self.file = file
    self.period = period
  }

  /// Reads parts; each within its own sheets, or all within one region.
  mutating func entries(of parts: [Part], in region: Region? = nil) -> [Entry] {
    if region == nil { reportHiddenSheets(of: parts) }
    var entries = Array(repeating: [Entry](), count: parts.count)
    let tables = locateTables(in: parts, within: region)
    for (index, part) in parts.enumerated() {
      switch part {
      case .table(let table): entries[index] = rows(of: table, at: tables[index])
      case .blocks(let blocks):
        entries[index] = self.entries(of: blocks, in: region, before: Array(tables.values))
      case .sheetBySheet(let sheets): entries[index] = self.entries(of: sheets)
      case .form: continue
      }
    }
    // Forms come last, so that a column heading is never taken for a label.
    for (index, part) in parts.enumerated() {
      if case .form(let form) = part { entries[index] = [entry(of: form, in: region)] }
    }
    return entries.flatMap { $0 }
  }

  /// Reads each block, down to the next one or to a table beside the blocks.
  private mutating func entries(
    of blocks: Blocks, in region: Region?, before tables: [TableLocation]
  ) -> [Entry] {
    let starts = blocks.starts.map { $0.matcher(in: period) }
    var entries: [Entry] = []
    var found = false
    for region in regions(for: blocks.sheets, within: region) {
      let rows = region.view.filledRows(in: region.rows)
        .filter { row in
          row.cells.first.map { first in starts.contains { $0.matches(first.text) } } ?? false
        }
        .map(\.row)
      for (index, start) in rows.enumerated() {
        found = true
        let next = index + 1 < rows.count ? rows[index + 1] : region.rows.upperBound
        let tops = tables.filter { $0.view.sheet.name == region.view.sheet.name }.map(\.top)
        let end = tops.filter { $0 > start }.reduce(next, min)
        entries += unitEntries(
          of: blocks.parts, in: Region(view: region.view, rows: start..<end, names: region.names))
      }
    }
    if !found { miss(.blockMissing, blocks.name, blocks.starts, sheets: blocks.sheets) }
    return entries
  }

  private mutating func entries(of part: SheetBySheet) -> [Entry] {
    let regions = regions(for: part.sheets, within: nil)
    if regions.isEmpty { miss(.sheetMissing, part.name, part.sheets, sheets: part.sheets) }
    var entries: [Entry] = []
    for region in regions { entries += unitEntries(of: part.parts, in: region) }
    return entries
  }

  /// Reads the parts of a block or a sheet, which are about one unit when one of them names it.
  private mutating func unitEntries(of parts: [Part], in region: Region) -> [Entry] {
    var entries = self.entries(of: parts, in: region)
    guard let unit = entries.lazy.compactMap({ $0[.unit] }).first(where: { !$0.isBlank }) else {
      return entries
    }
    for position in entries.indices { entries[position].unit = entries[position].unit ?? unit }
    return entries
  }

  // MARK: Places

  /// The regions that a part is looked for in: the given one, the sheets that it names, or every
  /// sheet that people see and fill in.
  func regions(for names: [TextPattern], within region: Region?) -> [Region] {
    if let region { return [region] }
    let matchers = names.map { $0.matcher(in: period) }
    let found =
      names.isEmpty
      ? sheetsToFillIn
      : sheets.filter { view in
        matchers.contains { $0.matches(view.sheet.name.comparable) }
      }
    // A hidden sheet of such a name is an older one, unless it is the only one.
    let visible = found.filter { $0.sheet.visibility == .visible }
    return (visible.isEmpty ? found : visible).map {
      Region(view: $0, rows: 0..<$0.endRow, names: names)
    }
  }

  /// Tells of hidden sheets that are left out since others of such a name are seen.
  private mutating func reportHiddenSheets(of parts: [Part]) {
    for part in parts where !part.sheets.isEmpty {
      let read = Set(regions(for: part.sheets, within: nil).map(\.view.sheet.name))
      let matchers = part.sheets.map { $0.matcher(in: period) }
      for view in sheets where !read.contains(view.sheet.name) && !view.rows.isEmpty {
        guard matchers.contains(where: { $0.matches(view.sheet.name.comparable) }) else { continue }
        findings.append(Finding(.sheetHidden, at: Source(file: file, sheet: view.sheet.name)))
      }
    }
  }

  /// The sheets that people see, without those that only tell how the others are filled in.
  ///
  /// An example there must never be taken for what a unit has written.
  private var sheetsToFillIn: [SheetView] {
    let visible = sheets.filter { $0.sheet.visibility == .visible }
    let filled = visible.filter { view in
      !Self.instructionWords.contains(where: view.sheet.name.comparable.contains)
    }
    return filled.isEmpty ? visible : filled
  }

  /// Words in the names of sheets that tell how the others are filled in.
  private static let instructionWords = [
    "instruktion", "anvisning", "exempel", "lathund", "läs mig", "läsmig", "hjälp", "vägledning",
    "så fyller du",
  ]

  /// Marks a cell as read, so that nothing else reads it.
  mutating func claim(_ address: CellAddress, on view: SheetView, as role: ReadCell.Role) {
    guard claimed[view.sheet.name, default: []].insert(address).inserted else { return }
    readCells.append(ReadCell(source: view.source(at: address), role: role))
  }

  /// Whether a part has read the cell.
  func isClaimed(_ address: CellAddress, on view: SheetView) -> Bool {
    claimed[view.sheet.name]?.contains(address) ?? false
  }

  /// Adds a finding about something that is not there.
  mutating func miss(
    _ code: FindingCode, _ name: String, _ texts: [TextPattern], sheets: [TextPattern]
  ) {
    let sheet = sheets.isEmpty ? nil : self.regions(for: sheets, within: nil).first?.view.sheet.name
    let expected =
      name.isEmpty
      ? texts.map { "”\($0.shown(in: period))”" }.joined(separator: " eller ") : "”\(name)”"
    findings.append(Finding(code, at: Source(file: file, sheet: sheet), expected: expected))
  }
}

/// A stretch of rows on a sheet.
struct Region {
  let view: SheetView
  let rows: Range<Int>

  /// The patterns that the sheet's name was found by.
  let names: [TextPattern]

  /// The part of the sheet's name that stands for the `*` of its pattern, or the whole name.
  func sheetName(in period: Period) -> String {
    let name = view.sheet.name
    return names.first { $0.matches(name, in: period) }?.wildcardPart(of: name, in: period) ?? name
  }
}
