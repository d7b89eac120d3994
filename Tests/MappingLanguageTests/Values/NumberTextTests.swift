import FoundationEssentials
import Scorecards
import Testing

@testable import MappingLanguage

@Suite("Numbers as people write them")
struct NumberTextTests {
  @Test(
    "A number is understood whatever its blanks, signs, marks and measures",
    arguments: [
      ("85", "", "85"), ("85 %", "%", "85 %"), ("85%", "", "85 %"), ("85", "%", "85 %"),
      ("85 procent", "", "85 %"), ("85,5", "%", "85,5 %"), ("85.5", "%", "85,5 %"),
      ("1 234,5", "", "1 234,5"), ("1\u{A0}234,5", "", "1 234,5"),
      ("1\u{202F}234\u{2009}567", "", "1 234 567"), ("1.234.567", "", "1 234 567"),
      ("1.234,5", "", "1 234,5"), ("1,234.5", "", "1 234,5"), ("0.125", "", "0,125"),
      ("1,234", "", "1,234"), ("-12,5", "", "−12,5"), ("–12,5", "", "−12,5"),
      ("−12,5", "", "−12,5"), ("− 31", "", "−31"), ("– 413 115", "", "−413 115"), ("+4", "", "4"),
      ("ca 12", "", "12"), ("c:a 12", "", "12"), ("ca. 12,5 %", "%", "12,5 %"), ("≈ 7", "", "7"),
      ("cirka 1 000", "", "1 000"), ("85 1)", "", "85"), ("85¹", "", "85"), ("85*", "", "85"),
      ("85 %*", "", "85 %"), ("85 % 2)", "%", "85 %"), ("12,5 mnkr", "tkr", "12 500"),
      ("12,5 mnkr", "", "12 500"), ("450 tkr", "mnkr", "0,45"), ("450 tkr", "tkr", "450"),
      ("21 500 kr", "kr", "21 500"), ("21 500:-", "kr", "21 500"), ("1 500 kr", "tkr", "1,5"),
      ("10 dagar", "dagar", "10"), ("1 dag", "dagar", "1"), ("3 veckor", "veckor", "3"),
      ("12 st", "antal", "12"), ("12 elever", "antal", "12"), ("index 41", "index", "41"),
      ("NKI 75", "", "75"), ("4,2 poäng", "", "4,2"), ("148 kWh", "kWh", "148"),
      ("24 312 kr", "kr/km", "24 312"), ("148 kWh", "kWh per kvadratmeter", "148"),
      ("  85  ", "", "85"), ("8\u{AD}5", "", "85"), ("0", "", "0"),
    ] as [(String, String, String)])
  func understood(text: String, measure: String, shown: String) throws {
    let number = try #require(NumberText(text))
    let quantity = try #require(number.quantity(measuredIn: Measure(measure)))
    #expect(quantity.swedishText.replacing("\u{A0}", with: " ") == shown)
  }

  @Test(
    "What is no number, or could be two, is refused",
    arguments: [
      "bättre än i fjol", "1.234", "12 av 15", "85 eller 90", "1 23", "12 34 56", "5 2025", "", " ",
      "-", "%", "mnkr", "12,", ",5", "1,2,3", "1,234.5,6", "2025-12-31", "31/12", "1E5",
      "85 % (2024: 80 %)", "85-90", "99999999999999999999999999999999999999",
    ] as [String])
  func refused(text: String) {
    #expect(NumberText(text)?.quantity(measuredIn: nil) == nil)
  }

  @Test(
    "A number in another measure than its row's is no quantity of that row",
    arguments: [
      ("12 dagar", "%"), ("85 %", "tkr"), ("85 %", "antal"), ("3 veckor", "dagar"),
      ("12 %", "dagar"), ("4 poäng", "mnkr"),
    ] as [(String, String)])
  func otherMeasure(text: String, measure: String) throws {
    #expect(try #require(NumberText(text)).quantity(measuredIn: Measure(measure)) == nil)
  }

  @Test(
    "A binary number becomes the decimal that people see",
    arguments: [
      (0.1 + 0.2, "0,3"), (0.85 * 100, "85"), (1234.5, "1234,5"), (-17, "-17"), (1e-7, "0,0000001"),
      (12_345_678_901, "12345678901"), (0.1, "0,1"), (2.675, "2,675"), (0, "0"),
      (100 * 1.1, "110"), (1e15 / 3, "333333333333333"), (2e22, "20000000000000000000000"),
    ] as [(Double, String)])
  func exact(number: Double, shown: String) throws {
    #expect(try #require(Decimal(shortest: number)).ungroupedText == shown)
  }

  @Test("Infinities and what is no number have no decimal")
  func unreachable() {
    for number in [Double.infinity, -.infinity, .nan, 1e300] {
      #expect(Decimal(shortest: number) == nil)
    }
  }
}
