import Findings
import FoundationEssentials
import Scorecards
import Testing

@Suite("What would mend figures that do not agree")
struct FigureSystemTests {
  /// Malmö 2015, deviation of accounts and forecast, Mkr, as it was published: 15 rows and their sum,
  /// in three columns of which the third is the first less the second.
  static let malmo: [[Decimal]] = [
    [67, 32, 35], [96, 65, 31], [-11, -10, -1], [15, 6, 9], [13, 8, 5], [176, 151, 25], [11, 4, 7],
    [10, 0, 10], [6, 0, 6], [-18, -4, -14], [0, -6, 6], [-42, -41, -1], [-51, -40, -11],
    [12, 8, 4],
    [279, 143, 136], [563, 316, 247],
  ]

  static func system(_ rows: [[Decimal]]) -> FigureSystem {
    var system = FigureSystem(values: rows.flatMap(\.self))
    func place(_ row: Int, _ column: Int) -> Int { row * 3 + column }
    for row in rows.indices {
      system.demand(place(row, 2), isSumOf: [place(row, 0)], less: [place(row, 1)])
    }
    let last = rows.count - 1
    for column in 0...2 {
      system.demand(place(last, column), isSumOf: (0..<last).map { place($0, column) })
    }
    return system
  }

  @Test("The published table agrees in every row and column")
  func published() {
    let system = Self.system(Self.malmo)
    #expect(system.identities.count == 19)
    #expect(system.broken.isEmpty && system.repairs.isEmpty)
  }

  @Test("A misprint within the table is named, whichever figure it is, in 45 cases")
  func misprint() {
    for row in 0..<15 {
      for column in 0...2 {
        var rows = Self.malmo
        rows[row][column] += 100
        let place = row * 3 + column
        let repairs = Self.system(rows).repairs
        #expect(
          repairs == [.change(place, to: Self.malmo[row][column])], "\(row) \(column) \(repairs)")
      }
    }
  }

  @Test("Two figures that have changed places are named")
  func swapped() {
    var rows = Self.malmo
    (rows[0][0], rows[5][1]) = (rows[5][1], rows[0][0])
    #expect(Self.system(rows).repairs == [.swap(0, 16)])
  }

  @Test("Two independent misprints are mended by no single figure")
  func two() {
    var rows = Self.malmo
    rows[0][0] += 100
    rows[7][1] += 35
    let system = Self.system(rows)
    #expect(!system.broken.isEmpty)
    #expect(system.repairs.isEmpty)
  }

  @Test("Rounding is no fault: (n + 1)·u/2 is the limit, and its edge belongs to it")
  func rounding() {
    for (total, isBroken) in [(Decimal(30), false), (31, false), (32, true)] {
      var system = FigureSystem(values: [total, 10, 20])
      system.demand(0, isSumOf: [1, 2])
      // Three figures of unit 1: at most 3·1/2 = 1,5.
      #expect(!system.broken.isEmpty == isBroken)
    }
  }

  @Test("A scorecard whose variance and net both break says which figure would mend them")
  func scorecard() throws {
    var lines = [
      EconomyLine(.income, budget: 100, outcome: 110, variance: 10),
      EconomyLine(.costs, budget: -400, outcome: -452, variance: -25),
      EconomyLine(.net, budget: -300, outcome: -315, variance: -15),
    ]
    for place in lines.indices {
      lines[place].budget?.source.cell = "B\(place + 2)"
      lines[place].outcome?.source.cell = "C\(place + 2)"
      lines[place].variance?.source.cell = "D\(place + 2)"
    }
    let consolidation = Consolidation(
      of: try Organisation([OrganisationalUnit("K")]),
      [Submission("K", [], economy: lines)], under: .guideline, period: "2025",
      on: .annualAccounts)
    let repairs = consolidation.root.findings.filter { $0.code == .economyRepair }
    #expect(repairs.map(\.source.cell) == ["C3"])
    #expect(
      repairs.first?.message == "Alla kontroller skulle stämma om −452 vore −425.")
  }
}
