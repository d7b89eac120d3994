import Spreadsheet
import Yams

extension MappingFile {
  /// Reads the parts of a template, or of a block or sheet within it.
  mutating func parts(_ node: Node) -> [Part] {
    let parts = nodes.list(node)
    if parts.isEmpty { nodes.fail(node, "”delar” ska ha minst en del.") }
    return parts.flatMap { self.parts(of: $0) }
  }

  /// Reads a part; a table whose rows hold several lines of the economy is one part for each.
  private mutating func parts(of node: Node) -> [Part] {
    let kinds = ["formulär", "tabell", "block", "blad för blad"]
    guard case .mapping(let mapping) = node else {
      nodes.fail(node, "En del är ett formulär, en tabell, block eller blad för blad.")
      return []
    }
    let found = kinds.filter { kind in mapping.contains { $0.key.scalar?.string == kind } }
    guard found.count == 1 else {
      nodes.fail(node, "En del ska ha en av nycklarna \(kinds.joined(separator: ", ")).")
      return []
    }
    switch found[0] {
    case "formulär": return form(node).map { [.form($0)] } ?? []
    case "tabell": return node.splittingEconomyLines.compactMap { table($0).map(Part.table) }
    case "block": return blocks(node).map { [.blocks($0)] } ?? []
    default: return sheetBySheet(node).map { [.sheetBySheet($0)] } ?? []
    }
  }

  private mutating func form(_ node: Node) -> Form? {
    guard
      let values = nodes.mapping(
        node, of: "Formuläret", keys: ["formulär", "blad", "fält"], required: ["fält"])
    else { return nil }
    let form = Form(
      name: name(values["formulär"]), sheets: sheets(values["blad"]),
      rules: values["fält"].map { rules($0, inTable: false) } ?? [])
    check(form.rules, of: "Formuläret har fält", at: node)
    return form
  }

  private mutating func table(_ node: Node) -> Table? {
    guard
      let values = nodes.mapping(
        node, of: "Tabellen",
        keys: [
          "tabell", "blad", "rubrik", "kolumner", "slutar vid", "hoppa över", "summor",
          "målrad", "områden som rubriker", "första rad", "valfri",
        ],
        required: ["kolumner"])
    else { return nil }
    var table = Table(
      name: name(values["tabell"]), sheets: sheets(values["blad"]),
      rules: values["kolumner"].map { rules($0, inTable: true) } ?? [])
    table.captions = values["rubrik"].map { nodes.patterns($0, of: "Rubriken") } ?? []
    table.endings = values["slutar vid"].map { nodes.patterns($0, of: "”slutar vid”") } ?? []
    table.skipped = values["hoppa över"].map { nodes.patterns($0, of: "”hoppa över”") } ?? []
    table.sums = values["summor"].map { sums($0) } ?? []
    table.goalRows = values["målrad"].flatMap { goalRows($0) }
    table.hasAreaRows =
      values["områden som rubriker"].flatMap { nodes.flag($0, of: "”områden som rubriker”") }
      ?? false
    table.firstRow = values["första rad"].flatMap { row($0) }
    table.isOptional = values["valfri"].flatMap { nodes.flag($0, of: "”valfri”") } ?? false
    check(table, at: node)
    return table
  }

  private enum SummedRows: String, CaseIterable {
    case above = "raderna ovanför"
    case below = "raderna under"
  }

  /// Reads which rows sum others, the innermost sums first: the text of a row, or more about it.
  private mutating func sums(_ node: Node) -> [Table.Sum] {
    nodes.list(node).compactMap { node in
      guard case .mapping = node else {
        return Table.Sum(names: nodes.patterns(node, of: "Summan"), standsAbove: false)
      }
      guard
        let values = nodes.mapping(
          node, of: "Summan", keys: ["rader", "av"], required: ["rader"]),
        let names = values["rader"].map({ nodes.patterns($0, of: "”rader”") })
      else { return nil }
      let summed: SummedRows? = values["av"].flatMap { nodes.choice($0, of: "”av”") }
      return Table.Sum(names: names, standsAbove: summed == .below)
    }
  }

