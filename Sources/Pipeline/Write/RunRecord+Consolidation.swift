import Findings
import FoundationEssentials
import MappingLanguage
import Scorecards

extension RunRecord {
  /// Sums up a run.
  ///
  /// - Parameters:
  ///   - untold: The files whose remarks could not be written in `retur/`, or not be taken back.
  ///   - previous: The record of the last run that came to its end; what it did not list is
  ///     new, so that a run that was interrupted hides nothing.
  init(
    of consolidation: Consolidation, rules: Rules, runID: String, time: Int,
    hindered: [(path: String, hindrance: Inbox.Hindrance)],
    untold: [(path: String, reason: Wording)] = [],
    ownWorkbooks: [Finding] = [], outputs: [String],
    cycle: Cycle?, previous: RunRecord?
  ) {
    let told = Set((previous?.files ?? []).map(\.identity))
    municipality = rules.configuration.municipality
    period = consolidation.period
    self.time = timestamp(secondsSince1970: time)
    self.runID = runID
    self.rules = String(rules.fingerprint.prefix(12))
    expected = consolidation.root.expected
    received = consolidation.root.received
    receivedWithErrors = consolidation.units.count { $0.state == .receivedWithErrors }
    missing = consolidation.units.filter { $0.state == .missing }.map(Unit.init)
    returned = consolidation.units.filter { $0.state == .returned }.map(Unit.init)
    units = consolidation.units.map(UnitResult.init)
    files = consolidation.files.map { file in
      var record = File(file)
      record.isNew = !told.contains(record.identity)
      return record
    }
    self.hindered = hindered.map { Hindered(file: $0.path, $0.hindrance.wording) }
    self.untold = untold.isEmpty ? nil : untold.map { Hindered(file: $0.path, $0.reason) }
    self.ownWorkbooks = ownWorkbooks.isEmpty ? nil : ownWorkbooks.map(FindingRecord.init)
    let unknown = (consolidation.ledger?.unknown ?? []).map { name, totals in
      "\(name): \(totals.net.swedishText) tkr"
    }
    unknownInLedger = unknown.isEmpty ? nil : unknown
    self.outputs = outputs
    self.cycle = cycle
    let needsPerson =
      received < expected || receivedWithErrors > 0 || !self.hindered.isEmpty || !untold.isEmpty
      || files.contains { $0.isNew && $0.result == SubmissionState.returned.swedishWord }
      || ownWorkbooks.contains { $0.severity == .error }
      || files.contains { $0.isNew && $0.isLate } || cycle?.late.isEmpty == false
    verdict = needsPerson ? .attention : .done
    changes = previous.map { RunComparison(from: $0, to: self) }
  }
}

extension RunRecord.File {
  fileprivate init(_ file: ConsolidatedFile) {
    self.init(
      file: file.submission.file, number: file.submission.number,
      received: file.submission.receivedAt, result: file.state.swedishWord, unit: file.unit?.code,
      mapping: file.submission.mapping, isNew: true,
      findings: file.findings.map(RunRecord.FindingRecord.init))
  }
}

extension RunRecord.UnitResult {
  fileprivate init(_ unit: ConsolidatedUnit) {
    code = unit.unit.code
    name = unit.unit.name
    state = unit.state.swedishWord
    file = unit.submission?.file
    fulfilment = unit.assessed?.overall.fulfilment.swedishColor
    goals = Dictionary(
      (unit.assessed?.goals ?? []).map {
        ($0.goal.number.value, $0.final.fulfilment.swedishColor)
      }, uniquingKeysWith: { first, _ in first })
    net = unit.economy.own?.net.outcome?.description
  }
}

extension RunRecord.Unit {
  fileprivate init(_ unit: ConsolidatedUnit) {
    self.init(code: unit.unit.code, name: unit.unit.name)
  }
}
