import Scorecards
import Spreadsheet
import Testing

@testable import Reports

/// A policy's own words, marks and colours reach everything that people read.
@Suite("The words of the policy")
struct VocabularyTests {
  static let policy: FulfilmentPolicy = {
    var policy = FulfilmentPolicy.guideline
    for (fulfilment, word, mark, color) in [
      (Fulfilment.met, "uppnått", "😊", "9AD1D4"), (.partlyMet, "påbörjat", "😐", "003249"),
      (.notMet, "missat", "😒", "CCDBDC"), (.notMeasured, "okänt", "▢", "80CED7"),
    ] {
      policy.vocabulary[fulfilment].word = word
      policy.vocabulary[fulfilment].plural = word + "a"
      policy.vocabulary[fulfilment].meaning = "Betyder \(word)"
      policy.vocabulary[fulfilment].mark = mark
      policy.vocabulary[fulfilment].color = color
    }
    return policy
  }()

  static let usualWords = ["grön", "gul", "röd", "svart"]

  @Test("No usual word is left in any workbook, and marks and colours are the policy's")
  func workbooks() throws {
    let municipality = SmallMunicipality()
    let consolidation = try municipality.consolidation(under: Self.policy)
    let workbooks =
      [AccountsReport(consolidation, municipality.metadata).workbook]
      + consolidation.units.map { LevelReport($0, consolidation, municipality.metadata).workbook }
    var painted = 0
    for (sheet, address, cell) in workbooks.flatMap(\.cells) {
      guard case .text(let text) = cell.value else { continue }
      #expect(!Self.holdsUsualWord(text), "\(sheet.name)!\(address): \(text)")
      if text == "😊 Uppnått" {
        painted += 1
        #expect(cell.style.fill == Color(hex: "9AD1D4"))
      }
    }
    #expect(painted > 20)
    let chart = try #require(workbooks[0][sheet: "Översikt"]?.charts.first)
    #expect(chart.series.map(\.name).first == "😊 Uppnått")
  }

  @Test("Letters on the policy's colours have a contrast of 4.5:1")
  func contrast() {
    for fulfilment in Fulfilment.allCases {
      let paint = Self.policy.vocabulary.paint(fulfilment)
      #expect(paint.letters.contrast(to: paint.fill) >= 4.5)
    }
  }

  @Test("Black or white letters can be read on any colour, in 4,913 cases")
  func anyColour() {
    let parts = stride(from: 0, through: 255, by: 16).map(UInt8.init) + [255]
    for red in parts {
      for green in parts {
        for blue in parts {
          let color = Color(red: red, green: green, blue: blue)
          #expect(color.readableLetters.contrast(to: color) >= 4.5, "\(color.hex)")
        }
      }
    }
  }

  @Test("The page and the explanations use them too")
  func pageAndTexts() throws {
    let municipality = SmallMunicipality()
    let consolidation = try municipality.consolidation(under: Self.policy)
    let page = try Overview(consolidation, municipality.metadata, workbooks: []).html
    let visible = page.replacing("</style>", with: "\u{0}").split(separator: "\u{0}").dropFirst()
      .joined()
    #expect(visible.contains("😊 Uppnått"))
    #expect(page.contains("#9AD1D4"))
    #expect(!Self.holdsUsualWord(visible))
    for name in ["K1", "BUN", "BUN-FSK1"] {
      let text = try #require(Explanation(of: name, in: consolidation)).text
      #expect(!Self.holdsUsualWord(text), "\(text)")
    }
  }

  /// Whether a usual word stands there as a word of its own, in any form.
  private static func holdsUsualWord(_ text: String) -> Bool {
    text.lowercased().split { !$0.isLetter }.contains { word in
      usualWords.contains { word == $0 || word == $0 + "a" || word == $0 + "t" }
    }
  }
}
