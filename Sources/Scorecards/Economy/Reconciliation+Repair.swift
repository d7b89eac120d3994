internal import Findings
internal import FoundationEssentials

extension Reconciliation {
  /// What would mend all identities of a scorecard at once, where they do not hold.
  ///
  /// One finding for each way, at the cell that would be another; none where there are many ways, or
  /// none so simple.
  static func repairFindings(in lines: [EconomyLine]) -> [Finding] {
    var figures: [Sourced<Decimal>] = []
    func place(_ figure: Sourced<Decimal>?) -> Int? {
      guard let figure else { return nil }
      if let known = figures.firstIndex(of: figure) { return known }
      figures.append(figure)
      return figures.count - 1
    }
    var sums: [(total: Int, parts: [Int], less: [Int])] = []
    for line in lines {
      if let variance = place(line.variance), let outcome = place(line.outcome),
        let budget = place(line.budget)
      {
        sums.append((variance, [outcome], [budget]))
      }
    }
    let parts = lines.filter { $0.kind != .net }
    if parts.contains(where: { $0.kind == .income }), parts.contains(where: { $0.kind == .costs }) {
      for net in lines where net.kind == .net {
        for (_, figure) in columns {
          let known = parts.compactMap { place($0[keyPath: figure]) }
          guard let total = place(net[keyPath: figure]), known.count == parts.count else {
            continue
          }
          sums.append((total, known, []))
        }
      }
    }
    var system = FigureSystem(values: figures.map(\.value), roundedTo: roundingUnit(of: lines))
    for sum in sums { system.demand(sum.total, isSumOf: sum.parts, less: sum.less) }
    // Any figure of a single broken identity would mend it, which says nothing of which is wrong.
    guard system.broken.count > 1 else { return [] }
    let repairs = system.repairs
    guard repairs.count <= mostRepairs else { return [] }
    return repairs.map { repair in
      switch repair {
      case .change(let place, let value):
        Finding(
          .economyRepair, at: figures[place].source,
          found: "\(figures[place].value.swedishText) vore \(value.swedishText)")
      case .swap(let place, let other):
        Finding(
          .economyRepair, at: figures[place].source,
          found: "\(figures[place].value.swedishText) och "
            + "\(figures[other].value.swedishText) i \(figures[other].source.cell ?? "") bytte plats"
        )
      }
    }
  }

  /// More ways than this say nothing of which is right.
  private static let mostRepairs = 2
}
