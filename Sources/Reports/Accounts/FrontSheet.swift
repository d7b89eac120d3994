internal import Findings
internal import FoundationEssentials
internal import Scorecards
internal import Spreadsheet

/// The first sheet: read in a minute, and leading to everything else.
struct FrontSheet {
  let context: ReportContext
  let committees: [CommitteeSheet]

  /// What the reconciliation came to.
  let checked: String

  /// How many goals break the chain.
  let brokenLinks: Int

  private var root: ConsolidatedUnit { context.consolidation.root }

  private var counts: FulfilmentCounts { root.counts + root.countsBelow }

  var sheet: ReportSheet {
    var sheet = ReportSheet(SheetName.front)
    sheet.setTabColor(ReportStyles.brand)
    sheet.printUpright()
    sheet.setWidths([46, 13, 10, 10, 10, 11, 12, 10, 11, 10, 11])
    sheet.title(
      "\(context.occasion), \(context.metadata.municipality)",
      subtitle: "Mål, resultat och ekonomi, sammanställt ur enheternas styrkort")
    sheet.skip()
    putSummary(on: &sheet)
    sheet.skip()
    let rows = putCommittees(on: &sheet)
    sheet.skip()
    let chartRow = sheet.row
    if context.edition == .house {
      putDecisions(on: &sheet)
      sheet.skip()
    }
    putMissing(on: &sheet)
    if let rows {
      sheet.add(
        CountTable.chart(
          of: rows, on: sheet.name, colourColumn: 1, title: "Antal mål efter färg", context.words,
          over: CellRange(
            CellAddress(row: chartRow, column: 3), CellAddress(row: chartRow + 13, column: 10)))
      )
      sheet.skip(max(0, chartRow + 16 - sheet.row))
    }
    putProvenance(on: &sheet)
    sheet.skip()
    putContents(on: &sheet)
    return sheet
  }

  private func putSummary(on sheet: inout ReportSheet) {
    sheet.heading("Läget i korthet")
    let own = root.assessed.map {
      "\(context.words.counted(root.counts)); samlat \(context.words.word($0.overall.fulfilment))"
    }
    sheet.fact(
      "Kommunens egna mål", own ?? "Kommunens styrkort är inte mottaget",
      from: (root.assessed?.goals ?? []).flatMap(\.sources))
    let goals = context.consolidation.units.compactMap(\.assessed).flatMap(\.goals)
    let share =
      counts.total == 0 ? "" : " (\((counts[.met] * 200 + counts.total) / (counts.total * 2)) %)"
    sheet.fact(
      "Alla mål i organisationen",
      "\(counts[.met]) av \(counts.total) \(context.words.plural(.met))\(share): "
        + context.words.counted(counts), from: goals.map(\.goal.number.source))
    sheet.fact(
      "Driftens nettoutfall", economy,
      from: [EconomyTerm.Column.outcome, .budget].flatMap {
        context.terms(.net, $0, of: root, isOwn: false)
      })
    if let investments {
      let lines = context.consolidation.units.flatMap {
        $0.assessed?.scorecard.investments ?? []
      }
      sheet.fact(
        "Investeringar", investments,
        from: lines.compactMap(\.outcome?.source) + lines.compactMap(\.budget?.source))
    }
    let errors = context.consolidation.units.count { $0.state == .receivedWithErrors }
    sheet.fact(
      "Styrkort",
      "\(root.received) av \(root.expected) mottagna, varav \(errors) med fel; "
        + "\(root.notSubmitted.count) saknas")
    sheet.fact("Avgjort", paragraph: root.standing.swedish(in: context))
    if let causes = goals.causesInWords {
      sheet.fact(
        "\(context.words.plural(.notMeasured).uppercasedFirst) mål", causes,
        from: goals.numbers(of: .notMeasured))
    }
    if let comparison = context.consolidation.comparison {
      let goals = GoalEntry.all(of: context.consolidation.units)
      sheet.fact(
        "Mål mot \(comparison.period)", comparison.summary(of: goals.map(\.reference)))
    }
    sheet.fact("Avstämning", checked)
  }

  private var investments: String? {
    guard let figures = root.investments, let outcome = figures.outcome,
      let budget = figures.budget
    else { return nil }
    return "\(outcome.rounded(toDecimals: 0).swedishText) tkr mot budget "
      + "\(budget.rounded(toDecimals: 0).swedishText) tkr"
  }

  private var economy: String {
    let net = root.economy.total.net
    guard let outcome = net.outcome, let budget = net.budget, let variance = net.variance else {
      return Words.missing
    }
    let word = variance < 0 ? "sämre" : "bättre"
    let leftOut = LeftOutUnits(ofSumOver: root, in: context.consolidation)
    return "\(outcome.rounded(toDecimals: 0).swedishText) tkr mot budget "
      + "\(budget.rounded(toDecimals: 0).swedishText) tkr: "
      + "\(variance.magnitude.rounded(toDecimals: 0).swedishText) tkr \(word) än budget"
      + (leftOut.isEmpty ? "" : "; saknas i beloppen: \(leftOut.words)")
  }

