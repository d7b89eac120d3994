import Scorecards
import Yams

/// The parts of the configuration that tell of time: what changed its name, and the annual cycle.
struct ConfigurationReader {
  /// Reads `ändringar`: units, goals and indicators that had other names in earlier periods.
  static func successions(_ node: Node, _ reader: inout NodeReader) -> Successions {
    var successions = Successions()
    guard
      let values = reader.mapping(
        node, of: "”ändringar”", keys: ["enheter", "mål", "indikatorer"])
    else { return successions }
    for node in values["enheter"].map(reader.list) ?? [] {
      guard
        let unit = reader.mapping(
          node, of: "Den ändrade enheten", keys: ["nu", "förut", "period"],
          required: ["nu", "förut"])
      else { continue }
      guard let now = unit["nu"].flatMap({ reader.text($0, of: "”nu”") }) else { continue }
      successions.units.append(
        Successions.Unit(
          now: now, before: unit["förut"].map { reader.texts($0, of: "”förut”") } ?? [],
          period: unit["period"].flatMap { reader.text($0, of: "”period”") }))
    }
    successions.goals = names(
      values["mål"], of: "Det ändrade målet", ["nu", "förut", "period"], &reader)
    successions.indicators = names(
      values["indikatorer"], of: "Den ändrade indikatorn", ["nu", "förut", "mål", "period"],
      &reader)
    return successions
  }

  private static func names(
    _ node: Node?, of subject: String, _ keys: [String], _ reader: inout NodeReader
  ) -> [Successions.Name] {
    (node.map(reader.list) ?? []).compactMap { node in
      guard
        let name = reader.mapping(node, of: subject, keys: keys, required: ["nu", "förut"]),
        let now = name["nu"].flatMap({ reader.text($0, of: "”nu”") }),
        let before = name["förut"].flatMap({ reader.text($0, of: "”förut”") })
      else { return nil }
      return Successions.Name(
        now: now, before: before, goal: name["mål"].flatMap { reader.text($0, of: "”mål”") },
        period: name["period"].flatMap { reader.text($0, of: "”period”") })
    }
  }

  /// Reads `årshjul`: what is done when in the year.
  static func annualCycle(_ node: Node, _ reader: inout NodeReader) -> AnnualCycle {
    AnnualCycle(
      steps: reader.list(node).compactMap { node in
        guard
          let values = reader.mapping(
            node, of: "Steget i årshjulet",
            keys: ["vad", "vem", "från", "senast", "period", "klart"],
            required: ["vad", "från", "senast"]),
          let what = values["vad"].flatMap({ reader.text($0, of: "”vad”") }),
          let from = values["från"].flatMap({ dayOfYear($0, of: "”från”", &reader) }),
          let until = values["senast"].flatMap({ dayOfYear($0, of: "”senast”", &reader) })
        else { return nil }
        var step = AnnualCycle.Step(what: what, from: from, until: until)
        step.who = values["vem"].flatMap { reader.text($0, of: "”vem”") }
        step.period = values["period"].flatMap { period($0, &reader) }
        step.done = values["klart"].map { node in
          reader.list(node).compactMap { day($0, &reader) }
        }
        return step
      })
  }

  private static func dayOfYear(
    _ node: Node, of subject: String, _ reader: inout NodeReader
  ) -> AnnualCycle.DayOfYear? {
    if let day = node.scalar.flatMap({ AnnualCycle.DayOfYear($0.string) }) { return day }
    reader.fail(node, "\(subject) ska vara månad och dag, till exempel 04-15.")
    return nil
  }

  private static func period(_ node: Node, _ reader: inout NodeReader) -> String? {
    guard let text = reader.text(node, of: "”period”") else { return nil }
    let example = text.replacing("{år}", with: "2024").replacing("{föregående år}", with: "2023")
    if CalendarSpan(example) != nil { return text }
    reader.fail(
      node, "”period” ska vara en period, till exempel \"{år}-K1\" eller \"{föregående år}\".")
    return nil
  }

  private static func day(_ node: Node, _ reader: inout NodeReader) -> CalendarDay? {
    if let day = node.scalar.flatMap({ CalendarDay($0.string) }) { return day }
    reader.fail(node, "”klart” ska vara datum, till exempel 2025-11-28.")
    return nil
  }

  /// Reads `huvudbok`: the ledger's export and which of its accounts and names are what.
  static func ledger(_ node: Node, _ reader: inout NodeReader) -> LedgerForm? {
    guard
      let values = reader.mapping(
        node, of: "”huvudbok”",
        keys: ["fil", "dimension", "intäkter", "kostnader", "enheter"], required: ["fil"]),
      let file = values["fil"].flatMap({ reader.text($0, of: "”fil”") })
    else { return nil }
    guard !file.contains("/"), !file.hasPrefix(".") else {
      reader.fail(values["fil"], "”fil” ska ligga i arbetsmappen, till exempel huvudbok-2025.se.")
      return nil
    }
    var form = LedgerForm(file: file)
    if let dimension = values["dimension"].flatMap({ reader.text($0, of: "”dimension”") }) {
      form.dimension = dimension
    }
    if let income = values["intäkter"] { form.income = accounts(income, &reader) }
    if let costs = values["kostnader"] { form.costs = accounts(costs, &reader) }
    if case .mapping(let units)? = values["enheter"] {
      for (unit, names) in units {
        guard let code = unit.scalar?.string else { continue }
        form.units[code] = reader.texts(names, of: "”\(code)”")
      }
    } else if let node = values["enheter"] {
      reader.fail(node, "”enheter” ska ha enheternas koder som nycklar, till exempel BUN: [1100].")
    }
    return form
  }

  /// Reads accounts such as `3000-3999`, or a list of them.
  private static func accounts(_ node: Node, _ reader: inout NodeReader) -> [ClosedRange<Int>] {
    reader.list(node).compactMap { node in
      let ends = (node.scalar?.string ?? "").split(separator: "-").map { Int($0) }
      if let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last
      {
        return first...last
      }
      reader.fail(node, "Konton skrivs som 3000-3999 eller 3010.")
      return nil
    }
  }
}
