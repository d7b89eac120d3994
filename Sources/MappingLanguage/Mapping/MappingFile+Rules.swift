import Scorecards
import Spreadsheet
import Yams

extension MappingFile {
  /// Reads the fields of a form or the columns of a table: those of the scorecard by name, those of
  /// goals, indicators, activities and economy under the name of the group.
  mutating func rules(_ node: Node, inTable: Bool) -> [FieldRule] {
    let groups = Field.Group.allCases.filter { $0 != .scorecard }
    let names = Field.fields(of: .scorecard).map(\.name)
    guard
      let values = nodes.mapping(
        node, of: inTable ? "Kolumnerna" : "Fälten", keys: names + groups.map(\.rawValue))
    else { return [] }
    var rules = fieldRules(values, of: .scorecard, inTable: inTable)
    for group in groups {
      guard let node = values[group.rawValue],
        let values = nodes.mapping(
          node, of: "Gruppen ”\(group.rawValue)”", keys: Field.fields(of: group).map(\.name))
      else { continue }
      rules += fieldRules(values, of: group, inTable: inTable)
    }
    if rules.isEmpty, values.isEmpty {
      nodes.fail(node, "\(inTable ? "Kolumnerna" : "Fälten") ska vara minst en uppgift.")
    }
    return rules
  }

  private mutating func fieldRules(
    _ values: [String: Node], of group: Field.Group, inTable: Bool
  ) -> [FieldRule] {
    Field.fields(of: group).compactMap { field in
      guard let node = values[field.name], let rule = rule(node, for: field, inTable: inTable)
      else { return nil }
      // Every table may say which unit its rows are about.
      if let earlier = placed[field], group == .scorecard, !(field == .unit && inTable) {
        nodes.fail(
          node, "Fältet \(field.rawValue) står redan på rad \(earlier.mark?.line ?? 0).")
      }
      placed[field] = node
      return rule
    }
  }

  private mutating func rule(_ node: Node, for field: Field, inTable: Bool) -> FieldRule? {
    guard case .mapping = node else {
      let texts = nodes.patterns(node, of: "”\(field.name)”")
      guard !texts.isEmpty else { return nil }
      return FieldRule(
        field: field, place: inTable ? .column(headings: texts) : .label(texts, side: .beside))
    }
    let places =
      inTable
      ? ["rubrik", "kolumn", "sist ifyllda"]
        + (field == .indicatorOutcome ? ["per period"] : [])
        + (field == .goalAssessment ? ["kryss"] : []) + ["bladets namn", "alltid"]
      : ["ledtext", "cell", "namn", "bladets namn", "alltid"]
    let options =
      ["valfri", "krävs"] + (inTable ? ["fyll nedåt"] : ["värdet står"])
      + (field == .indicatorTarget ? ["tal utan ord", "datum utan ord"] : [])
      + (field == .goalAssessment ? ["läs"] : [])
    guard let values = nodes.mapping(node, of: "”\(field.name)”", keys: places + options) else {
      return nil
    }
    let given = places.filter { values[$0] != nil }
    guard given.count == 1, let key = given.first, let placeNode = values[key] else {
      nodes.fail(
        node, "”\(field.name)” ska ha en av nycklarna \(places.joined(separator: ", ")).")
      return nil
    }
    let place =
      switch key {
      case "kryss": crosses(placeNode)
      case "per period": periods(placeNode)
      default: place(placeNode, key: key, side: values["värdet står"])
      }
    guard let place else { return nil }
    var rule = FieldRule(field: field, place: place)
    rule.isOptional = values["valfri"].flatMap { nodes.flag($0, of: "”valfri”") } ?? false
    rule.isRequired = values["krävs"].flatMap { nodes.flag($0, of: "”krävs”") } ?? false
    rule.fillsDown = values["fyll nedåt"].flatMap { nodes.flag($0, of: "”fyll nedåt”") } ?? false
    rule.bareTarget = values["tal utan ord"].flatMap {
      nodes.choice($0, of: "”tal utan ord”", as: Comparison.self)
    }
    rule.bareDay = values["datum utan ord"].flatMap {
      nodes.choice($0, of: "”datum utan ord”", as: DayWord.self)?.comparison
    }
    if let sign = values["läs"] {
      rule.statusSign =
        nodes.choice(sign, of: "”läs”", as: FieldRule.StatusSign.self) ?? .wordAndColor
    }
    check(rule, at: node, hasSide: values["värdet står"] != nil)
    return rule
  }

