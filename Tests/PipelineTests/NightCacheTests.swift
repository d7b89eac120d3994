import Findings
import Foundation
import Scorecards
import TestSupport
import Testing

@testable import Pipeline

@Suite("What a night keeps for the next")
struct NightCacheTests {
  @Test("Everything that a file gave comes back equal", arguments: [outcome, bareOutcome])
  func equal(outcome: FileOutcome) throws {
    let kept = NightCache.Reading(Self.receipt, outcome, states: Self.states)
    let content = try #require(kept?.content)
    #expect(content.receipt == Self.receipt)
    let isEqual = content.outcome == outcome
    #expect(isEqual)
  }

  @Test("Texts that look alike keep their own bytes")
  func normalization() throws {
    var outcome = FileOutcome(file: "e\u{301}.xlsx")
    outcome.mapping = "é.xlsx"
    let content = try #require(
      NightCache.Reading(Self.receipt, outcome, states: Self.states)?.content)
    #expect(Array(content.outcome.file.utf8) == Array("e\u{301}.xlsx".utf8))
    #expect(Array((content.outcome.mapping ?? "").utf8) == Array("é.xlsx".utf8))
  }

  @Test("Numbers come back, to the extremes", arguments: [0, 1, -1, 63, 64, -65, .max, .min])
  func numbers(number: Int) throws {
    var packed = PackedBytes()
    packed.put(number)
    var unpacked = UnpackedBytes(packed.bytes)
    #expect(try unpacked.number() == number)
    #expect(unpacked.isAtEnd)
  }

  @Test("Bytes that are cut short or changed anywhere give nothing, or a value, and never a trap")
  func damaged() throws {
    let kept = try #require(NightCache.Reading(Self.receipt, Self.outcome, states: Self.states))
    for length in kept.bytes.indices {
      var packed = UnpackedBytes(Array(kept.bytes.prefix(length)))
      #expect(throws: CacheFault.self) { try Self.take(&packed) }
    }
    for position in kept.bytes.indices {
      for change: UInt8 in [0x01, 0x40, 0x80, 0xFF] {
        var bytes = kept.bytes
        bytes[position] ^= change
        var packed = UnpackedBytes(bytes)
        _ = try? Self.take(&packed)
      }
    }
  }

  @Test("A cache is found again with the same key, and only whole and with that key")
  func file() throws {
    let folder = try TemporaryFolder()
    let location = folder.location.appending(path: "mellanlager/2025")
    var cache = NightCache(key: "a")
    cache.readings["KS/0001"] = NightCache.Reading(Self.receipt, Self.outcome, states: Self.states)
    cache.basis = "1234"
    cache.outputs["a.xlsx"] = NightCache.Output(basis: "5678", state: Self.states.original)
    cache.ownFindings = [
      Finding(.fillRowMissing, at: Source(file: "bok.xlsx", sheet: "Drift"), expected: "Förskola")
    ]
    cache.save(at: location)

    let found = NightCache(at: location, key: "a")
    #expect(found.readings["KS/0001"]?.content?.outcome == Self.outcome)
    #expect(found.readings["KS/0001"]?.original == Self.states.original)
    #expect(found.basis == "1234")
    #expect(found.outputs["a.xlsx"]?.basis == "5678")
    #expect(found.ownFindings == cache.ownFindings)
    #expect(NightCache(at: location, key: "b").readings.isEmpty)

    var bytes = try Data(contentsOf: location)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: location)
    #expect(NightCache(at: location, key: "a").readings.isEmpty)
  }

  private static func take(_ packed: inout UnpackedBytes) throws(CacheFault) -> FileOutcome {
    let _: Receipt = try packed.value()
    return try packed.value()
  }

  private static let states = (
    receipt: FileState(
      kind: .file, size: 1, modified: FileState.Time(seconds: 1, nanoseconds: 2),
      changed: FileState.Time(seconds: 3, nanoseconds: 4), node: .max),
    original: FileState(
      kind: .file, size: .max, modified: FileState.Time(seconds: 0, nanoseconds: 999_999_999),
      changed: FileState.Time(seconds: 253_402_300_799, nanoseconds: 0), node: 7)
  )

  private static let source = Source(file: "a.xlsx", sheet: "Mål", cell: "B7")

  private static let receipt: Receipt = {
    let state = FileState(
      kind: .file, size: 1, modified: FileState.Time(seconds: 1, nanoseconds: 0),
      changed: FileState.Time(seconds: 1, nanoseconds: 0), node: 1)
    let file = InboxFile(location: URL(filePath: "/a.xlsx"), path: "a.xlsx", state: state)
    return Receipt(of: file, sha256: "abc", outcome: outcome, time: 1)
  }()

  private static let bareOutcome = FileOutcome(file: "")

  /// Every property of every type has a value, so that one that is forgotten comes back different.
  private static let outcome: FileOutcome = {
    func sourced<Value>(_ value: Value) -> Sourced<Value> { Sourced(value, from: source) }
    let quantities = [Quantity(Decimal(string: "-12.5") ?? 0, isPercent: true), Quantity(0)]
    let targets: [Target] = [
      .atLeast(quantities[0]), .moreThan(quantities[1]), .atMost(quantities[0]),
      .lessThan(quantities[1]), .exactly(quantities[0]), .between(quantities[0], quantities[1]),
    ]
    var goal = Goal(number: sourced("1"), text: sourced("Målet"))
    goal.area = sourced(.economy)
    goal.parent = sourced("K.1")
    goal.responsible = sourced("Enhetschef")
    goal.due = sourced("2025-12-31")
    goal.assessment = sourced(.partlyMet)
    goal.analysis = sourced("Nästan.\nHelt.")
    goal.indicators = targets.map { target in
      var indicator = Indicator(name: sourced("Andel"))
      indicator.unitOfMeasure = sourced("%")
      indicator.baseline = sourced(.missing(.suppressed))
      indicator.target = sourced(target)
      indicator.outcome = sourced(.measured(quantities[0]))
      indicator.previousOutcome = sourced(.missing(.blank))
      indicator.origin = sourced("Kolada")
      indicator.koladaID = sourced("N15030")
      return indicator
    }
    var activity = Activity(text: sourced("Städa"))
    activity.responsible = sourced("Alla")
    activity.start = sourced("2025-01-01")
    activity.end = sourced("2025-02-01")
    activity.status = sourced(.delayed)
    goal.activities = [activity]
    var line = EconomyLine(kind: .costs)
    line.budget = sourced(Decimal(string: "-1234567890.123") ?? 0)
    line.outcome = sourced(1)
    line.variance = sourced(2)
    line.forecast = sourced(3)
    line.previousOutcome = sourced(4)
    var scorecard = Scorecard(unit: "KS", period: "2025")
    scorecard.vision = sourced("Bäst")
    scorecard.goals = [goal]
    scorecard.economy = [line]
    var outcome = FileOutcome(file: "a.xlsx")
    outcome.mapping = "styrkort"
    outcome.unit = "KS"
    outcome.presumedUnit = "K"
    outcome.scorecards = [scorecard]
    outcome.findings = [Finding(.notANumber, at: source, found: "x", expected: "utfallet")]
    outcome.unitFindings = ["KS": outcome.findings, "K": []]
    outcome.isUnreadable = true
    return outcome
  }()
}
