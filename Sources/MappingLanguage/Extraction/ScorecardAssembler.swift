import Findings
import Scorecards

/// Puts entries together to a scorecard: goals first, then what belongs to them.
struct ScorecardAssembler {
  /// The code that makes goal numbers unique, and the unit that the scorecard is for.
  let unit: String
  let economyForm: EconomyForm
  var reader: FieldReader

  private var scorecard: Scorecard

  /// The positions of the goals by their number as the file has it, ready to be compared.
  private var positions: [String: Int] = [:]

  /// The cell that named the goal of the latest row.
  private var currentGoal: (position: Int, key: Source)?

  /// Indicators and activities that name a goal that may stand further on in the file.
  private var waiting: [Entry] = []

  init(unit: String, period: Period, economyForm: EconomyForm, reader: FieldReader) {
    self.unit = unit
    self.economyForm = economyForm
    self.reader = reader
    scorecard = Scorecard(unit: unit, period: period.text)
  }

  /// The scorecard of all entries, in the order of the file.
  mutating func scorecard(of entries: [Entry]) -> Scorecard {
    for entry in entries { add(entry) }
    for entry in waiting { addReferring(entry) }
    return scorecard
  }

  private mutating func add(_ entry: Entry) {
    if let vision = reader.text(entry[.vision]) { scorecard.vision = vision }
    scorecard.plan.fill(from: entry, &reader)
    if entry.isFilled(.investment),
      let line = reader.investmentLine(entry, form: economyForm)
    {
      scorecard.investments.append(line)
    }
    if entry.isFilled(.economy), let line = reader.economyLine(entry, form: economyForm) {
      scorecard.economy.append(line)
    }
    if entry.has(.goalText) {
      if let position = goalPosition(of: entry) { addParts(of: entry, to: position) }
    } else if entry.has(.goalNumber) {
      waiting.append(entry)
    } else if let currentGoal {
      fillIn(entry, at: currentGoal.position)
      addParts(of: entry, to: currentGoal.position)
    } else {
      reportOrphan(entry)
    }
  }

  // MARK: Goals

  /// The position of the goal that an entry begins or goes on with; `nil` when it has none.
  private mutating func goalPosition(of entry: Entry) -> Int? {
    let number = entry[.goalNumber].flatMap { $0.isBlank ? nil : $0 }
    let text = entry[.goalText].flatMap { $0.isBlank ? nil : $0 }
    guard let key = number ?? text else {
      guard let currentGoal else {
        reportOrphan(entry)
        return nil
      }
      fillIn(entry, at: currentGoal.position)
      return currentGoal.position
    }
    if let currentGoal, goesOn(currentGoal, key: key, number: number, text: text) {
      fillIn(entry, at: currentGoal.position)
      return currentGoal.position
    }
    guard text != nil || key.isOwn || entry.isFilled(.indicator) else { return nil }
    guard text != nil || entry.isFilled(.indicator) || entry.filledCount(.goal) > 1 else {
      reader.reportRow(key, found: "raden har bara ”\(key.text.quotable)”")
      return nil
    }
    let position = begin(entry, number: number, text: text)
    currentGoal = (position, key.source)
    return position
  }

  /// Whether a row goes on with the current goal: its cell is merged over the row, or repeats it.
  private func goesOn(
    _ current: (position: Int, key: Source), key: FoundValue, number: FoundValue?, text: FoundValue?
  ) -> Bool {
    if key.source == current.key { return true }
    let goal = scorecard.goals[current.position]
    let repeatsNumber = number.map { positions[$0.text.goalKey] == current.position }
    let repeatsText = text.map { $0.text.comparable == goal.text.value.comparable }
    return (repeatsNumber ?? true) && (repeatsText ?? true)
  }

  private mutating func begin(_ entry: Entry, number: FoundValue?, text: FoundValue?) -> Int {
    let position = scorecard.goals.count
    let source = (number ?? text)?.source ?? Source(file: "")
    if number == nil, let empty = entry[.goalNumber] {
      reader.findings.append(
        Finding(.valueMissing, at: empty.source, expected: empty.rule.field.title))
    }
    if text == nil, let empty = entry[.goalText] {
      reader.findings.append(
        Finding(.valueMissing, at: empty.source, expected: empty.rule.field.title))
    }
    var unique = number.map { uniqueNumber($0.text.plainSigns) } ?? numbered(position + 1)
    if let number {
      if positions.updateValue(position, forKey: number.text.goalKey) != nil {
        reader.report(.goalNumberRepeated, number)
        unique += " (\(position + 1))"
      }
    }
    var goal = Goal(
      number: Sourced(unique, from: source),
      text: Sourced(text?.filledText ?? "", from: text?.source ?? source))
    fill(&goal, from: entry)
    scorecard.goals.append(goal)
    return position
  }

  private mutating func fillIn(_ entry: Entry, at position: Int) {
    var goal = scorecard.goals[position]
    fill(&goal, from: entry)
    scorecard.goals[position] = goal
  }

