import Findings
import Spreadsheet

extension TemplateReader {
  /// Reads the fields of a form.
  mutating func entry(of form: Form, in region: Region?) -> Entry {
    let regions = regions(for: form.sheets, within: region)
    if regions.isEmpty { miss(.sheetMissing, "", form.sheets, sheets: form.sheets) }
    let labels = locateLabels(of: form, in: regions)
    let distances = Dictionary(
      uniqueKeysWithValues: FieldRule.Side.allCases.map { side in
        (side, distance(of: labels.values.flatMap { $0 }, side: side))
      })
    var entry = Entry()
    for rule in form.rules {
      entry.values[rule.field] = value(of: rule, labels: labels, distances: distances, in: regions)
    }
    return entry
  }

  private mutating func value(
    of rule: FieldRule, labels: [Field: [Label]], distances: [FieldRule.Side: Int],
    in regions: [Region]
  ) -> FoundValue? {
    switch rule.place {
    case .label(let texts, let side):
      return value(
        of: rule, beside: labels[rule.field] ?? [], side: side, distance: distances[side] ?? 1,
        texts: texts, sheet: regions.first?.view.sheet.name)
    case .cell(let address):
      return regions.first.map { value(at: address, on: $0.view, rule: rule) }
    case .definedName(let name):
      return value(ofName: name, rule: rule)
    case .sheetName:
      return regions.first.map {
        FoundValue(
          content: .text($0.sheetName(in: period)),
          source: Source(file: file, sheet: $0.view.sheet.name), rule: rule)
      }
    case .always(let text):
      return FoundValue(
        content: .text(text), source: Source(file: file, sheet: regions.first?.view.sheet.name),
        rule: rule)
    case .column, .columnAt, .lastFilled, .perPeriod, .crosses:
      return nil
    }
  }

  /// The value of the first label that has one; nothing, at the first label, when none has.
  private mutating func value(
    of rule: FieldRule, beside labels: [Label], side: FieldRule.Side, distance: Int,
    texts: [TextPattern], sheet: String?
  ) -> FoundValue? {
    var first: FoundValue?
    for label in labels {
      let value: FoundValue
      if side == .within {
        value = self.value(within: label, texts: texts, rule: rule)
      } else {
        guard let address = label.address(side: side, distance: distance) else { continue }
        value = self.value(at: address, on: label.view, rule: rule)
      }
      if !value.isBlank { return value }
      first = first ?? value
    }
    if labels.isEmpty, !rule.isOptional {
      findings.append(
        Finding(
          .labelMissing, at: Source(file: file, sheet: sheet),
          expected: texts.map { "”\($0.shown(in: period))”" }.joined(separator: " eller ")))
    }
    return first
  }

  /// The part of a label's own text that stands for the `*` of its pattern.
  private func value(within label: Label, texts: [TextPattern], rule: FieldRule) -> FoundValue {
    let address = label.range.first
    let text = label.view.sheet[address]?.value.shownText ?? ""
    let pattern = texts.first { $0.matches(text, in: period) }
    return FoundValue(
      content: .text(pattern?.wildcardPart(of: text, in: period) ?? ""),
      source: label.view.source(at: address), rule: rule)
  }

  private mutating func value(ofName name: String, rule: FieldRule) -> FoundValue? {
    if let (view, address) = cell(named: name) { return value(at: address, on: view, rule: rule) }
    if !rule.isOptional {
      findings.append(
        Finding(.labelMissing, at: Source(file: file), expected: "”\(name)” (definierat namn)"))
    }
    return nil
  }

  /// The cell that a defined name stands for.
  private func cell(named name: String) -> (SheetView, CellAddress)? {
    guard
      let place = workbook.definedNames.first(where: { $0.name.comparable == name.comparable })?
        .range,
      let view = sheets.first(where: { $0.sheet.name.comparable == place.sheet.comparable })
    else { return nil }
    return (view, place.range.first)
  }

  // MARK: Labels

  /// A label that was found, with the range that it covers.
  private struct Label {
    let view: SheetView
    let range: CellRange

    /// The cell at a distance from the label; `nil` outside the sheet.
    func address(side: FieldRule.Side, distance: Int) -> CellAddress? {
      switch side {
      case .beside:
        let column = range.last.column + distance
        return column < CellAddress.maximumColumns
          ? CellAddress(row: range.first.row, column: column) : nil
      case .below:
        let row = range.last.row + distance
        return row < CellAddress.maximumRows
          ? CellAddress(row: row, column: range.first.column) : nil
      case .within: return range.first
      }
    }
  }

  /// Finds, for each field, its labels in the order of the mapping.
  private mutating func locateLabels(of form: Form, in regions: [Region]) -> [Field: [Label]] {
    var labels: [Field: [Label]] = [:]
    for rule in form.rules {
      guard case .label(let texts, _) = rule.place else { continue }
      for text in texts {
        guard let (view, address) = firstFreeCell(matching: text.matcher(in: period), in: regions)
        else { continue }
        claim(address, on: view, as: .heading)
        let range = view.merge(at: address) ?? CellRange(address, address)
        labels[rule.field, default: []].append(Label(view: view, range: range))
      }
    }
    return labels
  }

  /// The first cell with a text that nothing has read.
  func firstFreeCell(
    matching matcher: TextMatcher, in regions: [Region]
  ) -> (SheetView, CellAddress)? {
    for region in regions {
      for (row, cells) in region.view.filledRows(in: region.rows) {
        for (column, text) in cells where matcher.matches(text) {
          let address = CellAddress(row: row, column: column)
          if !isClaimed(address, on: region.view) { return (region.view, address) }
        }
      }
    }
    return nil
  }

  /// How far from their labels the values of a form stand: at the nearest distance where any label
  /// has a value, so that a column put in between does no harm.
  private func distance(of labels: [Label], side: FieldRule.Side) -> Int {
    (1...4).first { distance in
      labels.contains { label in
        guard side != .within, let address = label.address(side: side, distance: distance),
          !isClaimed(address, on: label.view), let cell = label.view.sheet[address]
        else { return false }
        return !cell.value.isEmpty
      }
    } ?? 1
  }
}
