import Findings
import Scorecards
import Spreadsheet

extension DraftTable {
  /// Writes the table as a part of a mapping.
  ///
  /// - Parameter indent: The blanks before the part.
  func write(
    needsSheet: Bool, indent: String = "  ", showsCaption: Bool = true, into text: inout DraftText
  ) {
    text.line("\(indent)- tabell: \(Self.names[key] ?? "Tabell")")
    if needsSheet { text.line("\(indent)  blad: \(DraftText.quoted(view.sheet.name))") }
    if showsCaption, let caption {
      text.line("\(indent)  rubrik: \(DraftText.quoted(caption))")
    }
    writeSums(indent: indent + "  ", into: &text)
    text.line("\(indent)  kolumner:")
    if let unit = columns.first(where: { $0.field == .unit }) {
      text.line("\(indent)    enhet: \(DraftText.quoted(unit.heading.pattern))")
    }
    for group in Field.Group.allCases where group != .scorecard {
      write(group, indent: indent + "    ", into: &text)
    }
    writeGoalRows(indent: indent + "  ", into: &text)
    let others = columns.filter { $0.field == nil }.map(\.heading.pattern)
    if !others.isEmpty {
      text.line(
        "\(indent)  # Kolumner som inte är med: \(others.joined(separator: "; ").plainSigns)")
    }
  }

  /// Writes which rows sum others, and which are parts of others.
  private func writeSums(indent: String, into text: inout DraftText) {
    // Where rows are no units, a sum may as well be the net.
    let isEconomy = has(.unit) && columns.contains { $0.field?.group == .economy }
    let names = firstTexts
    let sums = names.indices.filter { Self.isSum(names[$0]) }
    if isEconomy, let last = sums.last {
      // A sum right below another one sums it.
      let isOuter = sums.dropLast().last == last - 1
      let inner = ["Summa*", "Delsumma*", "Totalt*"].filter { pattern in
        let start = pattern.dropLast().lowercased()
        return sums.contains { names[$0].hasPrefix(start) && !(isOuter && $0 == last) }
      }
      let outer = isOuter ? [DraftText.quoted(names[last].uppercasedFirst)] : []
      text.line(
        "\(indent)summor: [\((inner + outer).joined(separator: ", "))]   # de innersta först")
    } else if has(.unit) {
      text.line("\(indent)hoppa över: [Summa*, Totalt*]")
    }
    if isEconomy, names.contains(where: { $0.hasPrefix("varav") || $0.hasPrefix("därav") }) {
      text.line("\(indent)hoppa över: [varav*, därav*]")
    }
  }

  /// The first texts of the rows, from the top.
  private var firstTexts: [String] {
    view.filledRows(in: headerRow + 1..<max(headerRow + 1, endRow)).compactMap {
      $0.cells.first?.text
    }
  }

  private static func isSum(_ name: String) -> Bool {
    ["summa", "delsumma", "totalt"].contains { name.hasPrefix($0) }
  }

  private func write(_ group: Field.Group, indent: String, into text: inout DraftText) {
    let columns = columns.filter { $0.field?.group == group }
    guard !columns.isEmpty else { return }
    text.line("\(indent)\(group.rawValue):")
    if columns.contains(where: { $0.line != nil }) {
      writeLines(columns, indent: indent, into: &text)
      return
    }
    for column in columns where column.period == nil && column.cross == nil {
      guard let field = column.field else { continue }
      text.line("\(indent)  \(field.name): \(rule(of: column, field))")
    }
    let boxes = columns.compactMap { column in
      column.cross.map { "\($0.mappingWord): \(DraftText.quoted(column.heading.pattern))" }
    }
    if !boxes.isEmpty {
      text.line("\(indent)  bedömning: {kryss: {\(boxes.joined(separator: ", "))}}")
    }
    let periods = columns.filter { $0.period != nil }
    guard !periods.isEmpty else { return }
    text.line("\(indent)  utfall:")
    text.line("\(indent)    per period:")
    for column in periods {
      let period = DraftText.quoted(column.period ?? "")
      text.line("\(indent)      \(period): \(DraftText.quoted(column.heading.pattern))")
    }
  }

