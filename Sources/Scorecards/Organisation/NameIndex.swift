/// Finds units by what people call them.
struct NameIndex: Hashable, Sendable {
  /// The positions of the units with a code, a name or an alias, in this order of preference.
  private var tiers: [[String: [Int]]] = [[:], [:], [:]]

  init(_ units: [OrganisationalUnit]) {
    for (position, unit) in units.enumerated() {
      for (tier, words) in [[unit.code], [unit.name], unit.aliases].enumerated() {
        for word in Set(words.map(\.foldedName)) where !word.isEmpty {
          tiers[tier][word, default: []].append(position)
        }
      }
    }
  }

  /// The only unit with this code, else with this name, else with this alias.
  func position(of name: String) -> Int? {
    let word = name.foldedName
    let matches = tiers.lazy.compactMap { $0[word] }.first ?? []
    return matches.count == 1 ? matches.first : nil
  }

  /// The units with a name, alias or code near this one, the nearest first.
  func positions(near name: String) -> [Int] {
    let word = name.foldedName
    let allowed = max(2, word.count / 3)
    var distances: [Int: Int] = [:]
    for (candidate, positions) in tiers.joined() {
      let distance =
        min(word.count, candidate.count) >= 4
          && (candidate.hasPrefix(word) || word.hasPrefix(candidate))
        ? 1 : editDistance(word, candidate)
      guard distance <= allowed else { continue }
      for position in positions {
        distances[position] = min(distance, distances[position] ?? distance)
      }
    }
    return distances.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
  }

  /// The only unit with the longest name or alias, of at least four letters, within the text.
  func position(mentionedIn text: String) -> Int? {
    let text = text.foldedName
    var longest = 4
    var found: Set<Int> = []
    for (word, positions) in tiers.dropFirst().joined() where text.contains(word) {
      if word.count > longest { found = [] }
      longest = max(longest, word.count)
      if word.count == longest { found.formUnion(positions) }
    }
    return found.count == 1 ? found.first : nil
  }

  /// The word without blanks, in lower case.
}

/// How many letters must be added, removed, replaced or swapped to turn one word into the other.
///
/// Only the first 80 letters count, since names come from files.
func editDistance(_ first: String, _ second: String) -> Int {
  let (first, second) = (Array(first.prefix(80)), Array(second.prefix(80)))
  var twoAbove: [Int] = []
  var above = Array(0...second.count)
  for (row, letter) in first.enumerated() {
    var line = [row + 1]
    for (column, other) in second.enumerated() {
      var least = min(
        above[column] + (letter == other ? 0 : 1), above[column + 1] + 1, line[column] + 1)
      if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
        least = min(least, twoAbove[column - 1] + 1)
      }
      line.append(least)
    }
    (twoAbove, above) = (above, line)
  }
  return above[second.count]
}
