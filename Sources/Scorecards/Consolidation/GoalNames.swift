/// The ways in which people refer to the goals of a unit.
struct GoalNames {
  private let code: String
  private var numbers: [String: Int] = [:]
  private var bareNumbers: [String: Int?] = [:]
  private var texts: [String: Int?] = [:]

  init(of goals: [Goal], unit code: String) {
    self.code = Self.plain(code)
    for (position, goal) in goals.enumerated() {
      let number = goal.number.value
      if numbers[number.foldedName] == nil { numbers[number.foldedName] = position }
      Self.note(position, as: bare(number), in: &bareNumbers)
      Self.note(position, as: Self.plain(goal.text.value), in: &texts)
    }
  }

  /// The goal of a number such as `BUN-01`, also when the code and the number are joined in another
  /// way; `nil` when there is none.
  func goal(numbered number: String) -> Int? {
    if let position = numbers[number.foldedName] { return position }
    return isNumberWithCode(number) ? bareNumbers[bare(number)] ?? nil : nil
  }

  /// Whether a number begins with the unit's code.
  func isNumberWithCode(_ number: String) -> Bool {
    let plain = Self.plain(number)
    return plain.hasPrefix(code) || plain.hasPrefix("mål" + code)
  }

  /// The goal of this text, ignoring case, blanks and signs; `nil` when there is none, or several.
  func goal(withText text: String) -> Int? {
    let text = Self.plain(text)
    return text.isEmpty ? nil : texts[text] ?? nil
  }

  /// The goal of a number without the unit's code, such as `1` or `Mål 1`; `nil` when there is none,
  /// or several.
  func goal(numberedWithoutCode number: String) -> Int? {
    bareNumbers[bare(number)] ?? nil
  }

  /// The number without the unit's code, the word for goal, leading zeros and signs, but with the
  /// dots within it.
  private func bare(_ number: String) -> String {
    var rest = number.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "." }[...]
    for prefix in ["mål", code] where rest.hasPrefix(prefix) && rest.count > prefix.count {
      rest = rest.dropFirst(prefix.count).drop { $0 == "." }
    }
    while rest.last == "." { rest = rest.dropLast() }
    return String(rest.drop { $0 == "0" })
  }

  /// What has no name is not found; what shares its name with another is not found by it.
  private static func note(_ position: Int, as name: String, in names: inout [String: Int?]) {
    guard !name.isEmpty else { return }
    names[name] = names[name] == nil ? .some(position) : .some(nil)
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