  /// The heading alone where that is enough, and otherwise what else the column needs.
  private func rule(of column: DraftColumn, _ field: Field) -> String {
    let quoted = DraftText.quoted(column.heading.pattern)
    if field == .indicatorTarget, !has(.indicatorDirection) {
      return "{rubrik: \(quoted), tal utan ord: minst}   # stämmer det?"
    }
    // Where goals stand beside several indicators, the cells below the first are often empty.
    let repeats: Set<Field> = [.goalText, .goalParent, .goalArea]
    return key == .indicatorName && repeats.contains(field)
      ? "{rubrik: \(quoted), fyll nedåt: ja}" : quoted
  }

  /// Writes the lines of the economy that stand beside each other on every row.
  private func writeLines(_ columns: [DraftColumn], indent: String, into text: inout DraftText) {
    for kind in EconomyLine.Kind.allCases {
      let own = columns.filter { $0.line == kind }
      guard !own.isEmpty else { continue }
      let figures = own.map { column in
        "\(column.field?.name ?? ""): \(DraftText.quoted(column.heading.pattern))"
      }
      text.line(
        "\(indent)  - {post: {alltid: \(kind.swedishName)}, \(figures.joined(separator: ", "))}")
    }
  }

  private func writeGoalRows(indent: String, into text: inout DraftText) {
    guard let goalRows else { return }
    var signs: [String] = []
    if goalRows.isBold {
      signs.append("fet: ja")
    } else {
      let fields = goalRows.emptyFields.map(\.rawValue).joined(separator: ", ")
      signs.append("tomma: [\(fields)]")
    }
    if goalRows.hasNumbers { signs.append("nummer först: ja") }
    text.line(
      "\(indent)målrad: {målet står i: indikator.namn, \(signs.joined(separator: ", "))}")
    if goalRows.hasAreas { text.line("\(indent)områden som rubriker: ja") }
  }

  /// Writes how the template writes money, as its rows show it.
  func writeEconomy(into text: inout DraftText) {
    let isNegative = costs.contains { value in
      if case .number(let number) = value {
        number < 0
      } else {
        value.shownText.plainSigns.hasPrefix("-")
      }
    }
    let near = view.filledRows(in: max(0, topRow - 3)..<headerRow + 1).flatMap(\.cells)
    let isMillions = near.contains { $0.text.contains("mnkr") || $0.text.contains("mkr") }
    let unit = isMillions ? "mnkr" : "tkr"
    text.line("")
    text.line("ekonomi:")
    text.line("  belopp: \(unit)   # stämmer det?")
    text.line("  kostnader: \(isNegative ? "negativa" : "positiva")")
    text.line("  avvikelse: plus är bättre   # stämmer det?")
  }

  /// The amounts of costs: in the row of costs, or in the columns of costs and net.
  private var costs: [CellValue] {
    let columns = Set(columns.filter { $0.line == .costs || $0.line == .net }.map(\.column))
    if !columns.isEmpty {
      let rows = headerRow + 1..<endRow
      return view.sheet.rows.filter { rows.contains($0.index) }.flatMap { row in
        row.cells.filter { columns.contains($0.column) }.map(\.value)
      }
    }
    let row = (headerRow + 1..<endRow).first { row in
      view.texts(inRow: row).first.map { Vocabulary.usual.economyLines[$0.text] == .costs } ?? false
    }
    return (row.flatMap { view.sheet.row(at: $0)?.cells } ?? []).dropFirst().map(\.value)
  }

  private static let names: [Field: String] = [
    .goalText: "Mål", .indicatorName: "Indikatorer", .activityText: "Aktiviteter",
    .economyLine: "Ekonomi", .goalAssessment: "Bedömning",
  ]
}
