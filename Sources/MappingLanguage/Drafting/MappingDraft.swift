internal import Scorecards
public import Spreadsheet

/// A first mapping for a template that no mapping fits, to be mended by a person.
///
/// It is drafted from the headings and labels that templates usually have.
///
///     let draft = MappingDraft(of: workbook, name: "min-mall", period: "2025")
///     draft.yaml   // what to save in mappningar/min-mall.yaml
public struct MappingDraft: Sendable {
  /// The text of the mapping file.
  public let yaml: String

  /// Drafts a mapping from a filled template.
  ///
  /// - Parameters:
  ///   - workbook: The filled template.
  ///   - name: The name of the mapping.
  ///   - period: The period that the template is filled in for; its years become `{år}`.
  public init(of workbook: Workbook, name: String, period: String) {
    let period = Period(period)
    let views = workbook.sheets.filter { $0.visibility == .visible }
      .map { SheetView($0, file: "") }
    var tables = views.flatMap { DraftTable.tables(on: $0, period: period) }
    let goal = Self.goalLabels(on: views, beside: tables)
    if goal != nil {
      for index in tables.indices { tables[index].dropGoalRows() }
    }
    let groups = DraftGroup.groups(of: tables)
    var text = DraftText()
    text.line("mall: \(DraftText.quoted(name))")
    text.line("beskrivning: Utkast. Läs igenom och rätta; se README.md bland mappningarna.")
    text.line("")
    Self.writeSigns(of: views, tables, period, into: &text)
    text.line("")
    text.line("delar:")
    Self.writeForm(of: views, tables, groups, period, into: &text)
    if let goal, !groups.contains(where: \.isRepeated) {
      text.line("")
      goal.write(indent: "  ", into: &text)
    }
    for group in groups { group.write(needsSheet: views.count > 1, into: &text) }
    let known = tables.flatMap { $0.columns.compactMap(\.field) }
    let hasGoals =
      known.contains(.goalText) || goal != nil || tables.contains { $0.goalRows != nil }
      || groups.contains(where: \.isRepeated)
    if !hasGoals, !tables.contains(where: { $0.key == .economyLine }) {
      Self.writeGoals(into: &text)
    }
    Self.writeArrows(of: tables, into: &text)
    if let economy = tables.first(where: { $0.key == .economyLine }) {
      economy.writeEconomy(into: &text)
    }
    yaml = text.text
  }

  /// The labels of the only goal of a form, where no table has goals; `nil` when there are none.
  private static func goalLabels(
    on views: [SheetView], beside tables: [DraftTable]
  ) -> DraftLabels? {
    guard !tables.contains(where: { $0.has(.goalText) || $0.has(.goalNumber) }) else { return nil }
    return views.lazy.map { view in
      let headers = tables.filter { $0.view.sheet.name == view.sheet.name }
        .map { $0.topRow...$0.headerRow }
      return DraftLabels(in: 0..<view.endRow, of: view, except: headers)
    }.first { $0.has(.goalText) && ($0.has(.goalAssessment) || $0.has(.goalAnalysis)) }
  }

  // MARK: Signs

  private static func writeSigns(
    of views: [SheetView], _ tables: [DraftTable], _ period: Period, into text: inout DraftText
  ) {
    text.line("känns igen på:")
    let title = views.first?.rows.first { $0.cells.count == 1 }
    if let view = views.first, let title, let cell = title.cells.first,
      let value = view.sheet[CellAddress(row: title.row, column: cell.column)]?.value
    {
      text.line(
        "  - text: \(DraftText.quoted(DraftHeading(value.shownText, period: period).pattern))")
    }
    if title == nil, tables.isEmpty, let view = views.first {
      text.line("  - blad: \(DraftText.quoted(view.sheet.name))")
    }
    var written: Set<[String]> = []
    for headings in tables.map({ Array($0.signs.prefix(4)) }) where written.count < 3 {
      guard written.insert(headings).inserted else { continue }
      text.line("  - rubriker: [\(headings.map(DraftText.quoted).joined(separator: ", "))]")
    }
  }

