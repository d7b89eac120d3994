import Findings
import FoundationEssentials
import Scorecards

extension Sourced: Packable where Value: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(value)
    bytes.put(source)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(try bytes.value(), from: try bytes.value())
  }
}

extension Quantity: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(day?.description)
    bytes.put(number)
    bytes.put(isPercent)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    let day: String? = try bytes.value()
    let plain = Quantity(try bytes.value(), isPercent: try bytes.value())
    self = day.flatMap { CalendarDay($0) }.map { Quantity($0) } ?? plain
  }
}

extension Measurement: Packable {
  func pack(into bytes: inout PackedBytes) {
    switch self {
    case .measured(let quantity):
      bytes.put(0)
      bytes.put(quantity)
    case .missing(let reason):
      bytes.put(1)
      bytes.put(reason)
    }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    switch try bytes.number() {
    case 0: self = .measured(try bytes.value())
    case 1: self = .missing(try bytes.value())
    default: throw CacheFault()
    }
  }
}

extension Target: Packable {
  func pack(into bytes: inout PackedBytes) {
    let (kind, quantities) =
      switch self {
      case .atLeast(let quantity): (0, [quantity])
      case .moreThan(let quantity): (1, [quantity])
      case .atMost(let quantity): (2, [quantity])
      case .lessThan(let quantity): (3, [quantity])
      case .exactly(let quantity): (4, [quantity])
      case .between(let low, let high): (5, [low, high])
      }
    bytes.put(kind)
    for quantity in quantities { bytes.put(quantity) }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    switch try bytes.number() {
    case 0: self = .atLeast(try bytes.value())
    case 1: self = .moreThan(try bytes.value())
    case 2: self = .atMost(try bytes.value())
    case 3: self = .lessThan(try bytes.value())
    case 4: self = .exactly(try bytes.value())
    case 5: self = .between(try bytes.value(), try bytes.value())
    default: throw CacheFault()
    }
  }
}

extension TargetChange: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(increases)
    let (kind, amount): (Int, Decimal) =
      switch amount {
      case nil: (0, 0)
      case .percentOfStart(let number): (1, number)
      case .percentagePoints(let number): (2, number)
      case .ownUnit(let number): (3, number)
      }
    bytes.put(kind)
    bytes.put(amount)
    switch origin {
    case nil: bytes.put(0)
    case .baseline: bytes.put(1)
    case .previousOutcome: bytes.put(2)
    case .year(let year): bytes.put(year)
    }
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(increases: try bytes.value())
    let kind = try bytes.number()
    let number: Decimal = try bytes.value()
    switch kind {
    case 0: break
    case 1: amount = .percentOfStart(number)
    case 2: amount = .percentagePoints(number)
    case 3: amount = .ownUnit(number)
    default: throw CacheFault()
    }
    switch try bytes.number() {
    case 0: break
    case 1: origin = .baseline
    case 2: origin = .previousOutcome
    case let year: origin = .year(year)
    }
  }
}

extension PeriodOutcome: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(period)
    bytes.put(outcome)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(period: try bytes.value(), outcome: try bytes.value())
  }
}

extension EarlierOutcome: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(period)
    bytes.put(outcome)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(period: try bytes.value(), outcome: try bytes.value())
  }
}

extension PartOutcome: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(part)
    bytes.put(outcome)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(try bytes.value(), outcome: try bytes.value())
  }
}

extension Indicator: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(name)
    bytes.put(unitOfMeasure)
    bytes.put(baseline)
    bytes.put(target)
    bytes.put(targetChange)
    bytes.put(outcome)
    bytes.put(periodOutcomes)
    bytes.put(breakdown)
    bytes.put(earlierOutcomes)
    bytes.put(previousOutcome)
    bytes.put(measuredAt)
    bytes.put(respondents)
    bytes.put(origin)
    bytes.put(koladaID)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(name: try bytes.value())
    unitOfMeasure = try bytes.value()
    baseline = try bytes.value()
    target = try bytes.value()
    targetChange = try bytes.value()
    outcome = try bytes.value()
    periodOutcomes = try bytes.value()
    breakdown = try bytes.value()
    earlierOutcomes = try bytes.value()
    previousOutcome = try bytes.value()
    measuredAt = try bytes.value()
    respondents = try bytes.value()
    origin = try bytes.value()
    koladaID = try bytes.value()
  }
}

extension Activity: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(text)
    bytes.put(responsible)
    bytes.put(start)
    bytes.put(end)
    bytes.put(status)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(text: try bytes.value())
    responsible = try bytes.value()
    start = try bytes.value()
    end = try bytes.value()
    status = try bytes.value()
  }
}

