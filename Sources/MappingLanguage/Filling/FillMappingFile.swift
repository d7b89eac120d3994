import Spreadsheet
import Yams

extension FillMapping {
  /// Reads a file and checks it whole.
  ///
  /// - Throws: All faults of the file at once, each with its line and column.
  public static func parse(_ yaml: String, file: String) throws(MappingError) -> FillMapping {
    var reader = FillMappingFile(file: file)
    let mapping = reader.mapping(yaml)
    let faults = reader.file.nodes.faults.sorted()
    guard let mapping, faults.isEmpty else { throw MappingError(faults: faults) }
    return mapping
  }
}

/// A file with a fill mapping while it is read.
struct FillMappingFile {
  /// Reads what fill mappings have in common with those of templates.
  var file: MappingFile

  init(file: String) {
    self.file = MappingFile(file: file)
  }

  mutating func mapping(_ yaml: String) -> FillMapping? {
    guard let root = file.nodes.root(of: yaml),
      let values = file.nodes.mapping(
        root, of: "Ifyllningen", keys: ["bok", "beskrivning", "ekonomi", "delar"],
        required: ["bok", "delar"])
    else { return nil }
    let workbook = values["bok"].flatMap { self.workbook($0) }
    _ = values["beskrivning"].flatMap { file.nodes.text($0, of: "Beskrivningen") }
    let economy = values["ekonomi"].map { file.economyForm($0) } ?? EconomyForm()
    let parts = (values["delar"].map { file.nodes.list($0) } ?? []).compactMap { part($0) }
    guard let workbook else { return nil }
    return FillMapping(file: file.nodes.file, workbook: workbook, economy: economy, parts: parts)
  }

  private mutating func workbook(_ node: Node) -> String? {
    guard let name = file.nodes.text(node, of: "”bok”") else { return nil }
    let suffix = name.split(separator: ".").last?.lowercased() ?? ""
    guard !name.contains("/"), !name.hasPrefix("."), ["xlsx", "xlsm", "ods"].contains(suffix)
    else {
      file.nodes.fail(
        node,
        "”bok” ska vara en XLSX-, XLSM- eller ODS-fil i samma mapp, till exempel bokslut.xlsx.")
      return nil
    }
    return name
  }

  // MARK: Parts

  private mutating func part(_ node: Node) -> FillPart? {
    guard case .mapping(let mapping) = node else {
      file.nodes.fail(node, "En del är ett formulär eller en tabell.")
      return nil
    }
    let kinds = ["formulär", "tabell"].filter { kind in
      mapping.contains { $0.key.scalar?.string == kind }
    }
    guard kinds.count == 1 else {
      file.nodes.fail(node, "En del ska ha en av nycklarna formulär, tabell.")
      return nil
    }
    return kinds[0] == "formulär" ? form(node).map(FillPart.form) : table(node).map(FillPart.table)
  }

  private mutating func form(_ node: Node) -> FillForm? {
    guard
      let values = file.nodes.mapping(
        node, of: "Formuläret", keys: ["formulär", "blad", "enhet", "ekonomin gäller", "fält"],
        required: ["fält"])
    else { return nil }
    var form = FillForm(
      name: name(values["formulär"]), sheets: sheets(values["blad"]), rules: [])
    form.unit = unit(values["enhet"])
    form.isOwn = isOwn(values["ekonomin gäller"])
    form.rules = values["fält"].map { rules($0, in: nil) } ?? []
    return form
  }

  private mutating func table(_ node: Node) -> FillTable? {
    guard
      let values = file.nodes.mapping(
        node, of: "Tabellen",
        keys: [
          "tabell", "blad", "namn", "rader", "bara rader som finns", "enhet", "ekonomin gäller",
          "kolumner",
        ],
        required: ["rader", "kolumner"]),
      let rows = values["rader"].flatMap({ file.nodes.text($0, of: "”rader”") })
    else { return nil }
    var table = FillTable(
      name: name(values["tabell"]), sheets: sheets(values["blad"]),
      destination: destination(named: values["namn"], selecting: values["bara rader som finns"]),
      rows: FillTable.Rows(rows), rules: [])
    table.unit = unit(values["enhet"])
    table.isOwn = isOwn(values["ekonomin gäller"])
    table.rules = values["kolumner"].map { rules($0, in: table.rows) } ?? []
    return table
  }

