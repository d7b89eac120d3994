import Findings

extension [Finding] {
  /// The findings, with one alone for all formulas of a sheet that have no result: they have one cause,
  /// which is mended for all of them at once.
  var withFormulasGathered: [Finding] {
    let cells = Dictionary(
      grouping: filter { $0.code == .formulaNotCalculated }, by: \.source.sheet
    )
    .mapValues { $0.compactMap(\.source.cell) }
    var told: Set<String?> = []
    return compactMap { finding in
      guard finding.code == .formulaNotCalculated else { return finding }
      guard told.insert(finding.source.sheet).inserted else { return nil }
      var finding = finding
      let others = (cells[finding.source.sheet] ?? []).dropFirst()
      let named = others.prefix(Self.mostNamedCells).joined(separator: ", ")
      let rest = others.count - Self.mostNamedCells
      if rest > 0 {
        finding.found = "Detsamma gäller \(named) och \(rest) till."
      } else if !others.isEmpty {
        finding.found = "Detsamma gäller \(named)."
      }
      return finding
    }
  }

  private static var mostNamedCells: Int { 5 }
}
