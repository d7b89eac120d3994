import Foundation
import Scorecards
import Spreadsheet
import Testing

@testable import Pipeline

@Suite("The register of the organisation")
struct RegisterTests {
  private static let head = "Kod;Namn;Nivå;Överordnad\nK;Ekeby kommun;kommun;\n"

  @Test("Every column is read, in whatever order and case, below whatever stands above")
  func columns() throws {
    let organisation = try read(
      """
      Register för Ekeby;;;;;;;;
      Fastställt av kommunstyrelsen;;;;;;;;

      NAMN;Överordnad;kod;Nivå;Lämnar styrkort;Alias;Chef;Roll;Planeringsår
      Ekeby kommun;;K;Kommun;nej;;;;
      Förskola;K;BUN-FSK;VERKSAMHET;Nej;Förskolan; Berit Ek ;Verksamhetschef;Läsår
      Solgläntan;BUN-FSK;BUN-FSK-01;enhet;ja;"Solens förskola; Gläntan;";;;
      """)
    #expect(organisation.units.map(\.code) == ["K", "BUN-FSK", "BUN-FSK-01"])
    let service = try #require(organisation["BUN-FSK"])
    #expect(service.name == "Förskola")
    #expect(service.level.name == "verksamhet")
    #expect(service.parent == "K")
    #expect(service.aliases == ["Förskolan"])
    #expect(service.manager == "Berit Ek")
    #expect(service.role == "Verksamhetschef")
    #expect(service.planningYear == .schoolYear)
    #expect(!service.submits)
    let unit = try #require(organisation["BUN-FSK-01"])
    #expect(unit.aliases == ["Solens förskola", "Gläntan"])
    #expect(unit.planningYear == .calendarYear)
    #expect(unit.submits)
    #expect(unit.manager == nil && unit.role == nil)
  }

  @Test("A code that a spreadsheet keeps as a number is the number's digits")
  func numericCode() throws {
    var sheet = Sheet(name: "Register")
    let rows: [[CellValue]] = [
      [.text("Kod"), .text("Namn"), .text("Nivå"), .text("Överordnad")],
      [.number(10), .text("Ekeby kommun"), .text("kommun")],
      [.number(1010), .text("Kansliet"), .text("enhet"), .number(10)],
    ]
    for (row, values) in rows.enumerated() {
      for (column, value) in values.enumerated() {
        sheet.set(value, at: CellAddress(row: row, column: column))
      }
    }
    var workbook = Workbook()
    workbook.sheets = [sheet]
    for format in [SpreadsheetFormat.xlsx, .ods] {
      let bytes = try WorkbookWriter().write(workbook, as: format)
      let organisation = try Register.organisation(from: bytes, file: "organisation")
      #expect(organisation.units.map(\.code) == ["10", "1010"])
      #expect(organisation["1010"]?.parent == "10")
    }
  }

  @Test("Rows without a code, and what stands in other columns, are passed over")
  func otherRows() throws {
    let organisation = try read(Self.head.replacing("\n", with: ";Anteckning\n") + ";;;;summa\n")
    #expect(organisation.units.map(\.name) == ["Ekeby kommun"])
  }

  @Test(
    "A fault is told with its row and what is wrong",
    arguments: [
      ("Namn;Nivå\nEkeby;kommun\n", "Hittar ingen rubrikrad på första bladet."),
      ("Kod;Namn;Nivå\nK;Ekeby;kommun\n", "Kolumnen Överordnad saknas"),
      (
        "Kod;Namn;Nivå;Överordnad;NAMN\nK;Ekeby;kommun;;Annat\n",
        "Rad 1: Rubriken NAMN står i två kolumner."
      ),
      (head + "KS;;nämnd;K\n", "Rad 3: Enheten KS saknar namn."),
      (
        head + "KS;Kommunstyrelsen;avdelning;K\n",
        "Rad 3: I kolumnen Nivå står ”avdelning”. Där ska stå kommun,"
      ),
      (head + "K/S;Kommunstyrelsen;nämnd;K\n", "Rad 3: Koden ”K/S” får bara ha"),
      (head + "..;Kommunstyrelsen;nämnd;K\n", "Rad 3: Koden ”..” får bara ha"),
      (head + "-rf;Kommunstyrelsen;nämnd;K\n", "Rad 3: Koden ”-rf” får bara ha"),
      (head + "Returnerat;Kommunstyrelsen;nämnd;K\n", "Rad 3: Koden ”Returnerat” får bara ha"),
      (head + "k;Kommunstyrelsen;nämnd;K\n", "Rad 3: Koden k står redan på rad 2."),
      (head + "KS;Kommunstyrelsen;nämnd;X\n", "Rad 3: KS har ”X” som överordnad"),
      (head + "A;Enheten;enhet;B\nB;Andra;enhet;A\n", "Rad 3: A har B som överordnad"),
      (head + "KS;Kommunstyrelsen;nämnd;\n", "Rad 3: KS saknar överordnad enhet"),
      ("Kod;Namn;Nivå;Överordnad\n", "Registret har inga enheter."),
    ])
  func faults(text: String, expected: String) {
    do throws(RunError) {
      let organisation = try Register.organisation(
        from: Array(text.utf8), file: "organisation.csv")
      Issue.record("read as \(organisation.units.map(\.code))")
    } catch {
      #expect(error.message.hasPrefix("organisation.csv: "), "\(error.message)")
      #expect(error.message.contains(expected), "\(error.message)")
    }
  }

  @Test("A file that is no spreadsheet is told as such")
  func notASpreadsheet() {
    #expect(throws: RunError.self) {
      try Register.organisation(from: Array("%PDF-1.7".utf8), file: "organisation.xlsx")
    }
  }

  private func read(_ text: String) throws -> Organisation {
    try Register.organisation(from: Array(text.utf8), file: "organisation.csv")
  }
}
