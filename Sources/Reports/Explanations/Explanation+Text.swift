extension Explanation {
  /// The explanation as people read it.
  public var text: String {
    var blocks = [policy.paragraph + " \(occasion) \(period)."]
    if let unit { blocks.append(unit.paragraph) }
    blocks += goals.map(\.paragraph)
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

extension Explanation.Policy {
  fileprivate var paragraph: String {
    let adoption = [adoptedBy, adoptedOn].compactMap(\.self).joined(separator: " ")
    return "Policy: \(name)\(adoption.isEmpty ? "" : ", antagen av \(adoption)")."
  }
}

extension UnitExplanation {
  fileprivate var paragraph: String {
    var lines = ["\(name) (\(code)): \(color ?? "inget styrkort"). Styrkortet: \(state)."]
    if let file { lines.append("Fil: \(file)") }
    lines.append(reason)
    lines += numbered(steps)
    lines.append("\(standing).")
    if !awaited.isEmpty { lines.append("Väntar på styrkort från: \(awaited.listed("och")).") }
    return (lines + otherColours(alternatives)).joined(separator: "\n")
  }
}

extension GoalExplanation {
  fileprivate var paragraph: String {
    var lines = [
      "\(number) \(text)", "Enhet: \(unitName) (\(unit))", "Färg: \(color). \(outlook).",
    ]
    lines += list("Väntar på:", awaited)
    lines += numbered(steps)
    lines += otherColours(alternatives)
    if let yearBefore { lines.append(yearBefore) }
    lines.append("Bidrar till: \(serves)")
    lines += list("Mål som bidrar:", servedBy) + list("Råd (SMART), inte en färg:", advice)
    return lines.joined(separator: "\n")
  }
}

extension [String] {
  /// The words as a sentence lists them: `a, b och c`.
  func listed(_ conjunction: String) -> String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}

private func numbered(_ steps: [Explanation.Step]) -> [String] {
  steps.enumerated().flatMap { number, step in
    let title = step.title + (step.color.map { ": \($0)" } ?? "")
    let figures = step.figures.map { "     \($0.name): \($0.value)   [\($0.place)]" }
    return ["  \(number + 1). \(title)"] + figures
      + (step.reason.isEmpty ? [] : ["     \(step.reason)"])
  }
}

private func otherColours(_ alternatives: [String]) -> [String] {
  guard !alternatives.isEmpty else {
    return ["Ingen enskild ändring hade gett en annan färg."]
  }
  return list("En annan färg:", alternatives)
}

private func list(_ heading: String, _ entries: [String]) -> [String] {
  entries.isEmpty ? [] : [heading] + entries.map { "  – \($0)" }
}
