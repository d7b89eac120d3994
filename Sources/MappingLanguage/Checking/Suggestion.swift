/// "Menade du …?" when a known word is near, otherwise the list of words.
func suggestion(for word: String, among words: [String], otherwise: String) -> String {
  let near = words.map { (word: $0, distance: editDistance(word.lowercased(), $0.lowercased())) }
    .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
  if let near, near.distance <= min(3, max(1, near.word.count / 2)) {
    return "Menade du ”\(near.word)”?"
  }
  return "\(otherwise) \(words.joined(separator: ", "))."
}

/// How many letters must be put in, taken away or changed to make one text of the other.
func editDistance(_ one: String, _ other: String) -> Int {
  let (one, other) = (Array(one.prefix(64)), Array(other.prefix(64)))
  var previous = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, otherLetter) in other.enumerated() {
      current.append(
        min(
          previous[column] + (letter == otherLetter ? 0 : 1), previous[column + 1] + 1,
          current[column] + 1))
    }
    previous = current
  }
  return previous[other.count]
}