  private mutating func destination(
    named name: Node?, selecting selection: Node?
  ) -> FillTable.Destination {
    let isSelection = selection.flatMap { file.nodes.flag($0, of: "”bara rader som finns”") }
    guard let name = name.flatMap({ file.nodes.text($0, of: "”namn”") }) else {
      return .knownRows(isSelection: isSelection ?? false)
    }
    if let selection {
      file.nodes.fail(
        selection,
        "En riktig tabell växer med sina rader. Ta bort ”bara rader som finns”, eller ”namn”.")
    }
    return .table(name)
  }

  private mutating func name(_ node: Node?) -> String {
    node.flatMap { file.nodes.text($0, of: "Namnet på delen") } ?? ""
  }

  private mutating func sheets(_ node: Node?) -> [TextPattern] {
    node.map { file.nodes.patterns($0, of: "Bladet") } ?? []
  }

  private mutating func unit(_ node: Node?) -> String? {
    node.flatMap { file.nodes.text($0, of: "”enhet”") }
  }

  private mutating func isOwn(_ node: Node?) -> Bool {
    node.flatMap { file.nodes.choice($0, of: "”ekonomin gäller”", as: Responsibility.self) }
      == .own
  }

  /// Whose economy a unit's figures are.
  private enum Responsibility: String, CaseIterable {
    case own = "eget ansvar"
    case total = "med underliggande"
  }

  // MARK: Fields

  /// Reads fields in the order of the file.
  ///
  /// - Parameter rows: What the rows of a table are of; `nil` in a form.
  private mutating func rules(_ node: Node, in rows: FillTable.Rows?) -> [FillRule] {
    let subject = rows == nil ? "Fälten" : "Kolumnerna"
    let names = FillField.facts.map(\.name) + FillField.groups.map(\.name)
    guard file.nodes.mapping(node, of: subject, keys: names) != nil,
      case .mapping(let entries) = node
    else { return [] }
    return entries.flatMap { key, value -> [FillRule] in
      let name = key.scalar?.string ?? ""
      if let group = FillField.groups.first(where: { $0.name == name }) {
        return rules(value, of: group, in: rows)
      }
      return FillField.facts.filter { $0.name == name }.compactMap {
        rule(value, for: $0, in: rows)
      }
    }
  }

  private mutating func rules(
    _ node: Node, of group: (name: String, fields: [FillField]), in rows: FillTable.Rows?
  ) -> [FillRule] {
    guard
      file.nodes.mapping(
        node, of: "Gruppen ”\(group.name)”", keys: group.fields.map(\.name)) != nil,
      case .mapping(let entries) = node
    else { return [] }
    return entries.compactMap { key, value -> FillRule? in
      group.fields.first { $0.name == key.scalar?.string }.flatMap {
        rule(value, for: $0, in: rows)
      }
    }
  }

  private mutating func rule(
    _ node: Node, for field: FillField, in rows: FillTable.Rows?
  ) -> FillRule? {
    let knows = (rows ?? .allUnits).know(field)
    guard knows else {
      file.nodes.fail(
        node,
        rows == nil
          ? "”\(field.fullName)” har många värden och fylls i med en tabell."
          : "Rader av det slaget har inget ”\(field.fullName)”.")
      return nil
    }
    guard case .mapping = node else {
      let texts = file.nodes.patterns(node, of: "”\(field.name)”")
      guard !texts.isEmpty else { return nil }
      return FillRule(
        field: field,
        place: rows == nil ? .label(texts, side: .beside) : .column(headings: texts))
    }
    let places = rows == nil ? ["ledtext", "cell", "namn"] : ["rubrik", "kolumn"]
    let options = rows == nil ? ["värdet står"] : []
    guard let values = file.nodes.mapping(node, of: "”\(field.name)”", keys: places + options)
    else { return nil }
    let given = places.filter { values[$0] != nil }
    guard given.count == 1, let key = given.first, let placeNode = values[key],
      let place = file.place(placeNode, key: key, side: values["värdet står"])
    else {
      if given.count != 1 {
        file.nodes.fail(
          node, "”\(field.name)” ska ha en av nycklarna \(places.joined(separator: ", ")).")
      }
      return nil
    }
    if case .label(_, .within) = place {
      file.nodes.fail(node, "Värdet kan inte fyllas i ledtextens egen cell.")
      return nil
    }
    return FillRule(field: field, place: place)
  }
}
