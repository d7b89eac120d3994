import Findings
import Scorecards

extension Extraction {
  /// Reads a template: the period first, the units, and then a scorecard for each.
  mutating func read(with template: TemplateReader, organisation: Organisation) {
    var template = template
    let entries = template.entries(of: template.mapping.parts)
    readCells = template.readCells
    if let stated = entries.lazy.compactMap({ $0[.period] })
      .first(where: { $0.states(anotherThan: template.period) })
    {
      // The figures are of another year; what is wrong with them is no concern of this one.
      unit = codes(of: entries, in: organisation, template).first
      findings = [
        Finding(
          .wrongPeriod, at: stated.source, found: stated.text.quotable,
          expected: template.period.text)
      ]
      return
    }
    findings += template.findings
    var unreadRows: Set<FieldReader.UnreadRow> = []
    for (found, part) in unitEntries(of: entries, in: organisation, template) {
      var assembler = ScorecardAssembler(
        unit: found?.code ?? "", period: template.period, economyForm: template.mapping.economy,
        reader: FieldReader(vocabulary: template.mapping.vocabulary, period: template.period))
      let assembled = assembler.scorecard(of: part.entries)
      let told = assembler.reader.findings.withFormulasGathered
      findings += told
      unreadRows.formUnion(assembler.reader.unreadRows)
      guard let found else { continue }
      if assembled.isFilledIn {
        scorecards.append(assembled)
        unitFindings[found.code, default: []] += told
      } else {
        findings.append(
          Finding(
            .templateNotFilledIn, at: part.unit?.source ?? Source(file: template.file),
            found: found.name))
      }
    }
    readCells.removeAll { $0.stands(in: unreadRows) }
    unit = organisation.nearestUnit(aboveAll: codes(of: entries, in: organisation, template))?.code
    if !scorecards.isEmpty {
      scorecards[0].economyTables = template.economyTables(
        of: unit ?? scorecards[0].unit, findings: &findings)
    }
  }

  /// What the file holds about each unit; a unit that is called by several names is one unit.
  private mutating func unitEntries(
    of entries: [Entry], in organisation: Organisation, _ template: TemplateReader
  ) -> [(unit: OrganisationalUnit?, part: UnitEntries)] {
    var found: [(unit: OrganisationalUnit?, part: UnitEntries)] = []
    var positions: [String: Int] = [:]
    for part in UnitEntries.parts(of: entries) {
      let unit = unit(part.unit, in: organisation, file: template.file)
      if let unit, let position = positions[unit.code] {
        found[position].part.entries += part.entries
      } else {
        if let unit { positions[unit.code] = found.count }
        found.append((unit, part))
      }
    }
    return found
  }

  private func codes(
    of entries: [Entry], in organisation: Organisation, _ template: TemplateReader
  ) -> [String] {
    UnitEntries.parts(of: entries).compactMap { part in
      part.unit.flatMap { organisation.unit(in: $0)?.code }
    }
  }

  private mutating func unit(
    _ value: FoundValue?, in organisation: Organisation, file: String
  ) -> OrganisationalUnit? {
    guard let value, let name = value.filledText else {
      findings.append(Finding(.unitMissing, at: value?.source ?? Source(file: file)))
      return nil
    }
    if let unit = organisation.unit(in: value) { return unit }
    let near = organisation.names(near: name)
    findings.append(
      Finding(
        .unitUnknown, at: value.source, found: name.quotable,
        expected: near.isEmpty ? "" : "Närmast: \(near.joined(separator: ", "))."))
    return nil
  }
}

extension Organisation {
  /// The unit that a value names; of a sheet's name its part, or else all of it.
  fileprivate func unit(in value: FoundValue) -> OrganisationalUnit? {
    guard let name = value.filledText else { return nil }
    let sheet = value.rule.place == .sheetName ? value.source.sheet : nil
    return [name.plainSigns, name, sheet].compactMap { $0 }.lazy
      .compactMap { self.unit(named: $0) }.first
  }
}

extension Scorecard {
  /// Whether there is anything to report: a goal, or an amount of the period.
  fileprivate var isFilledIn: Bool {
    !investments.isEmpty || goals.contains { !$0.text.value.isEmpty || !$0.indicators.isEmpty }
      || economy.contains { $0.budget != nil || $0.outcome != nil || $0.forecast != nil }
  }
}

/// What a file holds about one unit.
private struct UnitEntries {
  /// The name of the unit; `nil` when the file has no place for it.
  var unit: FoundValue?

  var entries: [Entry] = []

  /// The entries of each unit, in the order in which the file names them.
  ///
  /// What names no unit of its own is about the unit of the whole file. In a file that has none, it
  /// tells nothing of a unit when it holds only what all units share, such as the period.
  static func parts(of entries: [Entry]) -> [UnitEntries] {
    let shared = entries.filter { $0.unit == nil }
    let own = entries.filter { $0.unit != nil }
    var parts: [UnitEntries] = []
    let fileUnit = shared.lazy.compactMap { $0[.unit] }.first
    let isAboutUnit = shared.contains { entry in
      Field.Group.allCases.contains { $0 != .scorecard && entry.isFilled($0) }
    }
    if own.isEmpty || isAboutUnit || fileUnit?.isBlank == false {
      parts.append(UnitEntries(unit: fileUnit, entries: shared))
    }
    var positions: [String: Int] = [:]
    if let name = parts.first?.unit?.text.comparable { positions[name] = 0 }
    for entry in own {
      let name = entry.unit?.text.comparable ?? ""
      if let position = positions[name] {
        parts[position].entries.append(entry)
      } else {
        positions[name] = parts.count
        parts.append(UnitEntries(unit: entry.unit, entries: [entry]))
      }
    }
    return parts
  }
}

extension FoundValue {
  /// Whether another period than the one that is reported stands here.
  ///
  /// A year alone means any period in it, and a school year any period in either of its years.
  fileprivate func states(anotherThan period: Period) -> Bool {
    guard let text = filledText, text.comparable != period.text.comparable else { return false }
    let stated = CalendarTime(text, assumedYear: nil)
    switch stated {
    case .year(let year): return year != period.year
    case .schoolYear(let start): return start != period.year && start + 1 != period.year
    default: return stated == nil || stated != CalendarTime(period.text, assumedYear: nil)
    }
  }
}
