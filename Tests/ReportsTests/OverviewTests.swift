import Scorecards
import Spreadsheet
import Testing

@testable import Reports

@Suite("The overview page")
struct OverviewTests {
  private static let links = [
    Overview.WorkbookLink(unit: nil, path: "bokslut 2025.xlsx"),
    Overview.WorkbookLink(unit: "BUN", path: "nämnder/BUN Barn & utbildning 2025.xlsx"),
  ]

  private func page(_ submissions: [Submission]? = nil) throws -> String {
    let municipality = SmallMunicipality()
    return try Overview(
      municipality.consolidation(of: submissions), municipality.metadata, workbooks: Self.links,
      others: [Overview.FileLink(title: "Data", path: "data/datapackage.json")]
    ).html
  }

  @Test("It stands alone: nothing is fetched from anywhere")
  func selfContained() throws {
    let page = try page()
    for forbidden in ["http:", "https:", "src=", "@import", "url(", "<link"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
  }

  @Test("Every link leads to a place on the page or to a workbook")
  func links() throws {
    let page = try page()
    let ids = page.values(of: "id")
    #expect(Set(ids).count == ids.count)
    let workbooks = [
      "data/datapackage.json", "bokslut%202025.xlsx",
      "n%C3%A4mnder/BUN%20Barn%20%26%20utbildning%202025.xlsx",
    ]
    let targets = page.values(of: "href")
    for target in targets {
      #expect(
        target == "#" || ids.contains(String(target.dropFirst())) || workbooks.contains(target),
        "\(target)")
    }
    #expect(workbooks.allSatisfy(targets.contains))
  }

  @Test("Headings go down one level at a time, and each section is named by its own")
  func headings() throws {
    let page = try page()
    var last = 0
    for part in page.split(separator: "<h").dropFirst() {
      guard let level = part.first?.wholeNumberValue else { continue }
      #expect(level <= last + 1)
      last = level
    }
    #expect(page.values(of: "aria-labelledby").allSatisfy(page.values(of: "id").contains))
    #expect(page.contains("<html lang=\"sv\">"))
  }

  @Test("Every goal stands in the tree once, with its colour in words")
  func tree() throws {
    let page = try page()
    for number in ["K1", "K2", "BUN1", "BUN-FSK1", "BUN-FSK-01.1", "SN1"] {
      #expect(page.split(separator: "<b>\(number)</b>").count == 2, "\(number)")
    }
    #expect(page.contains("<span class=\"chip partlyMet\">Gul</span> <b>BUN1</b> Målet BUN1"))
    #expect(page.contains("Mål som inte leder till något mål ovanför"))
    #expect(page.contains("K9 finns inte."))
  }

  @Test("What is missing and what was found is said, with its place")
  func missing() throws {
    let page = try page()
    #expect(page.contains("<span class=\"chip notMet\">Saknas</span> <strong>Skogen</strong>"))
    #expect(page.contains("SN/trasig.xlsx"))
    #expect(try self.page([]).contains("inga mål är mottagna"))
  }

  @Test("Text from submissions is never markup")
  func escaping() throws {
    var submissions = SmallMunicipality().submissions
    submissions[0].scorecard?.goals[0].text.value = "<script>alert('x')</script> & \"mål\""
    let page = try page(submissions)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;alert"))
  }

  @Test("The order of the submissions does not change a byte")
  func determinism() throws {
    #expect(try page() == page(SmallMunicipality().submissions.reversed()))
  }

  @Test("Neighbouring bars have a contrast of 3:1 (WCAG 2.1, 1.4.11)")
  func bars() {
    let bars = Fulfilment.allCases.map { FulfilmentVocabulary.guideline.paint($0).bar }
    for (left, right) in zip(bars, bars.dropFirst()) {
      #expect(left.contrast(to: right) >= 3)
    }
  }

  @Test(
    "The page's own colours have a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3)",
    arguments: [
      ("1f2933", "ffffff"), ("1f4e5f", "ffffff"), ("4d5860", "ffffff"), ("0b5394", "ffffff"),
      ("1f2933", "e3eef1"), ("1f4e5f", "e3eef1"), ("4d5860", "e3eef1"),
    ])
  func letters(letters: String, fill: String) throws {
    #expect(OverviewTemplate.page.contains("#\(letters)"))
    let color = try #require(Color(hex: letters))
    #expect(color.contrast(to: try #require(Color(hex: fill))) >= 4.5)
  }
}

extension String {
  /// The values of an attribute, in their order.
  fileprivate func values(of attribute: String) -> [String] {
    split(separator: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
  }
}
