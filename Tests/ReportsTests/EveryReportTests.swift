import Scorecards
import Spreadsheet
import Testing

@testable import Reports

/// What holds for every workbook.
@Suite("Every workbook")
struct EveryReportTests {
  static func workbooks() throws -> [Workbook] {
    let municipality = SmallMunicipality()
    return [try municipality.accounts()]
      + (try SmallMunicipality.units.map { try municipality.level($0.code) })
      + [
        try SmallMunicipality(occasion: .interimAccounts).accounts(),
        try municipality.publishedAccounts(), try municipality.review(),
        try municipality.plan("BUN"), try municipality.plan("BUN-FSK"),
        try municipality.secondYear(),
      ]
  }

  @Test("Tables have no empty and no merged cells (WCAG 2.1, 1.3.1)")
  func tables() throws {
    for workbook in try Self.workbooks() {
      for sheet in workbook.sheets {
        #expect(sheet.mergedRanges.isEmpty)
        for table in sheet.tables {
          for row in table.range.first.row...table.range.last.row {
            for column in table.range.first.column...table.range.last.column {
              let value = sheet[CellAddress(row: row, column: column)]?.value ?? .empty
              #expect(value != .empty && value != .text(""), "\(sheet.name) \(row) \(column)")
            }
          }
        }
      }
    }
  }

  @Test("Every link leads to a cell that is there")
  func links() throws {
    var count = 0
    for workbook in try Self.workbooks() {
      for sheet in workbook.sheets {
        for (_, link) in sheet.hyperlinks {
          let parts = try #require(link.split(separator: "!").last)
          let name = link.dropFirst(2).prefix { $0 != "'" }
          let target = try #require(workbook[sheet: String(name)], "\(link)")
          #expect(target[String(parts)] != nil, "\(link)")
          count += 1
        }
      }
    }
    #expect(count > 100)
  }

  @Test("Every formula gives the figure that is stored with it")
  func formulas() throws {
    var count = 0
    for workbook in try Self.workbooks() {
      let calculator = Calculator(workbook: workbook)
      for (sheet, address, cell) in workbook.cells {
        guard let formula = cell.formula else { continue }
        count += 1
        guard case .number(let stored) = cell.value else {
          Issue.record("\(sheet.name)!\(address) has a formula and no number")
          continue
        }
        let computed = try calculator.value(of: formula, on: sheet)
        #expect(abs(stored - computed) < 1e-9, "\(sheet.name)!\(address) = \(formula)")
      }
    }
    #expect(count > 100)
  }

  @Test("Status is a word, and its colour is that of the word")
  func status() throws {
    for (sheet, address, cell) in try Self.workbooks().flatMap(\.cells) {
      guard case .text(let text) = cell.value,
        let fulfilment = Fulfilment.allCases.first(
          where: { FulfilmentVocabulary.guideline.title($0) == text }),
        cell.style.fill != nil
      else { continue }
      #expect(
        cell.style.fill == FulfilmentVocabulary.guideline.paint(fulfilment).fill,
        "\(sheet.name)!\(address)")
    }
  }

  @Test("Every page fits its width and says how it was made; only front sheets stand upright")
  func print() throws {
    for sheet in try Self.workbooks().flatMap(\.sheets) {
      // The front sheet of the accounts is long: on its side, a page break would cut its chart.
      #expect(sheet.printSetup.isLandscape || sheet.name == SheetName.front)
      #expect(sheet.printSetup.fitsWidth)
      #expect(sheet.printSetup.footer?.contains("Körning 3f9a1c20be77") == true)
      #expect(sheet.printSetup.footer?.contains("Policy perstorp") == true)
    }
  }

  @Test("Letters have a contrast of at least 4.5:1 to their fill (WCAG 2.1, 1.4.3)")
  func contrast() throws {
    for (sheet, address, cell) in try Self.workbooks().flatMap(\.cells) {
      let letters = cell.style.font.color ?? .black
      let fill = cell.style.fill ?? .white
      #expect(letters.contrast(to: fill) >= 4.5, "\(sheet.name)!\(address)")
    }
  }
}

extension Color {
  /// The contrast of two colours by WCAG 2.1: 1 to 21.
  func contrast(to other: Color) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      guard share > 0.03928 else { return share / 12.92 }
      // ((share + 0.055) / 1.055) ^ 2.4, as the square times the fifth root of the square.
      let base = (share + 0.055) / 1.055
      var root = base
      for _ in 0..<60 { root -= (power5(root) - base * base) / (5 * power4(root)) }
      return base * base * root
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}

private func power4(_ number: Double) -> Double { number * number * number * number }
private func power5(_ number: Double) -> Double { power4(number) * number }