  /// Reads where a value stands, by the key that says how it is found there.
  mutating func place(_ node: Node, key: String, side: Node?) -> FieldRule.Place? {
    switch key {
    case "rubrik": return .column(headings: nodes.patterns(node, of: "”rubrik”"))
    case "kolumn": return column(node).map(FieldRule.Place.columnAt)
    case "sist ifyllda":
      return .lastFilled(
        columns: nodes.list(node).map { nodes.patterns($0, of: "”sist ifyllda”") })
    case "ledtext":
      let side = side.flatMap { nodes.choice($0, of: "”värdet står”", as: FieldRule.Side.self) }
      return .label(nodes.patterns(node, of: "”ledtext”"), side: side ?? .beside)
    case "cell": return cell(node).map(FieldRule.Place.cell)
    case "namn": return nodes.text(node, of: "”namn”").map(FieldRule.Place.definedName)
    case "bladets namn":
      guard let isName = nodes.flag(node, of: "”bladets namn”") else { return nil }
      if !isName { nodes.fail(node, "”bladets namn” kan bara vara ja. Ta annars bort nyckeln.") }
      return isName ? .sheetName : nil
    default: return nodes.text(node, of: "”alltid”").map(FieldRule.Place.always)
    }
  }

  /// Reads the column of each period: `{K1: Utfall K1, "{föregående år}": Utfall förra året}`.
  private mutating func periods(_ node: Node) -> FieldRule.Place? {
    guard case .mapping(let mapping) = node, !mapping.isEmpty else {
      nodes.fail(node, "”per period” ska ha perioder som nycklar, till exempel K1: Utfall K1.")
      return nil
    }
    var columns: [FieldRule.PeriodColumn] = []
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      let periods = [TextPattern(text: name), TextPattern(text: "{år}-\(name)")]
      guard
        let period = periods.first(where: { pattern in
          CalendarSpan(pattern.shown(in: Period("2024"))) != nil
        })
      else {
        nodes.fail(
          key, "”\(name)” är ingen period. Skriv K1, T1, H1, M08, 2023, {år} eller {föregående år}."
        )
        continue
      }
      columns.append(
        FieldRule.PeriodColumn(
          period: period, headings: nodes.patterns(value, of: "”\(name)”")))
    }
    return .perPeriod(columns: columns)
  }

  private mutating func crosses(_ node: Node) -> FieldRule.Place? {
    let words = Fulfilment.allCases.map(\.mappingWord)
    guard let values = nodes.mapping(node, of: "”kryss”", keys: words) else { return nil }
    var columns: [Fulfilment: [TextPattern]] = [:]
    for status in Fulfilment.allCases {
      columns[status] = values[status.mappingWord].map { nodes.patterns($0, of: "”kryss”") }
    }
    return .crosses(columns)
  }

  /// Reads a cell address.
  mutating func cell(_ node: Node) -> CellAddress? {
    guard let text = nodes.text(node, of: "Cellen") else { return nil }
    if let address = CellAddress(text) { return address }
    nodes.fail(node, "”\(text)” är ingen cell. Skriv till exempel B7.")
    return nil
  }

  private mutating func column(_ node: Node) -> Int? {
    guard let text = nodes.text(node, of: "Kolumnen") else { return nil }
    if let address = CellAddress(text + "1") { return address.column }
    nodes.fail(node, "”\(text)” är ingen kolumn. Skriv till exempel C.")
    return nil
  }
}

/// What a day without a word means as a target, as mapping files say it.
private enum DayWord: String, CaseIterable {
  case latest = "senast"
  case before = "före"
  case earliest = "tidigast"
  case after = "efter"
  case exactly = "den"

  var comparison: Comparison {
    switch self {
    case .latest: .atMost
    case .before: .lessThan
    case .earliest: .atLeast
    case .after: .moreThan
    case .exactly: .exactly
    }
  }
}

extension Fulfilment {
  /// How mapping and policy files name the step.
  var mappingWord: String {
    switch self {
    case .met: "grön"
    case .partlyMet: "gul"
    case .notMet: "röd"
    case .notMeasured: "svart"
    }
  }
}