  private mutating func goalRows(_ node: Node) -> Table.GoalRows? {
    guard
      let values = nodes.mapping(
        node, of: "Målraden",
        keys: ["målet står i", "tomma", "fet", "färg", "liknar", "nummer först"],
        required: ["målet står i"]),
      let column = values["målet står i"].flatMap({ field($0) })
    else { return nil }
    let empty = (values["tomma"].map { nodes.list($0) } ?? []).compactMap { field($0) }
    let isBold = values["fet"].flatMap { nodes.flag($0, of: "”fet”") } ?? false
    let fill = values["färg"].flatMap { self.fill($0) }
    let patterns = values["liknar"].map { nodes.patterns($0, of: "”liknar”") } ?? []
    let hasNumber = values["nummer först"].flatMap { nodes.flag($0, of: "”nummer först”") } ?? false
    if empty.isEmpty, !isBold, fill == nil, patterns.isEmpty, !hasNumber {
      nodes.fail(
        node,
        "Målraden ska ha något av ”tomma”, ”fet”, ”färg”, ”liknar” och ”nummer först” att kännas igen "
          + "på.")
    }
    placed[.goalText] = placed[.goalText] ?? node
    return Table.GoalRows(
      column: column, emptyColumns: empty, isBold: isBold, fill: fill, patterns: patterns,
      hasNumberPrefix: hasNumber)
  }

  /// Reads the colour of goal rows: `ja` for any, or six digits.
  private mutating func fill(_ node: Node) -> Table.Fill? {
    guard let text = nodes.text(node, of: "”färg”"), text != "nej" else { return nil }
    if text == "ja" { return .any }
    if let color = Color(hex: text) { return .color(color) }
    nodes.fail(node, "”\(text)” är ingen färg. Skriv ja, eller sex tecken som \"D9E1F2\".")
    return nil
  }

  private mutating func row(_ node: Node) -> Int? {
    if let number = node.scalar.flatMap({ Int($0.string) }),
      (1...CellAddress.maximumRows).contains(number)
    {
      return number - 1
    }
    nodes.fail(node, "Raden ska vara ett radnummer, till exempel 6.")
    return nil
  }

  private mutating func blocks(_ node: Node) -> Blocks? {
    guard
      let values = nodes.mapping(
        node, of: "Blocket", keys: ["block", "blad", "börjar vid", "delar"],
        required: ["börjar vid", "delar"])
    else { return nil }
    return Blocks(
      name: name(values["block"]), sheets: sheets(values["blad"]),
      starts: values["börjar vid"].map { nodes.patterns($0, of: "”börjar vid”") } ?? [],
      parts: values["delar"].map { parts($0) } ?? [])
  }

  private mutating func sheetBySheet(_ node: Node) -> SheetBySheet? {
    guard
      let values = nodes.mapping(
        node, of: "Blad för blad", keys: ["blad för blad", "blad", "delar"],
        required: ["blad", "delar"])
    else { return nil }
    return SheetBySheet(
      name: name(values["blad för blad"]), sheets: sheets(values["blad"]),
      parts: values["delar"].map { parts($0) } ?? [])
  }

  private mutating func name(_ node: Node?) -> String {
    node.flatMap { nodes.text($0, of: "Namnet på delen") } ?? ""
  }

  private mutating func sheets(_ node: Node?) -> [TextPattern] {
    node.map { nodes.patterns($0, of: "Bladet") } ?? []
  }

  /// Reads the full name of a field, such as `indikator.utfall`.
  private mutating func field(_ node: Node) -> Field? {
    guard let text = nodes.text(node, of: "Fältet") else { return nil }
    if let field = Field(rawValue: text) { return field }
    nodes.fail(
      node,
      "Det finns inget fält ”\(text)”. "
        + suggestion(for: text, among: Field.allCases.map(\.rawValue), otherwise: "Fälten är"))
    return nil
  }
}

extension Node {
  /// A table with a list under `ekonomi`, as a table for each entry of the list: the first has all other
  /// columns, the rest only the unit's.
  fileprivate var splittingEconomyLines: [Node] {
    guard var table = mapping, let columns = table["kolumner"]?.mapping,
      case .sequence(let lines)? = columns["ekonomi"], !lines.isEmpty
    else { return [self] }
    return lines.enumerated().map { position, line in
      var own = columns
      for key in columns.keys where position > 0 && key.scalar?.string != "enhet" {
        own[key] = nil
      }
      own["ekonomi"] = line
      table["kolumner"] = .mapping(own)
      return .mapping(table)
    }
  }
}
