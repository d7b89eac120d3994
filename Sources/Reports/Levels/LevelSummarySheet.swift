internal import Findings
internal import Scorecards

/// The first sheet of a unit's workbook.
struct LevelSummarySheet {
  let context: ReportContext
  let unit: ConsolidatedUnit

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.front)
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths([44, 13, 10, 10, 10, 11, 12, 10, 11, 10, 11])
    sheet.title(unit.unit.name, subtitle: "\(context.occasion), \(unit.unit.level.name)")
    sheet.skip()
    putFacts(on: &sheet)
    sheet.skip()
    putRemedies(on: &sheet)
    putCounts(on: &sheet)
    Legend.put(on: &sheet, context.words)
    sheet.skip()
    sheet.heading("Så är sammanställningen gjord")
    sheet.fact("Policy för måluppfyllelse", context.consolidation.policy.name)
    sheet.fact("Belopp", Words.signConvention)
    sheet.fact("Körning", context.metadata.runID)
    return sheet
  }

  private func putFacts(on sheet: inout ReportSheet) {
    sheet.heading("Läget i korthet")
    let submission = unit.submission
    sheet.fact("Styrkort", "\(unit.state.word): \(unit.state.meaning.lowercasedFirst)")
    sheet.fact("Fil", submission?.file ?? "Ingen fil")
    if let overall = unit.assessed?.overall {
      sheet.fact(
        "Måluppfyllelse samlat",
        "\(context.words.title(overall.fulfilment)): "
          + "\(context.words.meaning(overall.fulfilment).lowercasedFirst). "
          + overall.reason.swedish(.goals, context.words),
        from: (unit.assessed?.goals ?? []).flatMap(\.sources))
    }
    sheet.fact("Avgjort", paragraph: unit.standing.swedish(in: context))
    if let causes = unit.assessed?.goals.causesInWords {
      sheet.fact(
        "\(context.words.plural(.notMeasured).uppercasedFirst) mål", causes,
        from: unit.goalNumbers(of: .notMeasured))
    }
    let net = unit.economy.total.net
    if let outcome = net.outcome, let variance = net.variance {
      sheet.fact(
        "Nettoutfall",
        "\(outcome.rounded(toDecimals: 0).swedishText) tkr, avvikelse mot budget "
          + "\(variance.rounded(toDecimals: 0).swedishText) tkr",
        from: [EconomyTerm.Column.outcome, .budget].flatMap {
          context.terms(.net, $0, of: unit, isOwn: false)
        })
    }
    let errors = unit.findings.count { $0.severity == .error }
    let warnings = unit.findings.count { $0.severity == .warning }
    sheet.fact("Anmärkningar", "\(errors) fel, \(warnings) varningar")
    sheet.fact(
      "Vision", paragraph: unit.assessed?.scorecard.vision?.value ?? Words.missing,
      from: [unit.assessed?.scorecard.vision?.source].compactMap(\.self))
  }

  /// What the unit itself should put right, the gravest first.
  private func putRemedies(on sheet: inout ReportSheet) {
    let findings = unit.findings.filter { $0.severity > .note }
    guard !findings.isEmpty else { return }
    sheet.heading("Att rätta eller kontrollera")
    let ordered = [Severity.error, .warning].flatMap { severity in
      findings.filter { $0.severity == severity }
    }
    for finding in ordered.prefix(Self.remediesShown) {
      let place = [finding.source.sheet, finding.source.cell].compactMap(\.self)
        .joined(separator: "!")
      sheet.fact(
        "\(finding.severity.word)" + (place.isEmpty ? "" : ", \(place)"),
        paragraph: "\(finding.message) \(finding.remedy)", from: [finding.source])
    }
    if findings.count > Self.remediesShown {
      sheet.line(
        "Alla \(findings.count) står på bladet \(SheetName.findings).", style: ReportStyles.link,
        link: SheetPlace(SheetName.findings).link)
    }
    sheet.skip()
  }

  private static let remediesShown = 8

  private func putCounts(on sheet: inout ReportSheet) {
    sheet.heading("Mål efter färg")
    let own = line(
      unit.unit.name, counts: unit.counts, expected: unit.state == .notExpected ? 0 : 1,
      received: unit.state.isReceived ? 1 : 0, unit, counted: [unit])
    let children = context.consolidation.children(of: unit.unit.code).map { child in
      line(
        child.unit.name + (child.children.isEmpty ? "" : ", med enheter"),
        counts: child.counts + child.countsBelow, expected: child.expected,
        received: child.received, child,
        counted: context.consolidation.subtree(of: child.unit.code))
    }
    CountTable(words: context.words, first: "Enhet", lines: [own] + children, hasOverall: true)
      .put(on: &sheet)
  }

  private func line(
    _ name: String, counts: FulfilmentCounts, expected: Int, received: Int,
    _ unit: ConsolidatedUnit, counted: [ConsolidatedUnit]
  ) -> CountTable.Line {
    CountTable.Line(
      name: .text(name), counts: counts, expected: expected, received: received,
      units: counted,
      overall: unit.assessed == nil
        ? .absent(unit.wordWithoutScorecard) : unit.overallCell(context.words))
  }
}