  // MARK: Words

  /// Writes the arrows that tell an assessment as words of the mapping.
  private static func writeArrows(of tables: [DraftTable], into text: inout DraftText) {
    var arrows: [Fulfilment: Set<String>] = [:]
    for (fulfilment, found) in tables.flatMap(\.arrows) {
      arrows[fulfilment, default: []].formUnion(found)
    }
    guard !arrows.isEmpty else { return }
    let words = Fulfilment.allCases.compactMap { fulfilment in
      arrows[fulfilment].map { found in
        "\(fulfilment.mappingWord): \(DraftText.list(found.sorted()))"
      }
    }
    text.line("")
    text.line("ordlista:")
    text.line("  bedömning: {\(words.joined(separator: ", "))}   # stämmer det?")
  }

  // MARK: Goals

  /// A table to be mended, so that the draft can be tried at once.
  private static func writeGoals(into text: inout DraftText) {
    text.line("")
    text.line("  - tabell: Mål   # hittades inte: skriv kolumnernas rubriker som i mallen")
    text.line("    valfri: ja")
    text.line("    kolumner:")
    text.line("      mål:")
    text.line("        text: Mål")
  }

  // MARK: Form

  private static func writeForm(
    of views: [SheetView], _ tables: [DraftTable], _ groups: [DraftGroup], _ period: Period,
    into text: inout DraftText
  ) {
    var fields: [(Field, labels: [String])] = []
    var sheets: Set<String> = []
    for (field, words) in UsualHeadings.labels {
      var labels: [(rank: Int, text: String)] = []
      for view in views {
        for (row, cells) in view.rows where !tables.contains(where: { $0.covers(row, on: view) }) {
          guard let first = cells.first, let rank = words.firstIndex(of: first.text),
            let cell = view.sheet[CellAddress(row: row, column: first.column)]
          else { continue }
          labels.append((rank, DraftHeading(cell.value.shownText, period: period).pattern))
          sheets.insert(view.sheet.name)
        }
      }
      let ordered = labels.sorted { $0.rank < $1.rank }.map(\.text)
      if !ordered.isEmpty { fields.append((field, ordered)) }
    }
    // A table that names the unit of each row needs no form for it.
    let hasUnits = tables.contains { $0.has(.unit) }
    if hasUnits { fields.removeAll { $0.0 == .unit } }
    guard !hasUnits || !fields.isEmpty else { return }
    text.line("  - formulär: Uppgifter om enheten")
    if views.count > 1, sheets.count == 1, let sheet = sheets.first {
      text.line("    blad: \(DraftText.quoted(sheet))")
    }
    text.line("    fält:")
    if !hasUnits, !fields.contains(where: { $0.0 == .unit }) {
      text.line("      enhet: Enhet   # hittades inte: skriv ledtexten, eller {cell: B2}")
    }
    for (field, labels) in fields {
      text.line("      \(field.name): \(DraftText.list(labels))")
    }
  }
}

/// The text of a mapping file while it is written.
struct DraftText {
  private(set) var text = ""

  mutating func line(_ line: String) {
    text += line + "\n"
  }

  /// A text as YAML has it, in quotes where it needs them.
  static func quoted(_ text: String) -> String {
    let line = text.plainSigns
    let isPlain =
      line.first.map { $0.isLetter || $0.isNumber } ?? false
      && !line.contains(where: { "{}[],:#&*!|>'\"%@`\\".contains($0) })
    return isPlain
      ? line : "\"" + line.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// One text, or a list of them.
  static func list(_ texts: [String]) -> String {
    let quoted = texts.map(Self.quoted)
    return quoted.count == 1 ? quoted[0] : "[\(quoted.joined(separator: ", "))]"
  }
}
