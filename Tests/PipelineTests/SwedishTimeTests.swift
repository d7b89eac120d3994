import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("Swedish time")
struct SwedishTimeTests {
  @Test(
    "A day begins and ends at midnight in Sweden, in winter and in summer",
    arguments: [
      ("2026-01-31T22:59:59Z", "2026-01-31"), ("2026-01-31T23:00:00Z", "2026-02-01"),
      ("2026-06-30T21:59:59Z", "2026-06-30"), ("2026-06-30T22:00:00Z", "2026-07-01"),
      ("2024-02-28T23:00:00Z", "2024-02-29"), ("1999-12-31T23:00:00Z", "2000-01-01"),
    ])
  func midnight(time: String, day: String) throws {
    #expect(SwedishTime(secondsSince1970: try seconds(time)).day() == day)
  }

  @Test("The night after a day counts as that day until noon")
  func untilNoon() throws {
    let before = SwedishTime(secondsSince1970: try seconds("2026-02-01T10:59:59Z"))
    let after = SwedishTime(secondsSince1970: try seconds("2026-02-01T11:00:00Z"))
    #expect(before.day(beforeHourCountsAsYesterday: 12) == "2026-01-31")
    #expect(after.day(beforeHourCountsAsYesterday: 12) == "2026-02-01")
  }

  @Test("It is that of the time zone database, from 1996 on")
  func database() throws {
    guard let zone = TimeZone(identifier: "Europe/Stockholm") else {
      skip("the machine has no time zone database.")
      return
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    // A step that is no part of a day meets every hour, and both sides of each change.
    for second in stride(from: 820_454_400, through: 2_145_916_800, by: 12_347) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(second)))
      let expected = [parts.year, parts.month, parts.day].map { part in
        let digits = String(part ?? 0)
        return digits.count == 1 ? "0" + digits : digits
      }.joined(separator: "-")
      try #require(SwedishTime(secondsSince1970: second).day() == expected, "\(second)")
    }
  }

  private func seconds(_ time: String) throws -> Int {
    Int(try Date(time, strategy: .iso8601).timeIntervalSince1970)
  }
}
