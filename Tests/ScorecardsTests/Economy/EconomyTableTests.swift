import Findings
import FoundationEssentials
import Scorecards
import Testing

/// Tables with sums at several levels, above or below their rows, and what their misprints say.
@Suite("Tables of the economy with sums")
struct EconomyTableTests {
  /// A table of nets; the column is B, and the first row 2.
  private static func table(
    _ rows: [(String, EconomyTable.Role, Decimal)]
  ) -> EconomyTable {
    EconomyTable(
      of: "K",
      rows.enumerated().map { position, row in
        var line = EconomyLine(kind: .net)
        line.outcome = sourced(row.2, "B\(position + 2)")
        line.roundingUnit = 1
        return EconomyTable.Row(row.0, row.1, [line])
      })
  }

  private static func findings(of tables: [EconomyTable]) -> [Finding] {
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.economyTables = tables
    return scorecard.reconciliationFindings
  }

  @Test("Subtotals below their rows, and a total of them and of a row beside them")
  func below() {
    let table = Self.table([
      ("Förskola", .part, -400), ("Grundskola", .part, -590),
      ("Summa barn", .sumOfRowsAbove(level: 0), -990),
      ("Äldreomsorg", .part, -300), ("Summa social", .sumOfRowsAbove(level: 0), -300),
      ("Finansiering", .part, 1400), ("Årets resultat", .sumOfRowsAbove(level: 1), 110),
    ])
    #expect(table.sums.map(\.total) == [2, 4, 6])
    #expect(table.sums.map(\.parts) == [[0, 1], [3], [2, 4, 5]])
    #expect(table.checks.count == 3 && table.checks.allSatisfy(\.agrees))
    #expect(Self.findings(of: [table]).isEmpty)
  }

  @Test("A grand total first, and a total above each group")
  func above() {
    let table = Self.table([
      ("Totalt", .sumOfRowsBelow(level: 1), -1290),
      ("Barnnämnden", .sumOfRowsBelow(level: 0), -990),
      ("Förskola", .part, -400), ("Grundskola", .part, -590),
      ("Socialnämnden", .sumOfRowsBelow(level: 0), -300), ("Äldreomsorg", .part, -300),
    ])
    #expect(table.sums.map(\.total).sorted() == [0, 1, 4])
    #expect(table.sums.first { $0.total == 0 }?.parts == [1, 4])
    #expect(table.sums.first { $0.total == 1 }?.parts == [2, 3])
    #expect(Self.findings(of: [table]).isEmpty)
  }

  @Test("A total on top and subtotals below")
  func mixed() {
    let table = Self.table([
      ("Hela kommunen", .sumOfRowsBelow(level: 1), -1290), ("Förskola", .part, -400),
      ("Grundskola", .part, -590), ("Summa barn", .sumOfRowsAbove(level: 0), -990),
      ("Äldreomsorg", .part, -300),
    ])
    #expect(table.sums.first { $0.total == 0 }?.parts == [3, 4])
    #expect(Self.findings(of: [table]).isEmpty)
  }