  private func putCommittees(on sheet: inout ReportSheet) -> ClosedRange<Int>? {
    sheet.heading("Alla mål efter \(context.committeeWord), med underordnade enheter")
    let own = CountTable.Line(
      name: .text("Kommunövergripande", link: SheetPlace(SheetName.municipality).link),
      counts: root.counts, expected: root.state == .notExpected ? 0 : 1,
      received: root.state.isReceived ? 1 : 0, units: [root],
      overall: root.overallCell(context.words))
    let lines = committees.map { committee in
      CountTable.Line(
        name: .text(committee.unit.unit.name, link: SheetPlace(committee.name).link),
        counts: committee.unit.counts + committee.unit.countsBelow,
        expected: committee.unit.expected, received: committee.unit.received,
        units: context.consolidation.subtree(of: committee.unit.unit.code),
        overall: committee.unit.overallCell(context.words))
    }
    let table = CountTable(
      words: context.words, first: context.committeeWord.uppercasedFirst, lines: [own] + lines,
      hasOverall: true)
    let rows = table.put(on: &sheet)
    Legend.put(on: &sheet, context.words)
    sheet.line(
      "Samlad är de egna målen tillsammans. Styrkort som saknas räknas inte som "
        + "\(context.words.plural(.notMeasured)).",
      style: ReportStyles.note)
    return rows
  }

  private func putDecisions(on sheet: inout ReportSheet) {
    sheet.heading("Behöver beslut eller åtgärd", columns: 2)
    let findings = context.consolidation.findings
    func count(_ codes: [FindingCode]) -> Int { findings.count { codes.contains($0.code) } }
    let units = context.consolidation.units
    let returned = context.consolidation.files.count { $0.state == .returned }
    let lines: [(String, Int, String)] = [
      ("Styrkort som saknas", units.count { $0.state == .missing }, SheetName.submissions),
      ("Filer som returnerats", returned, SheetName.submissions),
      ("Mottagna med fel", units.count { $0.state == .receivedWithErrors }, SheetName.submissions),
      ("Mål utan bedömning", count([.assessmentMissing, .assessmentExpected]), SheetName.findings),
      ("Mål utan analys", count([.analysisMissing, .analysisExpected]), SheetName.findings),
      (
        "Mål där bedömningen skiljer sig från indikatorerna", count([.assessmentDiffers]),
        SheetName.findings
      ),
      ("Brott i målkedjan", brokenLinks, SheetName.municipality),
      (
        "Ekonomi som inte stämmer inom styrkortet", count([.netDiffers, .varianceDiffers]),
        SheetName.findings
      ),
    ]
    sheet.table(
      columns: ["Vad", "Antal"],
      lines.filter { $0.1 > 0 }.map { name, count, place in
        [.text(name, link: SheetPlace(place).link), .count(count)]
      })
    if lines.allSatisfy({ $0.1 == 0 }) { sheet.line("Inget behöver åtgärdas.") }
  }

  private func putMissing(on sheet: inout ReportSheet) {
    guard !root.notSubmitted.isEmpty else { return }
    sheet.heading("Saknade styrkort", columns: 2)
    sheet.table(
      columns: ["Enhet", "Läge"],
      root.notSubmitted.compactMap { context.consolidation[$0] }.map {
        [.text("\($0.unit.name) (\(context.committee(of: $0.unit).name))"), .state($0.state)]
      })
    sheet.skip()
  }

  private func putProvenance(on sheet: inout ReportSheet) {
    let policy = context.consolidation.policy
    sheet.heading("Så är sammanställningen gjord")
    let adopted = [policy.adoptedBy, policy.adoptedOn].compactMap(\.self).joined(separator: " ")
    sheet.fact(
      "Policy för måluppfyllelse",
      policy.name + (adopted.isEmpty ? "" : ", antagen av \(adopted.lowercasedFirst)"))
    sheet.fact(
      "Period och tillfälle",
      "\(context.period), \(context.consolidation.occasion.word.lowercasedFirst)")
    sheet.fact("Belopp", Words.signConvention)
    sheet.fact("Körning", "\(context.metadata.runID) (samma underlag ger alltid samma bok)")
  }

  private func putContents(on sheet: inout ReportSheet) {
    sheet.heading("Innehåll")
    let pages: [(String, String)] =
      [
        (SheetName.municipality, "Kommunens mål och vad som bidrar till dem"),
        (SheetName.goalsAndEconomy, "Måluppfyllelse bredvid ekonomi för \(context.committeesWord)"),
        (SheetName.economy, "Intäkter, kostnader och netto mot budget"),
      ]
      + (root.investments == nil
        ? [] : [(SheetName.investments, "Investeringar mot budget, projekt för projekt")])
      + committees.map { ($0.name, $0.unit.unit.name) } + [
        (SheetName.goals, "Alla mål, att filtrera"),
        (SheetName.indicators, "Alla indikatorer, att filtrera"),
      ]
      + (context.consolidation.comparison.map {
        [(SheetName.comparison, "Varje mål mot \($0.period)")]
      } ?? []) + [
        (SheetName.activities, "Alla aktiviteter, att filtrera"),
        (SheetName.unitEconomy, "Varje enhets eget ansvar"),
      ] + (context.edition == .published ? [] : proof)
    for (name, about) in pages {
      sheet.put([
        ReportCell(.text(name), style: ReportStyles.link, link: SheetPlace(name).link),
        ReportCell(.text(about), style: ReportStyles.body),
      ])
    }
    guard context.edition == .published else { return }
    sheet.skip()
    sheet.line(
      "Analyserna är enheternas egna texter och är inte granskade.", style: ReportStyles.note)
  }

  /// The sheets that show that the others are right.
  private var proof: [(String, String)] {
    [
      (SheetName.reconciliation, "Varje kontroll av summor och antal, med skillnad och resultat"),
      (SheetName.submissions, "Vem som har lämnat vad och när"),
      (SheetName.findings, "Vad som behöver rättas, med fil, blad och cell"),
      (SheetName.sources, "Varje uppgift med fil, blad och cell"),
    ]
  }
}
