import Findings
import Spreadsheet

/// Where a table was found: its header row, its columns, and the rows below.
struct TableLocation {
  let view: SheetView

  /// The first row of caption and header.
  var top: Int

  /// The row of the headings; `nil` where the columns are given by letters alone.
  var header: Int?

  /// The rows of the table's content.
  var rows: Range<Int>

  /// The columns of each rule; crosses and last filled columns have several.
  var columns: [Field: [TableColumn]]

  /// What the sheet's name says.
  var sheetName: String
}

/// A column of a table.
struct TableColumn {
  let column: Int

  /// The position among the alternatives of the rule: which quarter, which status.
  let alternative: Int
}

extension TemplateReader {
  /// Finds the header rows of all tables among the parts, and where each table ends: at the next
  /// table's caption or header, or with the region.
  mutating func locateTables(in parts: [Part], within region: Region?) -> [Int: TableLocation] {
    var locations: [Int: TableLocation] = [:]
    for (index, part) in parts.enumerated() {
      guard case .table(let table) = part else { continue }
      let regions = regions(for: table.sheets, within: region)
      guard !regions.isEmpty else {
        if !table.isOptional { miss(.sheetMissing, "", table.sheets, sheets: table.sheets) }
        continue
      }
      guard let location = location(of: table, in: regions) else {
        if !table.isOptional {
          miss(.tableMissing, table.name, table.captions, sheets: table.sheets)
        }
        continue
      }
      locations[index] = location
    }
    let labels = labelRows(of: parts, within: region)
    let tops = locations.values.map { (sheet: $0.view.sheet.name, row: $0.top) }
    return locations.mapValues { location in
      var location = location
      let sheet = location.view.sheet.name
      let ends =
        tops.filter { $0.sheet == sheet && $0.row > location.top }
        + labels.filter { $0.sheet == sheet && $0.row >= location.rows.lowerBound }
      if let end = ends.map(\.row).min() { location.rows = location.rows.clamped(to: 0..<end) }
      return location
    }
  }

  /// The rows that begin with a label of a form and hold little else; a table ends before them.
  ///
  /// Only the first place of a label counts, and only of the first label that a field has.
  private func labelRows(of parts: [Part], within region: Region?) -> [(sheet: String, row: Int)] {
    parts.flatMap { part -> [(sheet: String, row: Int)] in
      guard case .form(let form) = part else { return [] }
      let regions = regions(for: form.sheets, within: region)
      return form.rules.compactMap { rule in
        guard case .label(let texts, _) = rule.place,
          let (view, address) = texts.lazy.compactMap({ text in
            firstFreeCell(matching: text.matcher(in: period), in: regions)
          }).first
        else { return nil }
        let cells = view.texts(inRow: address.row)
        guard cells.first?.column == address.column, cells.count <= 2 else { return nil }
        return (view.sheet.name, address.row)
      }
    }
  }

  private mutating func location(of table: Table, in regions: [Region]) -> TableLocation? {
    let finder = HeaderFinder(table, period: period)
    guard !finder.needsHeader || finder.minimumMatches > 0 else { return nil }
    guard finder.needsHeader else {
      return regions.first.map { region in
        var location = finder.locationWithoutHeader(in: region)
        location.sheetName = region.sheetName(in: period)
        return location
      }
    }
    var best: (match: HeaderFinder.Match, region: Region)?
    for region in regions {
      if let match = finder.bestMatch(in: region),
        match.columns.count > best?.match.columns.count ?? 0
      {
        best = (match, region)
      }
    }
    guard let (match, region) = best else { return nil }
    // A row that lacks what the rows are known by is the header of another table.
    if table.isOptional, let key = table.rowKey, match.columns[key] == nil { return nil }
    return place(table, at: match, in: region, finder: finder)
  }

  private mutating func place(
    _ table: Table, at match: HeaderFinder.Match, in region: Region, finder: HeaderFinder
  ) -> TableLocation {
    let view = region.view
    for rule in table.rules where match.columns[rule.field] == nil && !rule.texts.isEmpty {
      guard !rule.isOptional else { continue }
      let names = rule.texts.map { "”\($0.shown(in: period))”" }.joined(separator: " eller ")
      findings.append(
        Finding(
          .columnMissing,
          at: Source(file: file, sheet: view.sheet.name, cell: "A\(match.row + 1)"),
          found: view.headings(inRow: match.row), expected: names))
    }
    for (field, columns) in match.ambiguous.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      findings.append(
        Finding(
          .columnAmbiguous, at: view.source(at: CellAddress(row: match.row, column: columns[0])),
          found: columns.map(CellAddress.columnName).joined(separator: " och "),
          expected: field.title))
    }
    for rule in table.rules {
      for column in match.columns[rule.field] ?? [] {
        let address = CellAddress(row: match.row, column: column.column)
        if let anchor = view.valueAddress(at: address) { claim(anchor, on: view, as: .heading) }
      }
    }
    let firstRow = finder.firstRow(after: match, on: view)
    return TableLocation(
      view: view, top: finder.top(of: match, in: region), header: match.row,
      rows: firstRow..<max(firstRow, region.rows.upperBound),
      columns: match.columns, sheetName: region.sheetName(in: period))
  }
}
