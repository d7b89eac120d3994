import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The published edition")
struct PublishedEditionTests {
  @Test("It has no sheets of submissions, findings or sources, and no column for them")
  func sheets() throws {
    let workbook = try SmallMunicipality().publishedAccounts()
    #expect(
      workbook.sheets.map(\.name) == [
        "Översikt", "Kommunens mål", "Mål och ekonomi", "Driftredovisning",
        "Investeringar", "BUN", "SN", "Mål", "Indikatorer", "Aktiviteter", "Ekonomi per enhet",
        "Investeringsprojekt",
      ])
    let columns = workbook.sheets.flatMap(\.tables).flatMap(\.columnNames)
    #expect(!columns.contains("Källa") && !columns.contains("Ansvarig"))
    #expect(columns.contains("Analys (enhetens egen text)"))
    #expect(workbook.properties.creator == nil)
  }

  @Test("It tells of no person and of no file")
  func content() throws {
    for (sheet, address, cell) in try SmallMunicipality().publishedAccounts().cells {
      guard case .text(let text) = cell.value else { continue }
      #expect(!text.contains(SmallMunicipality.manager), "\(sheet.name)!\(address)")
      #expect(!text.contains(".xlsx"), "\(sheet.name)!\(address)")
    }
  }

  @Test("Results of women and men are hidden, since nobody tells how many they are")
  func breakdown() throws {
    let municipality = SmallMunicipality()
    var submissions = municipality.submissions
    let source = Source(file: "K.xlsx", sheet: "Indikatorer", cell: "K4")
    let women = PartOutcome(
      .women, outcome: Sourced(.measured(Quantity(91, isPercent: true)), from: source))
    submissions[0].scorecard?.goals[0].indicators[0].breakdown = [women]
    let consolidation = try municipality.consolidation(of: submissions)
    for (edition, shown) in [(Edition.house, CellValue.number(0.91)), (.published, .text(".."))] {
      let workbook = AccountsReport(
        consolidation, municipality.metadata, edition: edition
      ).workbook
      #expect(try workbook.records(of: "Indikatorer").first?["Kvinnor"] == shown)
    }
  }

  @Test(
    "Texts with signs of personal data are listed for a person to read, with their cell",
    arguments: [
      ("Mona har varit sjuk.", "Namn"), ("Fråga anna@example.se.", "E-postadress"),
      ("Ring 0435-12 34 56.", "Telefonnummer eller personnummer"), ("Vi nådde 41 000 besök.", nil),
    ] as [(String, String?)])
  func review(analysis: String, sign: String?) throws {
    let municipality = SmallMunicipality()
    var submissions = municipality.submissions
    submissions[3].scorecard?.goals[0].analysis?.value = analysis
    let review = PublicationReview(
      try municipality.consolidation(of: submissions), municipality.metadata
    ).workbook
    let texts = review.cells.map(\.cell.value)
    #expect(texts.contains(.text(analysis)) == (sign != nil))
    if let sign { #expect(texts.contains(.text(sign)) && texts.contains(.text("G4"))) }
  }
}
