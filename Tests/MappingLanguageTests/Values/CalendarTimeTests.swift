import Testing

@testable import MappingLanguage

@Suite("Times as people write them")
struct CalendarTimeTests {
  @Test(
    "A time is understood in its Swedish forms",
    arguments: [
      ("2025-12-31", "2025-12-31"), ("2025/12/31", "2025-12-31"), ("2025.12.31", "2025-12-31"),
      ("20251231", "2025-12-31"), ("31/12 2025", "2025-12-31"), ("31/12-2025", "2025-12-31"),
      ("31/12-25", "2025-12-31"), ("31/12/2025", "2025-12-31"), ("31.12.2025", "2025-12-31"),
      ("1/2 2025", "2025-02-01"), ("31 dec 2025", "2025-12-31"), ("31 december 2025", "2025-12-31"),
      ("31 dec. 2025", "2025-12-31"), ("den 31 december 2025", "2025-12-31"),
      ("senast 30 april 2025", "2025-04-30"), ("5 maj 2025", "2025-05-05"),
      ("1 sept 2025", "2025-09-01"), ("dec 2025", "2025-12"), ("Januari 2026", "2026-01"),
      ("2025-12", "2025-12"), ("12/2025", "2025-12"), ("2025", "2025"), ("vecka 40", "2025-W40"),
      ("v. 40", "2025-W40"), ("v40 2026", "2026-W40"), ("V 7", "2025-W07"),
      ("2025 v 40", "2025-W40"), ("kvartal 3", "2025-Q3"), ("Q3 2026", "2026-Q3"),
      ("K3", "2025-Q3"), ("kv 3", "2025-Q3"), ("tertial 2", "2025-T2"), ("T2", "2025-T2"),
      ("HT25", "HT 2025"), ("HT 2025", "HT 2025"), ("ht-25", "HT 2025"), ("VT26", "VT 2026"),
      ("höstterminen 2025", "HT 2025"), ("våren 2026", "VT 2026"),
      ("läsåret 2025/26", "läsåret 2025/26"), ("2025/2026", "läsåret 2025/26"),
      ("löpande", "löpande"), ("Tills vidare", "tills vidare"),
    ] as [(String, String)])
  func understood(text: String, shown: String) throws {
    #expect(try #require(CalendarTime(text, assumedYear: 2025)).text == shown)
  }

  @Test(
    "What is no time, or no day that there is, is refused",
    arguments: [
      "2025-02-30", "31/13 2025", "2025-13", "vecka 54", "kvartal 5", "snart", "", "31 foo 2025",
      "85", "HT", "2025/2027", "45657", "ma 2025", "12,5",
    ] as [String])
  func refused(text: String) {
    #expect(CalendarTime(text, assumedYear: 2025) == nil)
  }
}