  /// Reads what the goal does not have yet.
  private mutating func fill(_ goal: inout Goal, from entry: Entry) {
    if let area = goal.area {
      let value = entry[.goalArea]
      let isSame = value.map { reader.vocabulary.areas[$0.text.comparable] == area.value } ?? true
      if !isSame { reportRepeated(value, after: area.source) }
    } else {
      goal.area = reader.word(
        entry[.goalArea], in: reader.vocabulary.areas,
        expected: "Verksamhet, Arbetsmiljö, Hållbar utveckling eller Ekonomi")
    }
    goal.parent = text(goal.parent, or: entry[.goalParent])
    goal.responsible = text(goal.responsible, or: entry[.goalResponsible])
    if goal.due == nil { goal.due = reader.time(entry[.goalDue]) }
    if let assessment = goal.assessment {
      reportOther(assessment, than: entry[.goalAssessment])
    } else {
      goal.assessment = reader.status(entry[.goalAssessment])
    }
    goal.analysis = text(goal.analysis, or: entry[.goalAnalysis])
  }

  /// The text that the goal has, or else what stands in a cell; another text there is told.
  private mutating func text(
    _ kept: Sourced<String>?, or value: FoundValue?
  ) -> Sourced<String>? {
    guard let kept else { return reader.text(value) }
    if value?.text.comparable != kept.value.comparable {
      reportRepeated(value, after: kept.source)
    }
    return kept
  }

  /// Tells of a value that a row has beside the one that its goal got from another cell.
  private mutating func reportRepeated(_ value: FoundValue?, after kept: Source) {
    guard let value, value.isOwn, value.source != kept else { return }
    reader.report(.goalFieldRepeated, value, expected: value.rule.field.title)
  }

  /// Tells when a row that goes on with a goal assesses it in another way.
  private mutating func reportOther(_ assessment: Sourced<Fulfilment>, than value: FoundValue?) {
    guard let value, value.source != assessment.source, value.isOwn else { return }
    guard let other = reader.status(value), other.value != assessment.value else { return }
    reader.report(
      .statusAmbiguous, value,
      found: "\(assessment.value.mappingWord) och \(other.value.mappingWord)")
  }

  /// A number that no other unit's goal has: as it stands when it begins with the unit's code,
  /// otherwise with the code before it.
  private func uniqueNumber(_ number: String) -> String {
    let rest = number.lowercased().hasPrefix(unit.lowercased()) ? number.dropFirst(unit.count) : nil
    if let rest, rest.first.map({ !$0.isLetter }) ?? false { return number }
    return (unit.last?.isNumber == true ? unit + "." : unit) + number
  }

  private func numbered(_ ordinal: Int) -> String { uniqueNumber("\(ordinal)") }

  // MARK: Indicators and activities

  private mutating func addReferring(_ entry: Entry) {
    guard let reference = entry[.goalNumber] else { return }
    guard !reference.isBlank else {
      reportOrphan(entry)
      return
    }
    guard entry.isFilled(.indicator) || entry.isFilled(.activity) else {
      reader.reportRow(reference, found: "raden har bara ”\(reference.text.quotable)”")
      return
    }
    guard let position = positions[reference.text.goalKey] else {
      reader.report(.goalUnknown, reference)
      return
    }
    addParts(of: entry, to: position)
  }

  private mutating func addParts(of entry: Entry, to position: Int) {
    if let indicator = reader.indicator(entry) {
      scorecard.goals[position].indicators.append(indicator)
    } else if let value = entry.firstFilled(.indicator), value.rule.field != .indicatorName {
      reader.reportRow(value, .indicator, found: "indikatorn saknar namn")
    }
    if let activity = reader.activity(entry) {
      scorecard.goals[position].activities.append(activity)
    } else if let value = entry.firstFilled(.activity), value.rule.field != .activityText {
      reader.reportRow(value, .activity, found: "aktiviteten saknar text")
    }
  }

  private mutating func reportOrphan(_ entry: Entry) {
    guard
      let value = entry.firstFilled(.indicator) ?? entry.firstFilled(.activity)
        ?? entry.firstFilled(.goal)
    else { return }
    reader.reportRow(
      value, found: entry.has(.goalNumber) ? "målets nummer saknas" : "inget mål står ovanför den")
  }
}

extension FieldReader {
  /// Reads an activity; `nil` when the entry names none.
  fileprivate mutating func activity(_ entry: Entry) -> Activity? {
    guard let text = text(entry[.activityText]) else { return nil }
    var activity = Activity(text: text)
    activity.responsible = self.text(entry[.activityResponsible])
    activity.start = time(entry[.activityStart])
    activity.end = time(entry[.activityEnd])
    activity.status = word(
      entry[.activityStatus], in: vocabulary.activityStatus,
      expected: "ej påbörjad, pågår, klar, försenad eller avbruten")
    return activity
  }
}

extension Entry {
  /// How many values of a group are filled.
  fileprivate func filledCount(_ group: Field.Group) -> Int {
    values.count { $0.key.group == group && $0.value.isOwn }
  }
}

extension String {
  /// A goal's number as it is compared: without blanks and a point at the end.
  fileprivate var goalKey: String {
    var key = comparable.withoutBlanks
    if key.hasPrefix("mål"), key.count > 3 { key.removeFirst(3) }
    while key.last == "." { key.removeLast() }
    return key
  }
}
