internal import XML
internal import Zip

/// Edits the parts of an XLSX package.
struct XLSXEditor: Sendable {
  private let package: XLSXPackage
  private let limits: ReadLimits
  private let main: String
  private let relationships: Relationships
  private let sheets: [(name: String, part: String)]

  init(_ package: XLSXPackage, limits: ReadLimits) throws(SpreadsheetError) {
    self.package = package
    self.limits = limits
    main = package.main
    relationships = try package.relationships(of: main)
    let workbook = try WorkbookPart(main, relationships, in: package, limits: limits)
    sheets = workbook.sheets.compactMap { sheet in
      sheet.part.map { (sheet.listing.name, $0) }
    }
  }

  func save(
    _ edits: [String: [CellAddress: CellEdit]], firstSheet: Sheet?, looks: [CellStyle],
    dateSystem: DateSystem, stale: StaleFormulas?
  ) throws(SpreadsheetError) -> [UInt8] {
    var parts = PackageEdits(package.archive, limits: limits)
    var styles = XLSXStyleEditor(try stylesPart(parts), looks: looks)
    var removesFormulas = false
    for (sheet, cells) in edits.sorted(by: { $0.key < $1.key }) {
      guard let name = sheets.first(where: { $0.name == sheet })?.part,
        let part = try sheetPart(name, parts)
      else {
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(sheet: sheet), detail: "the sheet's part is missing")
      }
      try checkHeadings(cells, on: sheet, of: name)
      var editor = XLSXSheetEditor(part, sheet: sheet, dateSystem: dateSystem)
      try editor.apply(cells, styles: &styles)
      removesFormulas = removesFormulas || editor.removesFormulas
      parts.apply(editor.edits, to: part)
      try addComments(in: cells, to: name, &parts)
    }
    if let firstSheet {
      let adder = XLSXSheetAdder(package: package, main: main, sheets: sheets)
      try adder.add(firstSheet, dateSystem: dateSystem, styles: &styles, to: &parts)
    }
    if !styles.edits.isEmpty {
      parts.apply(styles.edits, to: styles.part)
      if relationships.targets(ofKind: "styles").isEmpty {
        try XLSXPartList.add(.styles, styles.part.name, to: main, in: package, &parts)
      }
    }
    if removesFormulas { try removeCalculationChain(&parts) }
    if let stale {
      try removeResults(of: stale, &parts)
      try requestCalculation(&parts)
    }
    return try parts.save()
  }

  /// Refuses to change the heading of a table's column, whose name the table has as well.
  private func checkHeadings(
    _ cells: [CellAddress: CellEdit], on sheet: String, of name: String
  ) throws(SpreadsheetError) {
    guard cells.values.contains(where: { $0.value != nil }) else { return }
    for target in try package.relationships(of: name).targets(ofKind: "table") {
      guard var part = try package.open(target), let table = try TablePart.read(&part),
        table.hasHeaderRow
      else { continue }
      for (column, heading) in zip(table.range.first.column..., table.columnNames) {
        let address = CellAddress(row: table.range.first.row, column: column)
        guard let value = cells[address]?.value, value != .text(heading) else { continue }
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(sheet: sheet, cell: address),
          detail: "the cell is a heading of the table \(table.name)")
      }
    }
  }

  /// The styles; those of a new workbook where there are none.
  private func stylesPart(_ parts: PackageEdits) throws(SpreadsheetError) -> EditablePart {
    for target in relationships.targets(ofKind: "styles") {
      if let name = entryName(target), let part = try parts.part(name) { return part }
    }
    return try EditablePart("xl/styles.xml", XLSXStyleTable().xml(), limits: limits)
  }

  /// The name of a part as the archive spells it.
  private func entryName(_ part: String) -> String? { package.entry(part)?.name }

  // MARK: Calculation

  /// Takes out the results that may be wrong, and has pivots of changed cells made anew on opening.
  ///
  /// Sheets and pivots that nothing has changed for stay as they are.
  private func removeResults(
    of stale: StaleFormulas, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    for (sheet, name) in sheets where stale.isChanged(sheet) {
      guard let part = try sheetPart(name, parts) else { continue }
      parts.apply(XLSXStaleResults.removal(from: part, keeping: stale.others(on: sheet)), to: part)
    }
    for cache in relationships.targets(ofKind: "pivotCacheDefinition") {
      guard let part = try sheetPart(cache, parts) else { continue }
      parts.apply(XLSXStaleResults.refresh(ofPivot: part, ifChanged: stale), to: part)
    }
  }

  /// Asks the program to calculate when it opens the workbook (18.2.2).
  private func requestCalculation(_ parts: inout PackageEdits) throws(SpreadsheetError) {
    guard let name = entryName(main), let part = try parts.part(name) else { return }
    var edits = ByteEdits()
    var tags = part.tags
    // The element stands after these, in this order.
    let before = ["sheets", "functionGroups", "externalReferences", "definedNames"]
    var place: (end: Int, prefix: Substring)?
    while let tag = tags.next() {
      guard tag.depth == 2 else { continue }
      if tag.name == "calcPr", tag.kind != .end {
        edits.setAttribute("fullCalcOnLoad", to: "1", of: tag, in: tags)
        place = nil
        break
      }
      if before.contains(String(tag.name)), tag.kind != .start {
        place = (tag.range.upperBound, tag.prefix)
      }
    }
    if let place {
      edits.insert("<\(place.prefix)calcPr fullCalcOnLoad=\"1\"/>", at: place.end)
    }
    parts.apply(edits, to: part)
  }

  /// Takes away the order of calculation, which would name cells that hold no formula any more.
  ///
  /// Programs work it out again.
  private func removeCalculationChain(_ parts: inout PackageEdits) throws(SpreadsheetError) {
    guard let name = relationships.targets(ofKind: "calcChain").first.flatMap({ entryName($0) })
    else { return }
    parts.remove(name)
    try XLSXPartList.removeRelationship(to: name, of: main, in: package, &parts)
    try XLSXPartList.removeContentType(of: name, in: package, &parts)
  }

  // MARK: Tables

  /// The package after a table has grown, its new rows empty.
  func save(after growth: TableGrowth) throws(SpreadsheetError) -> [UInt8] {
    var parts = PackageEdits(package.archive, limits: limits)
    try XLSXTableGrower(package: package, main: main, sheets: sheets, growth: growth).grow(&parts)
    try removeCalculationChain(&parts)
    return try parts.save()
  }

  /// Whether a chart, picture or shape begins below a range, over its columns.
  func drawsBelow(_ range: CellRange, on sheet: String) throws(SpreadsheetError) -> Bool {
    guard let part = sheets.first(where: { $0.name == sheet })?.part else { return false }
    let columns = range.first.column...range.last.column
    for drawing in try package.relationships(of: part).targets(ofKind: "drawing") {
      guard let part = try sheetPart(drawing, PackageEdits(package.archive, limits: limits)) else {
        continue
      }
      let places = XLSXShapePlaces.beginnings(in: part)
      if places.contains(where: { $0.row > range.last.row && $0.columns.overlaps(columns) }) {
        return true
      }
    }
    return false
  }

  // MARK: Notes

  private func addComments(
    in cells: [CellAddress: CellEdit], to sheet: String, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    let comments = cells.filter {
      !$0.value.comments.isEmpty || $0.value.removesCommentBy != nil
    }.sorted { $0.key < $1.key }
    guard !comments.isEmpty else { return }
    let isStrict = try sheetPart(sheet, parts)?.isStrict ?? false
    let known = try package.relationships(of: sheet)
    var editor = XLSXCommentEditor()
    for (address, edit) in comments {
      if let author = edit.removesCommentBy { editor.remove(by: author, at: address) }
      for comment in edit.comments { editor.add(comment, at: address) }
    }
    var emptied: Set<CellAddress> = []
    if let name = known.targets(ofKind: "comments").first.flatMap({ entryName($0) }),
      let part = try parts.part(name)
    {
      parts.apply(editor.edits(of: part, emptied: &emptied), to: part)
    } else if editor.isAdding {
      let name = parts.freeName("xl/comments", ".xml")
      let part = editor.newPart()
      parts.set(name, isStrict ? part.withStrictNamespaces : part)
      try XLSXPartList.add(.comments, name, to: sheet, in: package, &parts)
    }
    if let name = try drawing(of: sheet, known, parts) {
      let drawing = XLSXCommentEditor.withoutShapes(
        of: emptied, try parts.bytes(of: name) ?? [])
      guard let shapes = editor.withShapes(drawing) else {
        throw SpreadsheetError(
          .cannotBeWritten, at: Place(part: name), detail: "the drawing of the notes has no end")
      }
      parts.set(name, shapes)
    } else if editor.isAdding {
      let name = parts.freeName("xl/drawings/vmlDrawing", ".vml")
      parts.set(name, editor.newShapes())
      let id = try XLSXPartList.add(.vmlDrawing, name, to: sheet, in: package, &parts)
      if let part = try sheetPart(sheet, parts) {
        parts.apply(XLSXSheetEditor.linkingDrawing(id, in: part), to: part)
      }
    }
  }

  private func sheetPart(
    _ sheet: String, _ parts: PackageEdits
  ) throws(SpreadsheetError) -> EditablePart? {
    guard let name = entryName(sheet) else { return nil }
    return try parts.part(name)
  }

  /// The drawing that holds the boxes of the sheet's notes and its controls.
  private func drawing(
    of sheet: String, _ relationships: Relationships, _ parts: PackageEdits
  ) throws(SpreadsheetError) -> String? {
    guard let part = try sheetPart(sheet, parts) else { return nil }
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.name == "legacyDrawing", tag.kind != .end else { continue }
      let id = tags.attributes(of: tag).first { $0.name.hasSuffix(":id") }?.value
      return id.flatMap { relationships[$0] }.flatMap { entryName($0.target) }
    }
    return nil
  }
}
