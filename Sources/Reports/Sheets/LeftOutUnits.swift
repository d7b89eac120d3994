internal import Scorecards

/// The units whose figures a sum should hold and does not, in words, so that nobody takes it for whole.
struct LeftOutUnits {
  private let names: [String]

  /// - Parameter unit: The unit that the sum is of, with all below it whose economy counts in its own.
  init(ofSumOver unit: ConsolidatedUnit, in consolidation: Consolidation) {
    names = consolidation.unitsLeftOut(ofEconomyOf: unit.unit.code).map(\.unit.name)
  }

  var isEmpty: Bool { names.isEmpty }

  /// `Inga`, or `Solgläntan, Nyponet, Lillskogen och 4 till`.
  var words: String {
    guard !names.isEmpty else { return "Inga" }
    let shown = names.prefix(Self.mostNames).joined(separator: ", ")
    let more = names.count - Self.mostNames
    return more > 0 ? "\(shown) och \(more) till" : shown
  }

  private static let mostNames = 3
}
