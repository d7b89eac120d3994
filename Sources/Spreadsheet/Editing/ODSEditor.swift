internal import XML
internal import Zip

/// Edits the content of an OpenDocument package.
struct ODSEditor: Sendable {
  private let archive: ZipArchive
  private let limits: ReadLimits

  private static let contentName = "content.xml"

  init(_ archive: ZipArchive, limits: ReadLimits) throws(SpreadsheetError) {
    self.archive = archive
    self.limits = limits
  }

  func save(
    _ edits: [String: [CellAddress: CellEdit]], firstSheet: Sheet?, looks: ODSStyles?
  ) throws(SpreadsheetError) -> [UInt8] {
    var parts = PackageEdits(archive, limits: limits)
    guard !edits.isEmpty || firstSheet != nil, let part = try parts.part(Self.contentName) else {
      return try parts.save()
    }
    try ODSMatrices.check(edits, in: part)
    var editor = ODSContentEditor(part, edits: edits, looks: looks)
    editor.run()
    parts.apply(editor.edits, to: part)
    if let firstSheet { try ODSSheetAdder.add(firstSheet, to: &parts) }
    if edits.values.contains(where: { $0.values.contains { $0.value != nil } }),
      let part = try parts.part(Self.contentName)
    {
      parts.apply(ODSStaleResults.removal(from: part), to: part)
    }
    return try parts.save()
  }

  /// The package after a table has grown, its new rows empty.
  func save(after growth: TableGrowth) throws(SpreadsheetError) -> [UInt8] {
    var parts = PackageEdits(archive, limits: limits)
    // Charts are documents of their own, each with its content.
    for entry in archive.entries where entry.name.hasSuffix(Self.contentName) {
      guard var part = try parts.part(entry.name) else { continue }
      let rules = ODSInputRules(in: part).separated(for: growth.sheet)
      if !rules.isEmpty {
        part = try EditablePart(part.name, rules.applied(to: part.bytes), limits: limits)
      }
      var grower = ODSTableGrower(part, growth)
      parts.apply(try grower.changed(), to: part)
    }
    return try parts.save()
  }
}

/// The results that are stored with formulas, once cells have changed that they may depend on.
enum ODSStaleResults {
  /// Takes out the results, so that programs calculate them (ODF 1.3 Part 3, 19.642).
  ///
  /// The cells of a matrix have results without a formula of their own. A formula that reaches into
  /// other files alone keeps its result: no change in this file alters it,
  /// and where the other file is out of reach nothing could give it back.
  static func removal(from part: EditablePart) -> ByteEdits {
    var edits = ByteEdits()
    let names = namesOfOtherFiles(in: part)
    var tags = part.tags
    var places = ODSCellPlaces()
    var matrices: [CellRange] = []
    var staleDepth: Int?
    var paragraphStart: Int?
    while let tag = tags.next() {
      if let depth = staleDepth {
        if tag.depth == depth, tag.kind == .end { staleDepth = nil }
        guard tag.depth == depth + 1, tag.name == "p" else { continue }
        if tag.kind != .end { paragraphStart = tag.range.lowerBound }
        if tag.kind != .start, let start = paragraphStart {
          edits.replace(start..<tag.range.upperBound, with: "")
        }
        continue
      }
      guard let place = places.place(of: tag, tags) else { continue }
      if place.column == 0 { matrices.removeAll { $0.last.row < place.row } }
      let attributes = tags.attributes(of: tag)
      let formula = attributes.first { $0.name == tag.prefix + "formula" }?.value
      let isStale =
        formula.map { !reachesOnlyOtherFiles($0, names) }
        ?? matrices.contains { $0.contains(place) }
      guard isStale else { continue }
      if formula != nil, let range = tags.matrix(of: tag, at: place) { matrices.append(range) }
      for attribute in attributes where ODSCellEditor.isValue(attribute.name, formula: false) {
        edits.replace(attribute.range, with: "")
      }
      if tag.kind == .start { staleDepth = tag.depth }
    }
    return edits
  }

  /// The names that stand for cells of other files.
  private static func namesOfOtherFiles(in part: EditablePart) -> [String] {
    var names: [String] = []
    var tags = part.tags
    while let tag = tags.next() {
      guard tag.name == "named-range" || tag.name == "named-expression", tag.kind != .end else {
        continue
      }
      let attributes = tags.attributes(of: tag)
      guard let name = attributes.first(where: { $0.name == tag.prefix + "name" })?.value,
        attributes.contains(where: { $0.value.contains("'#") })
      else { continue }
      names.append(name)
    }
    return names
  }

  private static func reachesOnlyOtherFiles(_ formula: String, _ names: [String]) -> Bool {
    let hasName = names.contains { formula.contains("$$" + $0) }
    guard hasName || formula.contains("'#") else { return false }
    return formula.split(separator: "[", omittingEmptySubsequences: false).dropFirst().allSatisfy {
      $0.hasPrefix("'") && $0.prefix { $0 != "]" }.contains("'#")
    }
  }
}

/// Formulas that fill several cells.
private enum ODSMatrices {
  /// Refuses to set a value in one of the cells.
  static func check(
    _ edits: [String: [CellAddress: CellEdit]], in part: EditablePart
  ) throws(SpreadsheetError) {
    let values = edits.mapValues { $0.filter { $0.value.value != nil }.keys }
    guard values.values.contains(where: { !$0.isEmpty }) else { return }
    var places = ODSCellPlaces()
    var tags = part.tags
    while let tag = tags.next() {
      guard let place = places.place(of: tag, tags), let sheet = places.sheet,
        let range = tags.matrix(of: tag, at: place),
        let address = values[sheet]?.first(where: range.contains)
      else { continue }
      throw SpreadsheetError(
        .cannotBeWritten, at: Place(part: part.name, sheet: sheet, cell: address),
        detail: "the cell and others have a formula in common")
    }
  }
}

extension XMLTagScanner {
  /// The cells that a formula fills; `nil` when it is one cell.
  fileprivate func matrix(of tag: XMLTag, at place: CellAddress) -> CellRange? {
    let rows = count("number-matrix-rows-spanned", of: tag)
    let columns = count("number-matrix-columns-spanned", of: tag)
    guard rows > 1 || columns > 1 else { return nil }
    let last = CellAddress(row: place.row + rows - 1, column: place.column + columns - 1)
    return CellRange(place, last)
  }
}

/// Where the cells of an OpenDocument table lie, as its tags are read.
private struct ODSCellPlaces {
  /// The name of the table that is being read.
  private(set) var sheet: String?

  private var depth: Int?
  private var nextRow = 0
  private var row = 0
  private var rowDepth = 0
  private var nextColumn = 0

  /// The place of a cell, of the first one where it stands for several; `nil` for all other tags.
  mutating func place(of tag: XMLTag, _ tags: XMLTagScanner) -> CellAddress? {
    if tag.name == "table", tag.kind == .start, depth == nil {
      depth = tag.depth
      sheet = tags.attribute(tag.prefix + "name", of: tag)?.value
      nextRow = 0
    } else if tag.depth == depth, tag.kind == .end {
      depth = nil
    } else if tag.name == "table-row", tag.kind != .end {
      row = nextRow
      nextRow += tags.count("number-rows-repeated", of: tag)
      rowDepth = tag.depth
      nextColumn = 0
    } else if tag.name.hasSuffix("table-cell"), tag.kind != .end, tag.depth == rowDepth + 1 {
      let place = CellAddress(row: row, column: nextColumn)
      nextColumn += tags.count("number-columns-repeated", of: tag)
      return place
    }
    return nil
  }
}
