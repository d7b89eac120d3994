internal import Scorecards
import Yams

/// Reads `nivåer`: the levels of the organisation, from the top.
///
///     nivåer:
///       - {namn: kommun, flertal: kommunen}
///       - {namn: nämnd, flertal: nämnder, verksamhetsplan: ja}
///       - {namn: bolag, flertal: bolag, jämte: nämnd, ekonomin räknas uppåt: nej}
///       - {namn: förvaltning, flertal: förvaltningar, egna mål: nej}
///       - {namn: enhet, flertal: enheter}
enum LevelReader {
  static func levels(_ node: Node, _ reader: inout NodeReader) -> [Level]? {
    var levels: [Level] = []
    for node in reader.list(node) {
      guard let level = level(node, below: levels, &reader) else { return nil }
      levels.append(level)
    }
    guard let deepest = levels.map(\.depth).max(), deepest > 0 else {
      reader.fail(node, "”nivåer” ska vara minst två nivåer, uppifrån och ned.")
      return nil
    }
    return levels
  }

  /// Reads `styrkortet ska innehålla`: what a scorecard of each level must hold.
  ///
  ///     styrkortet ska innehålla:
  ///       nämnd: [vision, mål i alla områden, aktiviteter, analys, ekonomi]
  ///       enhet: [aktiviteter, analys]
  static func demand(_ node: Node, of levels: inout [Level], _ reader: inout NodeReader) {
    let withGoals = levels.filter(\.hasGoals).map(\.name)
    let demands = reader.mapping(node, of: "”styrkortet ska innehålla”", keys: withGoals) ?? [:]
    for place in levels.indices {
      guard let list = demands[levels[place].name] else { continue }
      levels[place].requiredParts = Set(
        reader.list(list).compactMap { reader.choice($0, of: "Delen") })
    }
  }

  private static func level(
    _ node: Node, below levels: [Level], _ reader: inout NodeReader
  ) -> Level? {
    guard
      let values = reader.mapping(
        node, of: "Nivån",
        keys: [
          "namn", "flertal", "jämte", "egna mål", "ekonomin räknas uppåt", "verksamhetsplan",
          "mapp",
        ],
        required: ["namn", "flertal"]),
      let name = values["namn"].flatMap({ reader.text($0, of: "”namn”") })?.lowercased(),
      let plural = values["flertal"].flatMap({ reader.text($0, of: "”flertal”") })?.lowercased()
    else { return nil }
    if levels.contains(where: { $0.name == name }) {
      reader.fail(values["namn"], "Nivån ”\(name)” står två gånger.")
    }
    var depth = (levels.map(\.depth).max() ?? -1) + 1
    if let beside = values["jämte"] {
      guard let other = level(named: beside, among: levels, &reader) else { return nil }
      depth = other.depth
    }
    var level = Level(depth: depth, place: levels.count, name: name, pluralName: plural)
    if let folder = values["mapp"].flatMap({ reader.text($0, of: "”mapp”") }) {
      level.folder = folder
    }
    checkFolder(level.folder, at: values["mapp"] ?? values["flertal"], &reader)
    level.hasGoals = values["egna mål"].flatMap { reader.flag($0, of: "”egna mål”") } ?? true
    level.countsInEconomyAbove =
      values["ekonomin räknas uppåt"].flatMap { reader.flag($0, of: "”ekonomin räknas uppåt”") }
      ?? !isLegalPerson(name)
    level.hasPlan =
      values["verksamhetsplan"].flatMap { reader.flag($0, of: "”verksamhetsplan”") } ?? false
    if level.hasPlan, !level.hasGoals {
      reader.fail(
        values["verksamhetsplan"],
        "Nivån ”\(name)” har inga egna mål, och därför ingen verksamhetsplan.")
    }
    return level
  }

  /// The level that another lies beside; the municipality has none beside it.
  private static func level(
    named node: Node, among levels: [Level], _ reader: inout NodeReader
  ) -> Level? {
    guard let name = reader.text(node, of: "”jämte”") else { return nil }
    let below = levels.filter { $0.depth > 0 }
    if let level = below.first(where: { $0.name == name.lowercased() }) { return level }
    reader.fail(
      node,
      "”jämte” ska vara en nivå som står ovanför i listan, men inte den första. "
        + suggestion(for: name, among: below.map(\.name), otherwise: "Det kan vara"))
    return nil
  }

  /// Whether units of a level are usually legal persons, with accounts of their own.
  private static func isLegalPerson(_ name: String) -> Bool {
    ["bolag", "förbund", "stiftelse"].contains { name.hasSuffix($0) }
  }

  private static func checkFolder(_ folder: String, at node: Node?, _ reader: inout NodeReader) {
    let isPlain = folder.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == " " }
    if !isPlain || takenFolders.contains(folder.lowercased()) {
      reader.fail(
        node,
        "Mappen ”\(folder)” ska bestå av bokstäver, siffror, blanksteg och bindestreck, och inte "
          + "heta som en annan i utdata. Ange ett annat namn med ”mapp”.")
    }
  }

  /// The folders that every period has beside those of the levels.
  private static let takenFolders = [
    "data", "ekonomins-bok", "publik", "stratsys", "verksamhetsplaner",
  ]
}
