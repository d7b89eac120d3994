import Spreadsheet
import Yams

extension MappingFile {
  /// Looks for contradictions within a table.
  mutating func check(_ table: Table, at node: Node) {
    check(table.rules, of: "Tabellen har kolumner", at: node)
    let fields = Set(table.rules.map(\.field))
    let holdsRows = fields.contains { $0.group == .indicator || $0.group == .activity }
    if fields.contains(.goalNumber), !fields.contains(.goalText), !holdsRows {
      nodes.fail(
        node, "Tabellen har målets nummer men varken målets text, indikatorer eller aktiviteter.")
    }
    for column in [table.goalRows?.column].compactMap({ $0 }) + (table.goalRows?.emptyColumns ?? [])
    where !fields.contains(column) {
      nodes.fail(node, "Målraden nämner ”\(column.rawValue)”, som inte är en kolumn i tabellen.")
    }
    if table.goalRows != nil, fields.contains(.goalText) {
      nodes.fail(
        placed[.goalText], "Målraden säger redan var målet står. Ta bort ”text” under ”mål”.")
    }
    if table.firstRow != nil, table.rules.contains(where: { !$0.texts.isEmpty }) {
      nodes.fail(node, "”första rad” är för kolumner med bokstav; de här hittas på sina rubriker.")
    }
    for pattern in table.skipped where table.endings.contains(pattern) {
      nodes.fail(node, "”\(pattern.text)” både avslutar tabellen och hoppas över.")
    }
    if !table.sums.isEmpty, !fields.contains(.economyLine) {
      nodes.fail(node, "”summor” hör till tabeller med ekonomi.")
    }
    var headings: [String: Field] = [:]
    for rule in table.rules {
      for pattern in rule.texts {
        if let other = headings.updateValue(rule.field, forKey: pattern.text.comparable) {
          nodes.fail(
            placed[rule.field] ?? node,
            "Rubriken ”\(pattern.text)” är redan kolumnen för \(other.rawValue).")
        }
      }
    }
  }

  /// Looks for contradictions among the fields of a form or the columns of a table.
  mutating func check(_ rules: [FieldRule], of subject: String, at node: Node) {
    let fields = Set(rules.map(\.field))
    // Goals may be known by their numbers, by their texts, or by what surrounds them.
    for group in Field.Group.allCases where group != .goal {
      guard let key = group.rowKey, !fields.contains(key),
        fields.contains(where: { $0.group == group })
      else { continue }
      nodes.fail(
        node,
        "\(subject) för \(group.rawValue) men saknar ”\(key.name)”, som rader känns igen på.")
    }
    var places: [FieldRule.Place: Field] = [:]
    for rule in rules {
      switch rule.place {
      case .cell, .columnAt, .definedName: break
      default: continue
      }
      if let other = places.updateValue(rule.field, forKey: rule.place) {
        nodes.fail(
          placed[rule.field] ?? node,
          "Här står redan \(other.rawValue). Två fält kan inte dela plats.")
      }
    }
  }

  /// Looks for contradictions within a rule.
  mutating func check(_ rule: FieldRule, at node: Node, hasSide: Bool) {
    if rule.isOptional, rule.isRequired {
      nodes.fail(node, "”valfri” och ”krävs” säger emot varandra.")
    }
    switch rule.place {
    case .label(let labels, .within):
      for label in labels where !label.text.contains("*") {
        nodes.fail(
          node,
          "”\(label.text)” behöver ett * där värdet står i cellen, till exempel ”\(label.text): *”."
        )
      }
    case .label: break
    case .crosses(let columns):
      if columns.isEmpty { nodes.fail(node, "”kryss” ska ha minst en kolumn.") }
    case .always(let text):
      if let words = knownWords(for: rule.field), !words.contains(text.comparable) {
        nodes.fail(node, "”\(text)” förstås inte som \(rule.field.title).")
      }
    default: break
    }
    if hasSide, !rule.isLabel { nodes.fail(node, "”värdet står” hör till ”ledtext”.") }
  }

  /// The words that a field may hold; `nil` when it may hold anything.
  private func knownWords(for field: Field) -> Set<String>? {
    switch field {
    case .economyLine: Set(words.economyLines.keys)
    case .goalArea: Set(words.areas.keys)
    case .goalAssessment: Set(words.fulfilment.keys)
    case .indicatorDirection: Set(words.directions.keys)
    case .activityStatus: Set(words.activityStatus.keys)
    default: nil
    }
  }
}

extension FieldRule {
  fileprivate var isLabel: Bool {
    if case .label = place { true } else { false }
  }
}
