import Scorecards
import Spreadsheet
import Yams

extension MappingFile {
  /// Reads the words that the template adds to the usual ones.
  ///
  /// A word that has another meaning already is given the new one; a word that the file itself gives
  /// two meanings is a fault.
  mutating func vocabulary(_ node: Node) -> Vocabulary {
    var vocabulary = Vocabulary.usual
    let keys = [
      "bedömning", "färger", "färgavstånd", "målområden", "aktivitetens status", "saknas",
      "målvärde", "riktning", "ekonomi", "kryss",
    ]
    guard let values = nodes.mapping(node, of: "Ordlistan", keys: keys) else { return vocabulary }
    let statuses = Fulfilment.allCases.map { ($0.mappingWord, $0) }
    add(values["bedömning"], meanings: statuses, to: &vocabulary.fulfilment)
    addColors(values["färger"], to: &vocabulary)
    if let distance = values["färgavstånd"] {
      if let number = distance.scalar.flatMap({ Double($0.string) }), (0...200).contains(number) {
        vocabulary.colorTolerance = number
      } else {
        nodes.fail(distance, "”färgavstånd” ska vara ett tal från 0 till 200.")
      }
    }
    add(
      values["målområden"],
      meanings: [
        ("verksamhet", .operations), ("arbetsmiljö", .workEnvironment),
        ("hållbar utveckling", .sustainability), ("ekonomi", .economy),
      ], to: &vocabulary.areas)
    add(
      values["aktivitetens status"],
      meanings: [
        ("ej påbörjad", .notStarted), ("pågår", .inProgress), ("klar", .done),
        ("försenad", .delayed), ("avbruten", .cancelled),
      ], to: &vocabulary.activityStatus)
    add(
      values["saknas"],
      meanings: [
        ("ej mätt", .notMeasured), ("ny metod", .methodChanged), ("ej aktuellt", .notApplicable),
        ("sekretess", .suppressed),
      ], to: &vocabulary.missing)
    add(
      values["målvärde"], meanings: Comparison.allCases.map { ($0.rawValue, $0) },
      to: &vocabulary.comparisons)
    add(
      values["riktning"], meanings: Vocabulary.Direction.allCases.map { ($0.rawValue, $0) },
      to: &vocabulary.directions)
    add(
      values["ekonomi"],
      meanings: [("intäkter", .income), ("kostnader", .costs), ("netto", .net)],
      to: &vocabulary.economyLines)
    if let crosses = values["kryss"] {
      vocabulary.crosses.formUnion(nodes.texts(crosses, of: "”kryss”").map(\.comparable))
    }
    return vocabulary
  }

  private mutating func add<Meaning: Equatable>(
    _ node: Node?, meanings: [(word: String, Meaning)], to words: inout [String: Meaning]
  ) {
    guard let node, let values = nodes.mapping(node, of: "Ordlistan", keys: meanings.map(\.word))
    else { return }
    var own: [String: String] = [:]
    for (key, meaning) in meanings {
      guard let node = values[key] else { continue }
      for word in nodes.texts(node, of: "”\(key)”") {
        if let other = own.updateValue(key, forKey: word.comparable), other != key {
          nodes.fail(node, "”\(word)” betyder redan ”\(other)”.")
        }
        words[word.comparable] = meaning
      }
    }
  }

  private mutating func addColors(_ node: Node?, to vocabulary: inout Vocabulary) {
    guard let node,
      let values = nodes.mapping(node, of: "Färgerna", keys: Fulfilment.allCases.map(\.mappingWord))
    else { return }
    var own: [StatusColor] = []
    for status in Fulfilment.allCases {
      guard let node = values[status.mappingWord] else { continue }
      for code in nodes.texts(node, of: "Färgen") {
        if let color = Color(hex: code) {
          own.append(StatusColor(color: color, status: status))
        } else {
          nodes.fail(node, "”\(code)” är ingen färg. Skriv sex tecken, till exempel \"00B050\".")
        }
      }
    }
    let replaced = Set(own.map(\.color))
    vocabulary.colors = own + vocabulary.colors.filter { !replaced.contains($0.color) }
  }
}
