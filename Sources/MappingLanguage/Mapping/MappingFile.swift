import Spreadsheet
import Yams

extension Mapping {
  /// Reads a mapping file and checks it whole.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file.
  ///   - file: Its name, for faults.
  /// - Throws: When the text is no YAML, has a key that is not known, lacks one that is needed, or
  ///   contradicts itself. The error holds every fault.
  public static func parse(_ yaml: String, file: String) throws(MappingError) -> Mapping {
    var reader = MappingFile(file: file)
    let mapping = reader.mapping(yaml)
    let faults = reader.nodes.faults.sorted()
    guard let mapping, faults.isEmpty else { throw MappingError(faults: faults) }
    return mapping
  }
}

/// A mapping file while it is read.
struct MappingFile {
  var nodes: NodeReader

  /// The fields that some part has, and where the file says so.
  var placed: [Field: Node] = [:]

  /// The words that the file knows.
  var words = Vocabulary.usual

  init(file: String) {
    nodes = NodeReader(file: file)
  }

  /// Reads the whole file.
  ///
  /// - Returns: `nil` when something needed is missing; otherwise a mapping that may have faults.
  mutating func mapping(_ yaml: String) -> Mapping? {
    guard let root = nodes.root(of: yaml),
      let values = nodes.mapping(
        root, of: "Mallen",
        keys: [
          "mall", "beskrivning", "känns igen på", "men inte på", "filnamn", "delar", "ekonomi",
          "ordlista",
        ],
        required: ["mall", "känns igen på", "delar"])
    else { return nil }

    let name = values["mall"].flatMap { nodes.text($0, of: "Mallens namn") }
    let summary = values["beskrivning"].flatMap { nodes.text($0, of: "Beskrivningen") }
    let signs = values["känns igen på"].map { self.signs($0, of: "”känns igen på”") } ?? []
    let refusals = values["men inte på"].map { self.signs($0, of: "”men inte på”") } ?? []
    for sign in refusals where signs.contains(sign) {
      nodes.fail(
        values["men inte på"], "Kännetecknet \(sign.shown) står också under ”känns igen på”.")
    }
    if let node = values["ordlista"] { words = vocabulary(node) }
    let fileNames = values["filnamn"].map { nodes.patterns($0, of: "Filnamnet") } ?? []
    let parts = values["delar"].map { self.parts($0) } ?? []
    let economy = values["ekonomi"].map { economyForm($0) } ?? EconomyForm()
    if values["delar"] != nil { checkWhole(root) }
    guard let name else { return nil }
    return Mapping(
      name: name, summary: summary, file: nodes.file, signs: signs, refusals: refusals,
      fileNames: fileNames, parts: parts, economy: economy, vocabulary: words)
  }

  private mutating func checkWhole(_ root: Node) {
    if placed[.unit] == nil {
      nodes.fail(root, "Mallen säger inte var enhetens namn står. Lägg till fältet ”enhet”.")
    }
    if placed[.goalText] == nil, placed[.economyLine] == nil {
      nodes.fail(
        root,
        "Mallen säger varken var målen eller ekonomin står. Lägg till ”text” under ”mål”, "
          + "eller ”post” under ”ekonomi”.")
    }
  }

  // MARK: Signs

  private mutating func signs(_ node: Node, of subject: String) -> [Sign] {
    let signs = nodes.list(node)
    if signs.isEmpty { nodes.fail(node, "\(subject) ska ha minst ett kännetecken.") }
    return signs.compactMap { sign($0) }
  }

  private mutating func sign(_ node: Node) -> Sign? {
    guard
      let values = nodes.mapping(
        node, of: "Kännetecknet", keys: ["blad", "text", "cell", "rubriker", "namn"])
    else { return nil }
    checkCombination(of: values, at: node)
    let sheets = values["blad"].map { nodes.patterns($0, of: "Bladet") } ?? []
    if let text = values["text"] {
      if case .sequence = text {
        nodes.fail(text, "Texten ska vara en text. Skriv flera som var sitt kännetecken.")
      }
      guard let pattern = nodes.patterns(text, of: "Texten").first else { return nil }
      return Sign(
        kind: .text(pattern, cell: values["cell"].flatMap { cell($0)?.text }), sheets: sheets)
    }
    if let headings = values["rubriker"] {
      return Sign(kind: .headings(nodes.patterns(headings, of: "Rubrikerna")), sheets: sheets)
    }
    if let name = values["namn"] {
      return nodes.text(name, of: "Namnet").map { Sign(kind: .definedName($0)) }
    }
    guard !sheets.isEmpty else {
      nodes.fail(node, "Kännetecknet ska ha blad, text, rubriker eller namn.")
      return nil
    }
    return Sign(kind: .sheet, sheets: sheets)
  }

  /// Sees to it that nothing in a sign is passed over.
  private mutating func checkCombination(of values: [String: Node], at node: Node) {
    let kinds = ["text", "rubriker", "namn"].filter { values[$0] != nil }
    if kinds.count > 1 {
      nodes.fail(
        node, "Kännetecknet har både ”\(kinds[0])” och ”\(kinds[1])”. Skriv dem som var sitt.")
    }
    if let cell = values["cell"], values["text"] == nil {
      nodes.fail(cell, "”cell” säger var en text står, men kännetecknet har ingen ”text”.")
    }
    if let sheet = values["blad"], values["namn"] != nil {
      nodes.fail(sheet, "Ett definierat namn hör till hela arbetsboken. Ta bort ”blad”.")
    }
  }

  // MARK: Economy

  /// Reads how money is written.
  mutating func economyForm(_ node: Node) -> EconomyForm {
    var form = EconomyForm()
    let keys = ["belopp", "kostnader", "netto", "avvikelse", "investeringar"]
    guard
      let values = nodes.mapping(
        node, of: "Ekonomi", keys: keys, required: ["belopp", "kostnader"])
    else { return form }
    if let unit = values["belopp"].flatMap({
      nodes.choice($0, of: "Belopp", as: EconomyForm.Unit.self)
    }) {
      form.unit = unit
    }
    if let costs = values["kostnader"].flatMap({
      nodes.choice($0, of: "Kostnader", as: EconomyForm.CostSign.self)
    }) {
      form.costs = costs
    }
    if let net = values["netto"].flatMap({
      nodes.choice($0, of: "Netto", as: EconomyForm.NetSign.self)
    }) {
      form.net = net
    }
    if let variance = values["avvikelse"].flatMap({
      nodes.choice($0, of: "Avvikelse", as: EconomyForm.VarianceSign.self)
    }) {
      form.variance = variance
    }
    if let investments = values["investeringar"].flatMap({
      nodes.choice($0, of: "Investeringar", as: EconomyForm.CostSign.self)
    }) {
      form.investments = investments
    }
    return form
  }
}
