internal import XML
internal import Zip

/// Adds a sheet before all others of an XLSX package.
///
/// Numbers that count sheets from the first one move on: those of names that belong to one sheet, and
/// of the sheet that is shown (ECMA-376 Part 1, 18.2.5 and 18.2.30).
struct XLSXSheetAdder {
  let package: XLSXPackage
  let main: String
  /// The names of the sheets that are there with their parts, in their order.
  let sheets: [(name: String, part: String)]

  func add(
    _ sheet: Sheet, dateSystem: DateSystem, styles: inout XLSXStyleEditor,
    to parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    guard let mainName = package.entry(main)?.name, let workbook = try parts.part(mainName) else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: main), detail: "the workbook part is missing")
    }
    let replaced = sheets.first.flatMap { first in
      first.name.lowercased() == sheet.name.lowercased() ? package.entry(first.part)?.name : nil
    }
    let name = replaced ?? parts.freeName("xl/worksheets/sheet", ".xml")
    var cells = XLSXCellWriter(
      dateSystem: dateSystem, strings: nil, styles: styles.continuation)
    var writer = XLSXWorksheetWriter(sheet)
    writer.begin(isActive: true)
    for row in sheet.rows { writer.append(row, with: &cells) }
    writer.end(styles: &cells.styles, references: XLSXSheetReferences())
    let bytes = writer.xml.bytes
    parts.set(name, workbook.isStrict ? bytes.withStrictNamespaces : bytes)
    try styles.append(cells.styles)
    try deselectOthers(but: name, &parts)
    guard replaced == nil else { return }
    let id = try XLSXPartList.add(.worksheet, name, to: main, in: package, &parts)
    parts.apply(edits(of: workbook, listing: sheet.name, id: id), to: workbook)
  }

  /// Takes the selection from the sheet that was shown: what is typed goes into all selected sheets.
  private func deselectOthers(
    but shown: String, _ parts: inout PackageEdits
  ) throws(SpreadsheetError) {
    for sheet in sheets {
      guard let name = package.entry(sheet.part)?.name, name != shown,
        let part = try parts.part(name)
      else { continue }
      var edits = ByteEdits()
      var tags = part.tags
      while let tag = tags.next() {
        if tag.name == "sheetView" { edits.removeAttribute("tabSelected", of: tag, in: tags) }
        // Views come before the rows.
        if tag.name == "sheetData" { break }
      }
      parts.apply(edits, to: part)
    }
  }

  private func edits(of workbook: EditablePart, listing name: String, id: String) -> ByteEdits {
    var edits = ByteEdits()
    var tags = workbook.tags
    var listStart: XMLTag?
    var numbers: [Int] = []
    while let tag = tags.next() {
      guard tag.kind != .end else { continue }
      func move(_ attribute: String) {
        guard let number = tags.attribute(attribute, of: tag).flatMap({ Int($0.value) }) else {
          return
        }
        edits.setAttribute(attribute, to: String(number + 1), of: tag, in: tags)
      }
      switch (tag.depth, tag.name) {
      case (2, "sheets"): listStart = tag
      case (3, "sheet"):
        tags.attribute("sheetId", of: tag).flatMap { Int($0.value) }.map { numbers.append($0) }
      case (3, "definedName"): move("localSheetId")
      case (3, "workbookView"):
        edits.removeAttribute("activeTab", of: tag, in: tags)
        edits.removeAttribute("firstSheet", of: tag, in: tags)
      default: continue
      }
    }
    guard let listStart else { return edits }
    let element = XMLWriter.fragment { xml in
      xml.element(
        listStart.prefix + "sheet",
        [
          "name": name.xlsxEscaped, "sheetId": String((numbers.max() ?? 0) + 1),
          "xmlns:r": workbook.relationshipNamespace, "r:id": id,
        ])
    }
    edits.insert(element, at: listStart.range.upperBound)
    return edits
  }
}
