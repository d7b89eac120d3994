internal import Findings
internal import FoundationEssentials

/// Figures of a submission with what has to hold among them.
struct FigureList {
  private var figures: [Sourced<Decimal>] = []
  private var places: [Sourced<Decimal>: Int] = [:]
  private var sums: [(total: Int, parts: [Int], less: [Int])] = []

  /// Demands that a figure is the sum of others, less some.
  mutating func demand(
    _ total: Sourced<Decimal>, isSumOf parts: [Sourced<Decimal>], less: [Sourced<Decimal>] = []
  ) {
    sums.append((place(total), parts.map { place($0) }, less.map { place($0) }))
  }

  /// Demands what has to hold within the lines of a scorecard, or of a row of a table.
  mutating func demandIdentities(of lines: [EconomyLine]) {
    for line in lines {
      if let variance = line.variance, let outcome = line.outcome, let budget = line.budget {
        demand(variance, isSumOf: [outcome], less: [budget])
      }
    }
    let parts = lines.filter { $0.kind != .net }
    guard parts.contains(where: { $0.kind == .income }),
      parts.contains(where: { $0.kind == .costs })
    else { return }
    for net in lines where net.kind == .net {
      for (_, figure) in Reconciliation.columns {
        let known = parts.compactMap { $0[keyPath: figure] }
        guard let total = net[keyPath: figure], known.count == parts.count else { continue }
        demand(total, isSumOf: known)
      }
    }
  }

  private mutating func place(_ figure: Sourced<Decimal>) -> Int {
    if let known = places[figure] { return known }
    places[figure] = figures.count
    figures.append(figure)
    return figures.count - 1
  }

  /// What would mend everything that does not hold.
  ///
  /// One finding for each way, at the cell that would be another; none where there are many ways, or
  /// none so simple.
  func repairFindings(roundedTo unit: Decimal?) -> [Finding] {
    var system = FigureSystem(values: figures.map(\.value), roundedTo: unit)
    for sum in sums { system.demand(sum.total, isSumOf: sum.parts, less: sum.less) }
    // Where any figure of a broken identity would mend it, nothing tells which is wrong.
    let broken = system.broken.count
    let repairs = broken == 0 ? [] : system.repairs
    guard broken > 1 || repairs.count == 1 else { return [] }
    if repairs.isEmpty {
      return system.jointRepair.isEmpty ? [] : [finding(of: system.jointRepair)]
    }
    return repairs.count <= Self.mostRepairs ? repairs.map { finding(of: [$0]) } : []
  }

  /// The finding of changes that are made together.
  private func finding(of repairs: [FigureSystem.Repair]) -> Finding {
    let words = repairs.map { repair in
      switch repair {
      case .change(let place, let value):
        let figure = "\(figures[place].value.swedishText)"
        return repairs.count == 1
          ? "\(figure) vore \(value.swedishText)"
          : "\(figure) i \(figures[place].source.cell ?? "") vore \(value.swedishText)"
      case .swap(let place, let other):
        return "\(figures[place].value.swedishText) och "
          + "\(figures[other].value.swedishText) i \(figures[other].source.cell ?? "") bytte plats"
      }
    }
    return Finding(
      .economyRepair, at: figures[repairs[0].place].source,
      found: "\(ListOfWords(words, conjunction: "och"))")
  }

  /// More ways than this say nothing of which is right.
  private static let mostRepairs = 2
}

extension FigureSystem.Repair {
  /// Where the first figure that would be another stands.
  fileprivate var place: Int {
    switch self {
    case .change(let place, _), .swap(let place, _): place
    }
  }
}
