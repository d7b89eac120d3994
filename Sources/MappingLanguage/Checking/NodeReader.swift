import Yams

/// Reads YAML nodes, and gathers every fault on the way instead of stopping at the first.
struct NodeReader {
  /// The file, for faults.
  let file: String

  /// The faults so far.
  private(set) var faults: [MappingError.Fault] = []

  /// The most bytes that a file may have.
  static let maximumBytes = 1_000_000

  init(file: String) {
    self.file = file
  }

  /// Reads the YAML of a file, whose top is a mapping.
  ///
  /// - Returns: `nil`, and a fault, when the text is no YAML, or uses anchors or tags.
  mutating func root(of yaml: String) -> Node? {
    guard yaml.utf8.count <= Self.maximumBytes else {
      fail(nil, "Filen är större än \(Self.maximumBytes) byte.")
      return nil
    }
    do {
      let parser = try Parser(yaml: yaml)
      let root = try parser.singleRoot()
      guard let root else {
        fail(nil, "Filen är tom.")
        return nil
      }
      return withExtendedLifetime(parser) { isPlain(root) } ? root : nil
    } catch {
      failures(of: error)
      return nil
    }
  }

  /// Adds a fault at a node.
  mutating func fail(_ node: Node?, _ message: String) {
    let mark = node?.mark
    faults.append(
      MappingError.Fault(
        file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message))
  }

  // MARK: Nodes

  /// Reads a mapping whose keys are known.
  ///
  /// - Returns: The values by key, or `nil` when the node is no mapping.
  mutating func mapping(
    _ node: Node, of subject: String, keys: [String], required: [String] = []
  ) -> [String: Node]? {
    guard case .mapping(let mapping) = node else {
      fail(node, "\(subject) ska bestå av nycklar och värden, men det gör det här inte.")
      return nil
    }
    var values: [String: Node] = [:]
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string, keys.contains(key) else {
        let written = keyNode.scalar?.string ?? ""
        fail(
          keyNode,
          "\(subject) har ingen nyckel ”\(written)”. "
            + suggestion(for: written, among: keys, otherwise: "Nycklarna är"))
        continue
      }
      values[key] = value
    }
    for key in required where values[key] == nil {
      fail(node, "\(subject) saknar nyckeln ”\(key)”.")
    }
    return values
  }

  /// Reads a text.
  mutating func text(_ node: Node, of subject: String) -> String? {
    guard let text = node.scalar?.string, !text.isEmpty else {
      fail(node, "\(subject) ska vara en text.")
      return nil
    }
    return text
  }

  /// Reads a text, or a list of texts.
  mutating func texts(_ node: Node, of subject: String) -> [String] {
    guard case .sequence(let sequence) = node else {
      return text(node, of: subject).map { [$0] } ?? []
    }
    if sequence.isEmpty { fail(node, "\(subject) ska vara minst en text.") }
    return sequence.compactMap { text($0, of: subject) }
  }

  /// Reads a text pattern, or a list of them.
  mutating func patterns(_ node: Node, of subject: String) -> [TextPattern] {
    let texts = texts(node, of: subject)
    for text in texts { checkPlaceholders(text, at: node) }
    return texts.map(TextPattern.init)
  }

  /// Reads one of several words.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, of subject: String, as type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    guard let text = text(node, of: subject) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    fail(
      node,
      "\(subject) kan inte vara ”\(text)”. "
        + suggestion(for: text, among: words, otherwise: "Det kan vara"))
    return nil
  }

  /// Reads `ja` or `nej`.
  mutating func flag(_ node: Node, of subject: String) -> Bool? {
    switch node.scalar?.string {
    case "ja": return true
    case "nej": return false
    default:
      fail(node, "\(subject) ska vara ja eller nej.")
      return nil
    }
  }

  /// Reads a list; a single value is a list of one.
  func list(_ node: Node) -> [Node] {
    if case .sequence(let sequence) = node { Array(sequence) } else { [node] }
  }

  // MARK: Faults

  private mutating func checkPlaceholders(_ text: String, at node: Node) {
    var rest = Substring(text)
    while let start = rest.firstIndex(of: "{") {
      let end = rest[start...].firstIndex(of: "}").map { rest.index(after: $0) } ?? rest.endIndex
      let placeholder = String(rest[start..<end])
      if !TextPattern.placeholders.contains(placeholder) {
        fail(
          node,
          "”\(placeholder)” är inget som fylls i. "
            + suggestion(
              for: placeholder, among: TextPattern.placeholders, otherwise: "Det som fylls i är"))
      }
      rest = rest[end...]
    }
  }

  /// Whether there is neither anchor nor tag; the first of them is a fault.
  private mutating func isPlain(_ node: Node) -> Bool {
    if node.anchor != nil {
      fail(node, "Ankare (&) och hänvisningar (*) används inte här. Skriv ut texten.")
      return false
    }
    switch node {
    case .scalar(let scalar):
      guard isUsual(scalar.tag) else { return refuseTag(node) }
    case .sequence(let sequence):
      guard isUsual(sequence.tag) else { return refuseTag(node) }
      for element in sequence where !isPlain(element) { return false }
    case .mapping(let mapping):
      guard isUsual(mapping.tag) else { return refuseTag(node) }
      for (key, value) in mapping where !isPlain(key) || !isPlain(value) { return false }
    case .alias:
      fail(node, "Hänvisningar (*) används inte här. Skriv ut texten.")
      return false
    }
    return true
  }

  private func isUsual(_ tag: Tag) -> Bool {
    tag.rawValue.isEmpty || tag.rawValue.hasPrefix("tag:yaml.org,2002:")
  }

  private mutating func refuseTag(_ node: Node) -> Bool {
    fail(node, "Taggar (!) används inte här.")
    return false
  }

  private mutating func failures(of error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      addFault(mark, Self.sentence(for: problem))
    case .duplicatedKeysInMapping(let keys, let context):
      addFault(context.mark, "Nyckeln ”\(keys.first ?? "")” står två gånger.")
    default:
      addFault(nil, "Filen är inte riktig YAML.")
    }
  }

  /// What the YAML library says is wrong, in Swedish where it is a usual slip.
  private static func sentence(for problem: String) -> String {
    let slips = [
      ("tab character", "Raden är indragen med tabb. Dra in den med blanksteg."),
      (
        "character that cannot start",
        "Här står en tabb, eller ett tecken som betyder något annat i YAML (@, %, `). Dra in rader med "
          + "blanksteg, och sätt sådana värden inom citattecken."
      ),
      (
        "mapping values are not allowed",
        "Här står ett kolon till på samma rad. Sätt texten inom citattecken, eller börja en ny rad."
      ),
      ("could not find expected ':'", "Här saknas ett kolon och ett blanksteg efter nyckeln."),
      (
        "did not find expected key",
        "Raden är inte indragen som den ovanför. Nycklar som hör ihop ska börja i samma kolumn."
      ),
      (
        "did not find expected",
        "En parentes eller ett citattecken avslutas inte före den här raden."
      ),
    ]
    return slips.first { problem.contains($0.0) }?.1 ?? "Filen är inte riktig YAML: \(problem)."
  }

  private mutating func addFault(_ mark: Mark?, _ message: String) {
    faults.append(
      MappingError.Fault(
        file: file, line: mark?.line ?? 1, column: mark?.column ?? 1, message: message))
  }
}