  @Test("A broken sum names its cell, the rows, and the difference")
  func broken() throws {
    let table = Self.table([
      ("Förskola", .part, -400), ("Grundskola", .part, -590),
      ("Finansiering", .part, 1400), ("Summa", .sumOfRowsAbove(level: 0), 500),
    ])
    let found = Self.findings(of: [table])
    #expect(found.map(\.code) == [.sumDiffers])
    #expect(
      found.first?.message
        == "Summan är 500, men raderna ger 410 i B2–B4, en skillnad på 90.")
    #expect(found.first?.source.cell == "B5")
    #expect(
      found.first?.message(in: .english)
        == "The sum is 500, but the rows give 410 in B2–B4, a difference of 90.")
  }

  @Test(
    "A sum may differ by rounding, (n + 1)·u/2, and no more",
    arguments: [(Decimal(-992), true), (-991, true), (-988, false), (-993, false)])
  func rounding(total: Decimal, agrees: Bool) {
    // Two rows and their sum in whole tkr: at most 1,5.
    let table = Self.table([
      ("Förskola", .part, -400), ("Grundskola", .part, -591),
      ("Summa", .sumOfRowsAbove(level: 0), total),
    ])
    #expect(table.checks.allSatisfy(\.agrees) == agrees)
  }

  /// Four columns: income, costs, net and the budget's net with its variance, in two groups.
  private static func whole(
    changing change: (inout [[Decimal]]) -> Void = { _ in }
  ) -> EconomyTable {
    // Income, costs, net, budget, variance.
    var figures: [[Decimal]] = [
      [110, -510, -400, -390, -10], [60, -650, -590, -600, 10], [170, -1160, -990, -990, 0],
      [40, -340, -300, -310, 10], [7, -77, -70, -70, 0], [47, -417, -370, -380, 10],
      [217, -1577, -1360, -1370, 10],
    ]
    change(&figures)
    let roles: [EconomyTable.Role] = [
      .part, .part, .sumOfRowsAbove(level: 0), .part, .part, .sumOfRowsAbove(level: 0),
      .sumOfRowsAbove(level: 1),
    ]
    return EconomyTable(
      of: "K",
      zip(figures, roles).enumerated().map { position, pair in
        let (figures, role) = pair
        func cell(_ column: Int) -> Sourced<Decimal> {
          sourced(figures[column], "\(["B", "C", "D", "E", "F"][column])\(position + 2)")
        }
        var lines = [
          EconomyLine(kind: .income), EconomyLine(kind: .costs), EconomyLine(kind: .net),
        ]
        lines[0].outcome = cell(0)
        lines[1].outcome = cell(1)
        lines[2].outcome = cell(2)
        lines[2].budget = cell(3)
        lines[2].variance = cell(4)
        for place in lines.indices { lines[place].roundingUnit = 1 }
        return EconomyTable.Row("Rad \(position + 2)", role, lines)
      })
  }

  @Test("Any single misprint in any of 35 cells is named, with what it ought to be")
  func misprints() throws {
    #expect(Self.findings(of: [Self.whole()]).isEmpty)
    for row in 0..<7 {
      for column in 0..<5 {
        var printed: Decimal = 0
        let table = Self.whole {
          printed = $0[row][column]
          $0[row][column] += 100
        }
        let repairs = Self.findings(of: [table]).filter { $0.code == .economyRepair }
        let cell = "\(["B", "C", "D", "E", "F"][column])\(row + 2)"
        #expect(repairs.map(\.source.cell) == [cell], "\(cell) \(repairs)")
        #expect(
          repairs.first?.found
            == "\((printed + 100).swedishText) vore \(printed.swedishText)")
      }
    }
  }

  @Test("Two figures that have changed places are named")
  func swapped() {
    let table = Self.whole { figures in
      (figures[0][0], figures[3][0]) = (figures[3][0], figures[0][0])
    }
    let repairs = Self.findings(of: [table]).filter { $0.code == .economyRepair }
    #expect(repairs.map(\.found) == ["40 och 110 i B5 bytte plats"])
  }

  @Test("Two misprints that each break figures of their own are named together")
  func two() {
    let table = Self.whole { figures in
      figures[0][0] += 100
      figures[4][3] -= 55
    }
    let repairs = Self.findings(of: [table]).filter { $0.code == .economyRepair }
    #expect(repairs.map(\.found) == ["210 i B2 vore 110 och −125 i E6 vore −70"])
  }

  @Test("What a row lacks adds nothing to a sum")
  func missing() {
    var table = Self.table([
      ("Förskola", .part, -400), ("Grundskola", .part, -590), ("Ny nämnd", .part, 0),
      ("Summa", .sumOfRowsAbove(level: 0), -990),
    ])
    table.rows[2].lines[0].outcome = nil
    #expect(table.checks.count == 1 && table.checks.allSatisfy(\.agrees))
  }

  @Test("Rows with income, costs and net beside each other agree row by row")
  func rowByRow() throws {
    func row(_ number: Int, _ income: Decimal, _ costs: Decimal, _ net: Decimal) -> [EconomyLine] {
      [(EconomyLine.Kind.income, income, "B"), (.costs, costs, "C"), (.net, net, "D")].map {
        kind, amount, column in
        var line = EconomyLine(kind: kind)
        line.outcome = sourced(amount, "\(column)\(number)")
        return line
      }
    }
    #expect(try economyFindings(row(2, 110, -510, -400) + row(3, 60, -650, -590)).isEmpty)
    let wrong = try economyFindings(row(2, 110, -510, -400) + row(3, 60, -650, -950))
    #expect(wrong.map { "\($0.code.rawValue) \($0.source.cell ?? "")" } == ["E01 D3"])
    #expect(wrong.first?.expected == "−590 i B3 och C3, en skillnad på −360")
  }
}
