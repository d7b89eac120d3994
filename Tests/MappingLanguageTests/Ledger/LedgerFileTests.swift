import Findings
import FoundationEssentials
import Scorecards
import Testing

@testable import MappingLanguage

@Suite("The ledger's export")
struct LedgerFileTests {
  static func organisation() throws -> Organisation {
    let levels = Level.guideline
    return try Organisation([
      OrganisationalUnit(code: "K", name: "Kommunen", level: levels[0], parent: nil),
      OrganisationalUnit(code: "BUN", name: "Barnnämnden", level: levels[1], parent: "K"),
      OrganisationalUnit(code: "SN", name: "Äldrenämnden", level: levels[1], parent: "K"),
    ])
  }

  /// As the standard's own examples write it; ä is 0x84 in code page 437.
  static let sie: [UInt8] =
    Array(
      """
      #FLAGGA 0
      #FORMAT PC8
      #SIETYP 4
      #RAR 0 20250101 20251231
      #DIM 1 "Ansvar"
      #OBJEKT 1 "11" "Barnn\u{2}mnden"
      #OBJEKT 1 "12" "\u{1}ldren\u{2}mnden"
      #KONTO 3010 "Taxor"
      #PSALDO 0 202501 3010 {1 "11"} -999999.00
      #VER A 1 20250131 "Januari"
      {
      \t#TRANS 3010 {1 "11"} -250000.50 20250131 "Barnomsorg \\"taxa\\""
      \t#TRANS 5010 {1 "11" 6 "P1"} 1000000.00
      \t#TRANS 5010 {1 "12"} 40000
      \t#RTRANS 5010 {1 "12"} 77777
      \t#BTRANS 5010 {1 "12"} 88888
      \t#TRANS 1930 {} -790000.50
      \t#TRANS 5020 {1 "99"} 1000
      }

      """.utf8
    ).map { $0 == 1 ? 0x8E : $0 == 2 ? 0x84 : $0 }

  @Test("SIE 4 is read by its vouchers: income positive, costs negative, in thousands")
  func sie4() throws {
    let ledger = try LedgerFile.ledger(
      from: Self.sie, LedgerForm(file: "bok.se"), of: try Self.organisation())
    let school = try #require(ledger.units["BUN"])
    #expect(school.income == Decimal(2_500_005) / 10_000)
    #expect(school.costs == -1000)
    #expect(ledger.units["SN"]?.costs == -40)
    #expect(ledger.others["99"]?.costs == -1)
  }

  @Test("Without vouchers the balances of periods are read, of this year only")
  func balances() throws {
    let text = """
      #FLAGGA 0
      #OBJEKT 1 "7" "Barnnämnden"
      #PSALDO 0 202501 3010 {1 "7"} -1000.00
      #PSALDO 0 202502 3010 {1 "BUN"} -500.00
      #PSALDO -1 202402 3010 {1 "BUN"} -7000.00

      """
    let ledger = try LedgerFile.ledger(
      from: Array(text.utf8), LedgerForm(file: "bok.se"), of: try Self.organisation())
    #expect(ledger.units["BUN"]?.income == Decimal(15) / 10)
  }

  @Test("CSV is read by its headings, and units by the names that the configuration gives")
  func csv() throws {
    let text = """
      Ansvar;Konto;Belopp
      1100;3010;-250 000,50
      1100;5010;1 000 000
      Äldrenämnden;5010;40000

      """
    var form = LedgerForm(file: "bok.csv")
    form.units = ["BUN": ["1100"]]
    let ledger = try LedgerFile.ledger(
      from: Array(text.utf8), form, of: try Self.organisation())
    #expect(ledger.units["BUN"]?.income == Decimal(2_500_005) / 10_000)
    #expect(ledger.units["SN"]?.net == -40)
    #expect(ledger.others.isEmpty)
  }

  @Test(
    "What is no ledger is told",
    arguments: [
      ("Namn;Summa\nA;1\n", "Huvudboken har ingen rubrikrad med Enhet, Konto och Belopp."),
      (
        "Enhet;Konto;Belopp\nBUN;taxor;1\n",
        "Huvudboken, rad 2: konto och belopp ska vara tal."
      ),
    ])
  func faults(text: String, message: String) throws {
    let organisation = try Self.organisation()
    let error = #expect(throws: LedgerError.self) {
      try LedgerFile.ledger(
        from: Array(text.utf8), LedgerForm(file: "bok.csv"), of: organisation)
    }
    #expect(error?.message == message)
  }

  @Test("A submitted outcome that the ledger does not have is a finding with both figures")
  func check() throws {
    let source = try #require(Self.line(-750, "C4").outcome?.source)
    var scorecard = Scorecard(unit: "BUN", period: "2025")
    scorecard.economy = [Self.line(-750, "C4")]
    let ledger = try LedgerFile.ledger(
      from: Self.sie, LedgerForm(file: "bok.se"), of: try Self.organisation())
    // −749,9995 against −750 is within the unit of the stated figure; −752 is not.
    #expect(ledger.checks(of: scorecard).map(\.agrees) == [true])
    scorecard.economy = [Self.line(-752, "C4")]
    var submission = Submission(file: "BUN.xlsx", scorecard: scorecard)
    submission.receivedAt = "2026-01-01"
    let consolidation = Consolidation(
      of: try Self.organisation(), [submission], under: .guideline, period: "2025",
      on: .annualAccounts, ledger: ledger)
    let findings = consolidation["BUN"]?.findings.filter { $0.code == .ledgerDiffers } ?? []
    #expect(findings.map(\.found) == ["−752"])
    #expect(findings.map(\.expected) == ["−750"])
    #expect(findings.map(\.source) == [source])
  }

  private static func line(_ outcome: Decimal, _ cell: String) -> EconomyLine {
    var line = EconomyLine(kind: .net)
    line.outcome = Sourced(outcome, from: .init(file: "BUN.xlsx", sheet: "Ekonomi", cell: cell))
    return line
  }
}
