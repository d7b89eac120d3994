import FoundationEssentials
import Scorecards
import Testing

@Suite("Thresholds")
struct BandsTests {
  @Test(
    "Gaps, overlaps and impossible orders are refused",
    arguments: [
      ([], .noBands),
      ([Band(.met, from: .including(1))], .unbounded),
      // Huddinge 2023: "> 88,4 %" and "< 88,4 %" leave out 88,4 itself.
      ([Band(.notMet, to: .excluding(88)), Band(.met, from: .excluding(88))], .gap(at: 88)),
      ([Band(.notMet, to: .including(88)), Band(.met, from: .including(88))], .overlap(at: 88)),
      ([Band(.notMet, to: .including(80)), Band(.met, from: .excluding(90))], .gap(at: 80)),
      ([Band(.notMet, to: .excluding(90)), Band(.met, from: .including(80))], .overlap(at: 80)),
      (
        [Band(.met, to: .excluding(90)), Band(.notMet, from: .including(90))], .notAscending(at: 90)
      ),
      (
        [Band(.notMet, to: .excluding(90)), Band(.notMeasured, from: .including(90))],
        .bandNotMeasured
      ),
      (
        [
          Band(.notMet, to: .excluding(90)),
          Band(.partlyMet, from: .including(90), to: .excluding(80)),
          Band(.met, from: .including(80)),
        ], .overlap(at: 80)
      ),
    ] as [([Band], PolicyError)])
  func contradictions(bands: [Band], error: PolicyError) {
    #expect(throws: error) { try Bands(bands) }
  }

  @Test("Shares in the wrong order are refused")
  func wrongOrder() {
    #expect(throws: PolicyError.overlap(at: 80)) { try Bands.percent(met: 80, partlyMet: 90) }
  }
}
