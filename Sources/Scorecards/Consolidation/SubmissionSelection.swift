internal import Findings

/// Which submission counts for each unit.
///
/// The latest counts. Where it has no goals at all, or no economy, and the template of an earlier one
/// is another, the unit reports in several files, and each tells its part.
struct SubmissionSelection {
  /// The submission that counts, by the unit's code: the latest, with the parts of earlier ones.
  private(set) var counting: [String: Submission] = [:]

  /// The submissions that the counting one is made of, by the unit's code.
  private var contributions: [String: [Submission]] = [:]

  /// The last file that was returned and probably concerns the unit, by the unit's code.
  private(set) var returned: [String: Submission] = [:]

  private let submissions: [Submission]
  private let organisation: Organisation

  init(_ submissions: [Submission], in organisation: Organisation) {
    self.organisation = organisation
    self.submissions = submissions.sorted {
      ($0.number ?? 0, $0.receivedAt ?? "", $0.file)
        < ($1.number ?? 0, $1.receivedAt ?? "", $1.file)
    }
    for submission in self.submissions {
      if let unit = countingUnit(of: submission) {
        add(submission, for: unit.code)
      } else if let unit = submission.presumedUnit {
        returned[unit] = submission
        // A submission that counted and no longer can must not give way to older figures in silence.
        if submission.number != nil {
          counting[unit] = nil
          contributions[unit] = nil
        }
      }
    }
  }

  private mutating func add(_ submission: Submission, for unit: String) {
    let earlier = contributions[unit, default: []]
    var parts: [Submission] = []
    var counted = submission
    // Of several that have what is lacking, the newest tells it.
    for part in earlier.reversed() where part.completes(counted) {
      counted = counted.completed(by: part)
      parts.insert(part, at: 0)
    }
    if let replaced = earlier.last(where: { $0.mapping != submission.mapping }),
      !parts.contains(replaced)
    {
      counted.findings.append(
        Finding(
          .replacesOtherTemplate, at: Source(file: submission.file), expected: replaced.file))
    }
    counting[unit] = counted
    contributions[unit] = parts + [submission]
  }

  /// All files with what became of them, in the order of the register, then of time.
  func files(countedBy units: [String: ConsolidatedUnit]) -> [ConsolidatedFile] {
    let files = submissions.map { file(of: $0, countedBy: units) }
    let order = Dictionary(
      organisation.unitsFromTop.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    return files.enumerated().sorted { left, right in
      let places = (left: left.element.place(in: order), right: right.element.place(in: order))
      return (places.left, left.offset) < (places.right, right.offset)
    }.map(\.element)
  }

  private func file(
    of submission: Submission, countedBy units: [String: ConsolidatedUnit]
  ) -> ConsolidatedFile {
    guard let unit = countingUnit(of: submission) else {
      return ConsolidatedFile(
        submission: submission, state: .returned,
        unit: submission.presumedUnit.flatMap { organisation[$0] },
        findings: submission.findings.sorted())
    }
    guard let counted = units[unit.code],
      contributions[unit.code, default: []].contains(submission)
    else {
      let later = Finding(
        .supersededSubmission, at: Source(file: submission.file),
        expected: counting[unit.code]?.file)
      return ConsolidatedFile(
        submission: submission, state: .superseded, unit: unit, findings: [later])
    }
    let findings = findings(of: counted, in: submission, of: contributions[unit.code, default: []])
    let isFaulty = findings.contains { $0.severity == .error }
    return ConsolidatedFile(
      submission: submission, state: isFaulty ? .receivedWithErrors : .received, unit: unit,
      findings: findings)
  }

  /// What was found in one of the files that a unit reports in; the last has what stands in none.
  private func findings(
    of unit: ConsolidatedUnit, in submission: Submission, of parts: [Submission]
  ) -> [Finding] {
    let isLast = parts.last == submission
    let others = Set(parts.compactMap(\.number)).subtracting([submission.number].compactMap(\.self))
    return unit.findings.filter { finding in
      guard let number = finding.source.submission else { return isLast }
      return number == submission.number || isLast && !others.contains(number)
    }
  }

  /// The unit that a submission may count for; `nil` when it was returned.
  private func countingUnit(of submission: Submission) -> OrganisationalUnit? {
    submission.scorecard.flatMap { organisation[$0.unit] }
  }
}

extension Submission {
  /// Whether this earlier submission, in another template, has a part that a later one has nothing of.
  fileprivate func completes(_ later: Submission) -> Bool {
    guard mapping != later.mapping, let mine = scorecard, let other = later.scorecard else {
      return false
    }
    return other.goals.isEmpty && !mine.goals.isEmpty
      || other.economy.isEmpty && !mine.economy.isEmpty
      || other.investments.isEmpty && !mine.investments.isEmpty
      || other.plan.isEmpty && !mine.plan.isEmpty
  }

  /// The submission with the parts that it has nothing of, and what was found in them.
  fileprivate func completed(by earlier: Submission) -> Submission {
    guard var scorecard, let part = earlier.scorecard else { return self }
    if scorecard.goals.isEmpty { scorecard.goals = part.goals }
    if scorecard.economy.isEmpty {
      scorecard.economy = part.economy
      scorecard.economyTables = part.economyTables
    }
    if scorecard.investments.isEmpty { scorecard.investments = part.investments }
    if scorecard.plan.isEmpty { scorecard.plan = part.plan }
    scorecard.vision = scorecard.vision ?? part.vision
    var completed = self
    completed.scorecard = scorecard
    completed.findings += earlier.findings
    return completed
  }
}

extension ConsolidatedFile {
  /// The unit's place in the register; files of no unit come last.
  fileprivate func place(in order: [String: Int]) -> Int {
    unit.flatMap { order[$0.code] } ?? Int.max
  }
}
