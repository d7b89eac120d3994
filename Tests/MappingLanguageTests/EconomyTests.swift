import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import MappingLanguage

@Suite("Economy")
struct EconomyTests {
  // A unit with income 100 of 90 and costs 250 of 240 in tkr, as four templates write it. Worked by
  // hand: income +10, costs −10, net −150 of −150, variance 0.
  @Test(
    "Whatever signs and unit the template has, the figures become the same",
    arguments: [
      (
        "belopp: tkr, kostnader: negativa", [[90, 100, 10], [-240, -250, -10], [-150, -150, 0]]
      ),
      (
        "belopp: tkr, kostnader: positiva, netto: kostnader minus intäkter, avvikelse: plus är bättre",
        [[90, 100, 10], [240, 250, -10], [150, 150, 0]]
      ),
      (
        "belopp: tkr, kostnader: positiva, avvikelse: utfall minus budget",
        [[90, 100, 10], [240, 250, 10], [-150, -150, 0]]
      ),
      (
        "belopp: mnkr, kostnader: positiva, avvikelse: budget minus utfall",
        [[0.09, 0.1, -0.01], [0.24, 0.25, -0.01], [-0.15, -0.15, 0]]
      ),
      (
        "belopp: kr, kostnader: negativa",
        [
          [90_000, "100 000", "10 tkr"], ["− 240 000", "–250\u{A0}000", "-0,01 mnkr"],
          ["-150 tkr", -150_000, 0],
        ]
      ),
    ] as [(String, [[Content]])])
  func canonical(form: String, figures: [[Content]]) throws {
    let extraction = try extract([sheet(figures)], with: mapping(form))
    #expect(extraction.findings == [])
    #expect(
      extraction.scorecard?.outline.suffix(3) == [
        "income: 90 100 10", "costs: -240 -250 -10", "net: -150 -150 0",
      ])
  }

  @Test("A cost with the wrong sign is told and kept as it is")
  func wrongSign() throws {
    let figures: [[Content]] = [[-90, 100, 10], [-240, 250, -10], [-150, -150, 0]]
    let extraction = try extract(
      [sheet(figures)], with: mapping("belopp: tkr, kostnader: negativa"))
    #expect(extraction.findings.map(\.short) == ["signDoubtful B4", "signDoubtful C5"])
    #expect(extraction.scorecard?.economy[1].outcome?.value == 250)
  }

  @Test("Missing is not 0, and a text or an unknown line is told")
  func missing() throws {
    var sheet = sheet([["-", "hundra", 10], [-240, nil, -10], [-150, -150, 0]])
    sheet.set(.text("Varav hyror"), at: CellAddress(row: 6, column: 0))
    sheet.set(.number(-40), at: CellAddress(row: 6, column: 1))
    let extraction = try extract([sheet], with: mapping("belopp: tkr, kostnader: negativa"))
    #expect(extraction.findings.map(\.short) == ["notANumber C4", "rowNotUnderstood A7"])
    #expect(
      extraction.scorecard?.outline.suffix(3) == [
        "income: - - 10", "costs: -240 - -10", "net: -150 -150 0",
      ])
  }

  // A project of 1 200 tkr of a budget of 1 000, as two templates write it.
  @Test(
    "Investments are expenditure, negative whatever the template writes",
    arguments: [
      ("belopp: tkr, kostnader: negativa", 1000, 1200),
      ("belopp: tkr, kostnader: negativa, investeringar: negativa", -1000, -1200),
      ("belopp: mnkr, kostnader: negativa", 1, 1.2),
    ] as [(String, Content, Content)])
  func investments(form: String, budget: Content, outcome: Content) throws {
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], ["Omvärld", "Fler barn föds."], ["Mål", "Alla lär sig läsa."],
        ["Projekt", "Budget", "Utfall", "Totalt"],
        ["Ny idrottshall", budget, outcome, nil],
      ])
    let extraction = try extract(
      [sheet],
      with: """
        mall: prov
        känns igen på: {blad: Kort}
        delar:
          - formulär: A
            fält: {enhet: Enhet, omvärldsanalys: Omvärld, mål: {text: {ledtext: Mål, valfri: ja}}}
          - tabell: Investeringar
            kolumner:
              investering: {projekt: Projekt, budget: Budget, utfall: Utfall, beslutad totalutgift: Totalt}
        ekonomi: {\(form)}
        """)
    #expect(extraction.findings == [])
    let line = try #require(extraction.scorecard?.investments.first)
    #expect(line.project.value == "Ny idrottshall")
    #expect(line.budget?.value == -1000 && line.outcome?.value == -1200)
    #expect(line.decidedTotal == nil)
    #expect(InvestmentFigures(line).variance == -200)
    #expect(extraction.scorecard?.plan.trends?.value == "Fler barn föds.")
  }

  @Test("An investment with the sign that the template does not have is told")
  func doubtfulInvestment() throws {
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], ["Mål", "Alla lär sig läsa."], ["Projekt", "Budget", "Utfall"],
        ["Ny idrottshall", -1000, 1200],
      ])
    let extraction = try extract(
      [sheet],
      with: """
        mall: prov
        känns igen på: {blad: Kort}
        delar:
          - formulär: A
            fält: {enhet: Enhet, mål: {text: {ledtext: Mål, valfri: ja}}}
          - tabell: Investeringar
            kolumner:
              investering: {projekt: Projekt, budget: Budget, utfall: Utfall}
        ekonomi: {belopp: tkr, kostnader: negativa}
        """)
    #expect(extraction.findings.map(\.short) == ["signDoubtful B4"])
    #expect(extraction.findings.first?.expected == "utan minustecken")
  }

  private func sheet(_ figures: [[Content]]) -> Sheet {
    Sheet(
      "Kort",
      [["Enhet", "Norra skolan"], [], ["Post", "Budget", "Utfall", "Avvikelse"]]
        + zip(["Intäkter", "Kostnader", "Nettokostnad"] as [Content], figures).map { [$0] + $1 })
  }

  private func mapping(_ form: String) -> String {
    """
    mall: prov
    känns igen på: {blad: Kort}
    delar:
      - formulär: A
        fält: {enhet: Enhet, mål: {text: {ledtext: Mål, valfri: ja}}}
      - tabell: Ekonomi
        kolumner:
          ekonomi: {post: Post, budget: Budget, utfall: Utfall, avvikelse: Avvikelse}
    ekonomi: {\(form)}
    """
  }

  @Test(
    "Rounding is as coarse as the template writes: a difference of 0.1 in millions is none",
    arguments: [(-33.2, true), (-33.1, false), (-33.25, false)])
  func millions(net: Double, agrees: Bool) throws {
    let mapping = """
      mall: prov
      känns igen på: {blad: Kort}
      delar:
        - formulär: Enheten
          fält: {enhet: Enhet}
        - tabell: Ekonomi
          kolumner: {ekonomi: {post: Post, utfall: Utfall}}
      ekonomi: {belopp: mnkr, kostnader: negativa}
      """
    let sheet = Sheet(
      "Kort",
      [
        ["Enhet", "Norra skolan"], [], ["Post", "Utfall"], ["Intäkter", 12.3],
        ["Kostnader", -45.6], ["Netto", .init(floatLiteral: net)],
      ])
    let scorecard = try #require(try extract([sheet], with: mapping).scorecard)
    // 12.3 − 45.6 = −33.3; three figures of one decimal may differ by (2 + 1) · 0.1 / 2 = 0.15. With a
    // figure of two decimals it is a tenth of that.
    #expect(Reconciliation.checks(of: scorecard.economy).allSatisfy(\.agrees) == agrees)
  }
}
