import Spreadsheet
import Testing

@Suite("Text in cells")
struct TextFitTests {
  @Test(
    "Text breaks between words, and within a word only when it must",
    arguments: [
      ("en två tre", 6, ["en två", "tre"]), ("", 5, [""]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("en\ntvå", 20, ["en", "två"]), ("ett långtord", 4, ["ett", "lång", "tord"]),
    ])
  func breaks(text: String, limit: Int, lines: [String]) {
    #expect(TextFit.breaks(text, every: limit) == lines)
  }

  @Test("A row is never higher than programs accept")
  func height() {
    #expect(TextFit.height(lines: 1000) == 409)
  }
}
