/// Addresses and formulas of OpenDocument, of which the references to a sheet are changed
/// (ODF 1.3 Part 3, 18.3; Part 4, 5.8).
struct ODSReferences {
  let growth: TableGrowth

  /// The sheet of references that name none; `nil` where they must name one.
  var ownSheet: String?

  /// Whether the formula stands in a record of the table.
  var isInRecord = false

  /// Whether only rows change that are fixed by a dollar sign.
  var changesOnlyFixed = false

  /// A formula: what stands in brackets is a reference.
  func changed(formula: String) -> String {
    var result = ""
    var rest = formula[...]
    while let next = rest.first {
      if next == "\"" || next == "'" {
        let end = Self.endOfQuote(rest)
        result += rest[..<end]
        rest = rest[end...]
      } else if next == "[", let end = Self.endOfReference(rest) {
        result += "[" + changed(reference: rest[..<end].dropFirst(), if: .allRecords) + "]"
        rest = rest[end...].dropFirst()
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }

  /// Addresses between blanks.
  func changed(addresses: String, if reach: TableGrowth.Reach) -> String {
    Self.list(addresses).map { changed(reference: $0, if: reach) }.joined(separator: " ")
  }

  private func changed(reference: Substring, if reach: TableGrowth.Reach) -> String {
    // What names another file is not of this one.
    guard !reference.contains("#") else { return String(reference) }
    let corners = ODSAddress.corners(of: reference)
    guard let first = corners.first, corners.count <= 2, let start = ODSAddress.place(first),
      (start.sheet ?? ownSheet)?.lowercased() == growth.sheet.lowercased(),
      let upper = ReferenceCorner(start.cell)
    else { return String(reference) }
    if changesOnlyFixed, !upper.isRowFixed { return String(reference) }
    guard corners.count == 2 else {
      guard upper.row != nil, upper.column != nil else { return String(reference) }
      return first.dropLast(start.cell.count)
        + growth.changed(upper, nil).first.text
    }
    guard let end = ODSAddress.place(corners[1]), let lower = ReferenceCorner(end.cell),
      (upper.row == nil) == (lower.row == nil), !changesOnlyFixed || lower.isRowFixed
    else { return String(reference) }
    let changed = growth.changed(upper, lower, if: reach, isInRecord: isInRecord)
    return first.dropLast(start.cell.count) + changed.first.text + ":"
      + corners[1].dropLast(end.cell.count) + (changed.last?.text ?? "")
  }

  private static func list(_ text: String) -> [Substring] {
    var isQuoted = false
    return text.split { character in
      if character == "'" { isQuoted.toggle() }
      return character == " " && !isQuoted
    }
  }

  private static func endOfQuote(_ text: Substring) -> Substring.Index {
    let quote = text.first
    return text.dropFirst().firstIndex { $0 == quote }.map { text.index(after: $0) }
      ?? text.endIndex
  }

  private static func endOfReference(_ text: Substring) -> Substring.Index? {
    var isQuoted = false
    return text.firstIndex { character in
      if character == "'" { isQuoted.toggle() }
      return character == "]" && !isQuoted
    }
  }
}
