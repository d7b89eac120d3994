import Testing

@testable import Spreadsheet

/// Numbers taken from bytes, against the standard library's.
@Suite("Numbers taken from bytes")
struct ScannedNumberTests {
  private func take(_ text: String) -> (number: Double?, end: Int) {
    let bytes = Array(text.utf8) + [UInt8(ascii: "<")] + [UInt8](repeating: 0, count: 64)
    var place = 0
    return (bytes.span.takeNumber(&place), place)
  }

  @Test(
    "A number is the nearest Double",
    arguments: [
      "0", "-0", "7", "12345678", "123456789", "0.1", "-0.3", "100.25", "9007199254740993",
      "9007199254740992.5", "9007199254740993.0000001", "0.78400000000000003",
      "18446744073709551615", "1844674407370955161.5", "9999999999999999999",
      "0.1234567890123456789",
      "1.7976931348623157E308", "5e-324", "2.2250738585072011e-308", "1e22", "1e23", "1E-7",
      "45321.354166666664", "123456789012345678901234567890", "0.000000000000000000000000000001",
    ])
  func table(text: String) {
    let (number, end) = take(text)
    #expect(number?.bitPattern == Double(text)?.bitPattern)
    #expect(end == text.utf8.count)
  }

  @Test("Any digits give the nearest Double")
  func random() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<200_000 {
      let digits = String(
        UInt64.random(
          in: 0...UInt64.max >> UInt64.random(in: 0..<64, using: &random), using: &random))
      let split = Int.random(in: 0...digits.utf8.count, using: &random)
      let whole = digits.prefix(split)
      let decimals = digits.dropFirst(split)
      let text = (whole.isEmpty ? "0" : whole) + (decimals.isEmpty ? "" : "." + decimals)
      let number = take(String(text)).number
      if number?.bitPattern != Double(text)?.bitPattern {
        Issue.record("\(text) gives \(String(describing: number))")
        return
      }
    }
  }

  @Test(
    "What is no number is not taken",
    arguments: ["", "-", ".5", "5.", "+5", "e5", "1e", "1e999", "--1", "1-", "nan", "inf"])
  func none(text: String) {
    let (number, end) = take(text)
    #expect(number == nil || end < text.utf8.count)
  }
}