extension Goal: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(number)
    bytes.put(text)
    bytes.put(area)
    bytes.put(parent)
    bytes.put(responsible)
    bytes.put(due)
    bytes.put(indicators)
    bytes.put(activities)
    bytes.put(assessment)
    bytes.put(analysis)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(number: try bytes.value(), text: try bytes.value())
    area = try bytes.value()
    parent = try bytes.value()
    responsible = try bytes.value()
    due = try bytes.value()
    indicators = try bytes.value()
    activities = try bytes.value()
    assessment = try bytes.value()
    analysis = try bytes.value()
  }
}

extension EconomyLine: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(kind)
    bytes.put(budget)
    bytes.put(outcome)
    bytes.put(variance)
    bytes.put(forecast)
    bytes.put(previousOutcome)
    bytes.put(roundingUnit)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(kind: try bytes.value())
    budget = try bytes.value()
    outcome = try bytes.value()
    variance = try bytes.value()
    forecast = try bytes.value()
    previousOutcome = try bytes.value()
    roundingUnit = try bytes.value()
  }
}

extension EconomyTable.Role: Packable {
  func pack(into bytes: inout PackedBytes) {
    let (kind, level) =
      switch self {
      case .part: (0, 0)
      case .sumOfRowsAbove(let level): (1, level)
      case .sumOfRowsBelow(let level): (2, level)
      }
    bytes.put(kind)
    bytes.put(level)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    let (kind, level) = (try bytes.number(), try bytes.number())
    switch kind {
    case 0: self = .part
    case 1: self = .sumOfRowsAbove(level: level)
    case 2: self = .sumOfRowsBelow(level: level)
    default: throw CacheFault()
    }
  }
}

extension EconomyTable.Row: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(name)
    bytes.put(role)
    bytes.put(lines)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(try bytes.value(), try bytes.value(), try bytes.value())
  }
}

extension EconomyTable: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(unit)
    bytes.put(rows)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(of: try bytes.value(), try bytes.value())
  }
}

extension InvestmentLine: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(project)
    bytes.put(budget)
    bytes.put(outcome)
    bytes.put(forecast)
    bytes.put(previousOutcome)
    bytes.put(decidedTotal)
    bytes.put(accumulated)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(project: try bytes.value())
    budget = try bytes.value()
    outcome = try bytes.value()
    forecast = try bytes.value()
    previousOutcome = try bytes.value()
    decidedTotal = try bytes.value()
    accumulated = try bytes.value()
  }
}

extension PlanTexts: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(trends)
    bytes.put(situation)
    bytes.put(economicConditions)
    bytes.put(improvementAreas)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init()
    trends = try bytes.value()
    situation = try bytes.value()
    economicConditions = try bytes.value()
    improvementAreas = try bytes.value()
  }
}

extension Scorecard: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(unit)
    bytes.put(period)
    bytes.put(vision)
    bytes.put(goals)
    bytes.put(economy)
    bytes.put(economyTables)
    bytes.put(investments)
    bytes.put(plan)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(unit: try bytes.value(), period: try bytes.value())
    vision = try bytes.value()
    goals = try bytes.value()
    economy = try bytes.value()
    economyTables = try bytes.value()
    investments = try bytes.value()
    plan = try bytes.value()
  }
}

extension FileOutcome: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(file)
    bytes.put(mapping)
    bytes.put(unit)
    bytes.put(presumedUnit)
    bytes.put(scorecards)
    bytes.put(findings)
    let units = unitFindings.keys.sorted()
    bytes.put(units)
    for unit in units { bytes.put(unitFindings[unit] ?? []) }
    bytes.put(isUnreadable)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    self.init(file: try bytes.value())
    mapping = try bytes.value()
    unit = try bytes.value()
    presumedUnit = try bytes.value()
    scorecards = try bytes.value()
    findings = try bytes.value()
    let units: [String] = try bytes.value()
    for unit in units {
      let findings: [Finding] = try bytes.value()
      unitFindings[unit] = findings
    }
    isUnreadable = try bytes.value()
  }
}

extension Receipt: Packable {
  func pack(into bytes: inout PackedBytes) {
    bytes.put(file)
    bytes.put(sha256)
    bytes.put(modified)
    bytes.put(received)
    bytes.put(arrived)
    bytes.put(unit)
    bytes.put(units)
    bytes.put(presumedUnit)
    bytes.put(mapping)
    bytes.put(result)
    bytes.put(findings)
  }
  init(from bytes: inout UnpackedBytes) throws(CacheFault) {
    file = try bytes.value()
    sha256 = try bytes.value()
    modified = try bytes.value()
    received = try bytes.value()
    arrived = try bytes.value()
    unit = try bytes.value()
    units = try bytes.value()
    presumedUnit = try bytes.value()
    mapping = try bytes.value()
    result = try bytes.value()
    let findings: [Finding] = try bytes.value()
    remarks = findings.map(Remark.init)
  }
}
