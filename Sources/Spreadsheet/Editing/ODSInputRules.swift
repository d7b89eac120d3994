internal import XML

/// The rules for input of an OpenDocument, and the sheets whose cells they hold for.
///
/// A rule stands outside of the sheets, with a cell that it is written for. A reference in it that
/// names no sheet means the sheet of each cell that has the rule, whatever sheet that one cell lies on
/// (ODF 1.3 Part 3, 19.595).
struct ODSInputRules {
  private let part: EditablePart
  private var sheets: [String: Set<String>] = [:]

  init(in part: EditablePart) {
    self.part = part
    var tags = part.tags
    var sheet: String?
    while let tag = tags.next() {
      if tag.name == "table", tag.depth == 4, tag.kind != .end {
        sheet = tags.attribute(tag.prefix + "name", of: tag)?.value
      } else if let sheet, tag.name.hasSuffix("table-cell"), tag.kind != .end,
        let rule = tags.attribute(tag.prefix + "content-validation-name", of: tag)?.value
      {
        sheets[rule, default: []].insert(sheet)
      }
    }
  }

  /// Whether a rule holds for cells of a sheet.
  func holds(_ rule: String, on sheet: String) -> Bool {
    sheets[rule]?.contains(sheet) ?? false
  }

  /// The changes that give a sheet rules of its own, in place of those that it shares with others and
  /// that name cells of no certain sheet.
  func separated(for sheet: String) -> ByteEdits {
    var edits = ByteEdits()
    var newNames: [String: String] = [:]
    var tags = part.tags
    var rule: XMLTag?
    var isOwnSheet = false
    while let tag = tags.next() {
      if tag.name == "content-validation" {
        if tag.kind != .end { rule = tag }
        guard tag.kind != .start, let start = rule,
          let name = tags.attribute(start.prefix + "name", of: start),
          let condition = tags.attribute(start.prefix + "condition", of: start)?.value,
          holds(name.value, on: sheet), sheets[name.value]?.count ?? 0 > 1,
          condition.contains("[.")
        else { continue }
        let newName = freeName(name.value)
        newNames[name.value] = newName
        let text = part.bytes[start.range.lowerBound..<tag.range.upperBound]
        var copy = ByteEdits()
        let place = start.range.lowerBound
        let range = name.valueRange
        copy.replace(
          range.lowerBound - place..<range.upperBound - place, with: newName.xmlEscaped)
        edits.insert(
          String(decoding: copy.applied(to: Array(text)), as: UTF8.self), at: tag.range.upperBound)
      } else if tag.name == "table", tag.depth == 4, tag.kind != .end {
        isOwnSheet = tags.attribute(tag.prefix + "name", of: tag)?.value == sheet
      } else if isOwnSheet, tag.name.hasSuffix("table-cell"), tag.kind != .end,
        let name = tags.attribute(tag.prefix + "content-validation-name", of: tag),
        let newName = newNames[name.value]
      {
        edits.replace(name.valueRange, with: newName.xmlEscaped)
      }
    }
    return edits
  }

  private func freeName(_ name: String) -> String {
    var number = 2
    while sheets["\(name)_\(number)"] != nil { number += 1 }
    return "\(name)_\(number)"
  }
}
