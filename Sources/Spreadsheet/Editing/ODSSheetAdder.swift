internal import XML

/// Adds a sheet before all others of an OpenDocument package.
enum ODSSheetAdder {
  private static let settingsName = "settings.xml"

  /// - Throws: When the document calls its namespaces by other prefixes than the usual ones.
  static func add(_ sheet: Sheet, to parts: inout PackageEdits) throws(SpreadsheetError) {
    guard let part = try parts.part(ODSWriter.contentPath) else { return }
    let prefixes = ODSPrefixes(part)
    let needed: Set = ["office", "style", "text", "table", "number", "fo", "xlink"]
    let missing = ODSNamespaces.document.filter { prefix, name in
      needed.contains(String(prefix.dropFirst("xmlns:".count)))
        && !prefixes.isDeclared(prefix, name)
    }
    // What is missing at the root is declared at the sheet; its styles need no links.
    guard missing.allSatisfy({ $0.prefix == "xmlns:xlink" }) else {
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: part.name),
        detail: "the document has other prefixes for its namespaces")
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    var content = ODSContentWriter(workbook, stylePrefix: freePrefix(in: part))
    content.begin(sheet)
    for row in sheet.rows { content.append(row) }
    content.endSheet()
    let styles = XMLWriter.fragment { xml in
      content.styles.writeContentStyles(for: ODSLanguage(of: workbook), to: &xml)
    }
    var table = String(decoding: content.drain(), as: UTF8.self)
    for (prefix, name) in missing {
      table = table.replacing(
        "<table:table ", with: "<table:table \(prefix)=\"\(name)\" ", maxReplacements: 1)
    }
    parts.apply(edits(of: part, styles: styles, table: table, named: sheet.name), to: part)
    try show(sheet.name, &parts)
  }

  /// The beginning of names that no style has.
  private static func freePrefix(in part: EditablePart) -> String {
    let text = String(decoding: part.bytes, as: UTF8.self)
    var number = 1
    while text.contains("\"added\(number)") { number += 1 }
    return "added\(number)"
  }

  private static func edits(
    of part: EditablePart, styles: String, table: String, named name: String
  ) -> ByteEdits {
    var edits = ByteEdits()
    var tags = part.tags
    var hasStyles = false
    var replacedStart: Int?
    while let tag = tags.next() {
      switch (tag.depth, tag.name) {
      case (2, "automatic-styles") where tag.kind != .start:
        edits.append(styles, to: tag)
        hasStyles = true
      case (2, "body") where tag.kind == .start && !hasStyles:
        edits.insert(
          "<office:automatic-styles>\(styles)</office:automatic-styles>",
          at: tag.range.lowerBound)
      case (4, "table"):
        if let start = replacedStart, tag.kind == .end {
          edits.replace(start..<tag.range.upperBound, with: table)
          return edits
        }
        let known = tags.attribute("table:name", of: tag)?.value
        guard tag.kind == .start, known?.lowercased() == name.lowercased() else {
          edits.insert(table, at: tag.range.lowerBound)
          return edits
        }
        replacedStart = tag.range.lowerBound
      default: continue
      }
    }
    return edits
  }

  /// Makes the sheet the one that is shown when the file is opened, where the file says which.
  private static func show(_ sheet: String, _ parts: inout PackageEdits) throws(SpreadsheetError) {
    guard let part = try parts.part(settingsName) else { return }
    var edits = ByteEdits()
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.kind == .start,
        tags.attributes(of: tag).contains(where: {
          $0.name.hasSuffix(":name") && $0.value == "ActiveTable"
        }), let end = tags.next(), end.kind == .end
      else { continue }
      let text = XMLWriter.fragment { $0.text(sheet) }
      edits.replace(tag.range.upperBound..<end.range.lowerBound, with: text)
    }
    parts.apply(edits, to: part)
  }
}
