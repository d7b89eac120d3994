import Spreadsheet
import Testing

@Suite("Number formats")
struct NumberFormatTests {
  /// Texts that LibreOffice 7.4 shows under Swedish settings; blanks between thousands do not break.
  @Test(
    "Numbers are shown as LibreOffice shows them",
    arguments: [
      ("General", 1234.5, "1234,5"), ("General", -0.5, "-0,5"), ("General", 0.1 + 0.2, "0,3"),
      ("0", 0.5, "1"), ("0", -1234.567, "-1235"), ("0.00", 1234.5, "1234,50"),
      ("0.00", 99.995, "100,00"), ("0.00", 1.005, "1,01"), ("0.00", 2.675, "2,68"),
      ("#,##0", 1_234_567.891, "1_234_568"), ("#,##0.00", -1234.567, "-1_234,57"),
      ("#,##0.00", 0, "0,00"), ("0 %", 0.85, "85 %"), ("0.0%", 0.884, "88,4%"),
      ("0.00E+00", 1234.5, "1,23E+03"), ("0.00E+00", 1.5e-7, "1,50E-07"),
      ("##0.0E+0", 0.5, "500,0E-3"), ("##0.0E+0", 123_456_789_012, "123,5E+9"),
      ("0.0E-0", 1234.5, "1,2E3"), ("# ?/?", -1234.567, "-1234 4/7"), ("# ?/?", 0.001, "0    "),
      ("# ??/??", 1_234_567.891, "1234567 49/55"), ("# ?/8", 0.3, " 2/8"),
      ("# ??/16", 2.675, "2 11/16"), ("# ?/100", -9.995, "-9 99/100"), ("?/?", 1234.5, "2469/2"),
      ("# ???/???", 0.001, "   1/999"), ("0.0,", 1_234_567.891, "1234,6"),
      ("#,##0.0,,", 1e10, "10_000,0"), ("0.##", 0.3, "0,3"), ("#.##", 0.3, ",3"),
      (".00", -0.5, "-,50"), ("?0.0?", 0.001, " 0,0 "), ("000-00-0000", 1234.5, "000-00-1235"),
      ("(000) 000 00 00", 1_234_567.891, "(000) 123 45 68"), ("#,##0 \"kr\"", 1234.5, "1_235 kr"),
      ("#,##0.00\\ \"kr\";[Red]-#,##0.00\\ \"kr\"", -1234.567, "-1_234,57 kr"),
      ("#,##0;(#,##0);\"noll\"", -1234.567, "(1_235)"), ("#,##0;(#,##0);\"noll\"", 0, "noll"),
      ("[>=1000]#,##0,\"k\";[<0]\"neg\" 0;0", 1234.5, "1k"),
      ("[>=1000]#,##0,\"k\";[<0]\"neg\" 0;0", -0.5, "neg 1"),
      ("[<100]0.00;0", -1234.567, "-1234,57"), ("[<100]0.00;0", 1234.5, "1235"),
      ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", -0.5, " (0,50)"),
      ("_(* #,##0.00_);_(* (#,##0.00);_(* \"-\"??_);_(@_)", 0, " -   "),
      ("General\" kr\"", -1234.567, "-1234,567 kr"), ("0;;", -1, ""), ("0;;", 0, ""),
      ("#,##0.00 [$kr-41D]", 1234.5, "1_234,50 kr"), ("[$€-2] #,##0.00", -0.5, "-€ 0,50"),
      ("@", -0.5, "-0,5"), ("#", 0.001, ""), ("???", -0.5, "-  1"), ("00000", -0.5, "-00001"),
      ("0.000000000000000000", -0.5, "-0,500000000000000000"), ("0,000.0", -0.5, "-0_000,5"),
      ("0\"x\"0", 1_234_567.891, "123456x8"), ("+0;-0;0", 1234.5, "+1235"),
      ("[=1]\"ja\";[=0]\"nej\";\"?\"", 1, "ja"), ("# ##0", 1234.5, "1 235"),
      ("\"a\"0.0\"b\";\"c\"0.0\"d\"", -0.5, "c0,5d"), ("0.00\\%", 0.5, "0,50%"),
      ("0E+0", 1e20, "1E+20"), ("yyyy-mm-dd", 45_292, "2024-01-01"), ("[h]:mm", 1.25, "30:00"),
    ])
  func numbers(code: String, number: Double, expected: String) {
    let text = NumberFormat(code).text(for: .number(number))
    #expect(text == String(expected.map { $0 == "_" ? "\u{A0}" : $0 }))
  }

  @Test(
    "General shows at most eleven characters, as in Excel",
    arguments: [
      (123_456_789_012, "1,23457E+11"), (12_345_678_901, "12345678901"), (1e20, "1E+20"),
      (3.14159265358979, "3,141592654"), (0.000123456789, "0,000123457"), (1.5e-7, "0,00000015"),
      (1.23456789e-7, "1,23457E-07"), (-1_234_567.891, "-1234567,891"), (0, "0"), (-0.0, "0"),
      (999_999_999_999, "1E+12"), (.infinity, "#NUM!"), (.nan, "#NUM!"),
    ])
  func general(number: Double, expected: String) {
    #expect(NumberFormat("General").text(for: .number(number)) == expected)
  }

  @Test(
    "Dates are shown as LibreOffice shows them",
    arguments: [
      ("yyyy-mm-dd", "2025-03-05"), ("yy-m-d", "25-3-5"), ("d mmm yyyy", "5 mar 2025"),
      ("dddd d mmmm yyyy", "onsdag 5 mars 2025"), ("mmm-yy", "mar-25"), ("hh:mm:ss", "08:30:09"),
      ("h:mm AM/PM", "8:30 fm"), ("yyyy-mm-dd hh:mm", "2025-03-05 08:30"), ("mm:ss", "30:09"),
      ("mm:ss.0", "30:09,1"), ("ss.00", "09,12"), ("hh:mm:ss.000", "08:30:09,123"),
      ("[$-409]d mmm yyyy", "5 Mar 2025"), ("[$-41D]d mmmm yyyy", "5 mars 2025"),
      ("[$-409]dddd h:mm AM/PM", "Wednesday 8:30 AM"), ("d/m/yyyy", "5-3-2025"),
      ("dd.mm.yyyy", "05.03.2025"), ("h \"tim\" m \"min\"", "8 tim 30 min"),
      ("yyyymmdd", "20250305"), ("[ss]", "3950325009"), ("m", "3"), ("hh mm", "08 30"),
      ("h:mm:ss;@", "8:30:09"), ("yyyy\\-mm\\-dd", "2025-03-05"), ("mmmmm", "m"),
      ("General", "2025-03-05 08:30:09"), ("0.00", "2025-03-05 08:30:09"),
    ])
  func dates(code: String, expected: String) throws {
    let date = try #require(CivilDate(year: 2025, month: 3, day: 5))
    let moment = CivilDateTime(date: date, millisecondOfDay: 30_609_123)
    #expect(NumberFormat(code).text(for: .dateTime(moment)) == expected)
  }

  @Test(
    "The formats of the system's settings are those of Windows in Sweden",
    arguments: [
      ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "den 5 mars 2025"),
      ("[$-F400]h:mm:ss\\ AM/PM", "08:30:09"),
    ])
  func systemFormats(code: String, expected: String) throws {
    try dates(code: code, expected: expected)
  }

  @Test(
    "Times and lengths of time are shown as LibreOffice shows them",
    arguments: [
      ("[h]:mm", 108_000, "30:00"), ("[h]:mm", 0, "0:00"), ("[mm]:ss", 108_000, "1800:00"),
      ("[ss]", 30_600, "30600"), ("[hh]:mm:ss", 172_801, "48:00:01"),
      ("hh:mm:ss", 108_000, "06:00:00"),
      ("h:mm AM/PM", 43_200, "12:00 em"), ("[h] \"tim\"", 108_000, "30 tim"),
      ("General", 30_600, "8:30:00"),
    ])
  func durations(code: String, seconds: Int, expected: String) {
    #expect(NumberFormat(code).text(for: .duration(.seconds(seconds))) == expected)
  }

  @Test("Seconds are rounded, also into the next day, as in Excel")
  func rounding() throws {
    let date = try #require(CivilDate(year: 2024, month: 2, day: 29))
    let moment = CellValue.dateTime(CivilDateTime(date: date, millisecondOfDay: 86_399_600))
    #expect(NumberFormat("yyyy-mm-dd hh:mm:ss").text(for: moment) == "2024-03-01 00:00:00")
    #expect(NumberFormat("yyyy-mm-dd hh:mm").text(for: moment) == "2024-02-29 23:59")
    #expect(NumberFormat("[h]:mm:ss").text(for: .duration(.milliseconds(-1500))) == "-0:00:02")
  }

  @Test(
    "Texts and other values are shown",
    arguments: [
      ("General", .text("abc"), "abc"), ("0;-0;0;\"<\"@\">\"", .text("å"), "<å>"),
      ("@\" kr\"", .text("abc"), "abc kr"), ("0;;;", .text("abc"), ""), ("0.0", .text("å"), "å"),
      ("0", .boolean(true), "SANT"), ("0", .boolean(false), "FALSKT"), ("0", .empty, ""),
      ("0", .error("#DIV/0!"), "#DIV/0!"), ("0", .notCalculated, ""),
    ] as [(String, CellValue, String)])
  func texts(code: String, value: CellValue, expected: String) {
    #expect(NumberFormat(code).text(for: value) == expected)
  }

  @Test(
    "The kind of a format is told",
    arguments: [
      ("General", .general), ("", .general), ("0.00", .number), ("# ?/?", .number),
      ("0.00E+00", .number), ("0%", .percent), ("\"100%\"0", .number), ("@", .text),
      ("yyyy-mm-dd", .date), ("mmm", .date), ("[$-41D]d mmmm", .date), ("h:mm", .time),
      ("mm:ss.0", .time), ("h:mm AM/PM", .time), ("yyyy-mm-dd h:mm", .dateTime),
      ("[h]:mm", .duration), ("[mm]:ss", .duration), ("[ss].00", .duration),
      ("[Red]0.00", .number), ("[Yellow]#,##0", .number), ("0\"d\"", .number), ("0\\d", .number),
      ("_d0", .number), ("*d0", .number), ("[<=100]0;yyyy", .number), ("General\" m\"", .number),
      ("[$SEK-41D] #,##0", .number), ("e", .date), ("0 \"dagar\"", .number),
    ] as [(String, NumberFormat.Kind)])
  func kinds(code: String, expected: NumberFormat.Kind) {
    #expect(NumberFormat(code).kind == expected)
  }

  @Test(
    "Formats that make no sense never trap",
    arguments: [
      "[", "]", "\"", "\\", "_", "*", "[>", "[>x]0", "[$", "[$-", "[$-ZZZ]0", ";;;;;;;;", "E+",
      "0E+",
      "/", "0/", "/0", "#/999999999", "?/0", ".", "..", ",", ",,,,0,,,", "%%%%", "AM/PM", "[hhhhm]",
      "0.0.0", "G", "General General", "@@@@", "0@", "?/?/?", "[>=1e999]0;0", "\u{FFFD}é0",
      "m[h]s.0.0",
    ])
  func oddFormats(code: String) throws {
    let date = try #require(CivilDate(year: 9999, month: 12, day: 31))
    let values: [CellValue] = [
      .number(0), .number(-1.5), .number(.greatestFiniteMagnitude), .number(.leastNonzeroMagnitude),
      .text("x"), .date(date), .dateTime(CivilDateTime(date: date, millisecondOfDay: 86_399_999)),
      .duration(.seconds(Int64.max)), .duration(.seconds(Int64.min)),
    ]
    for value in values {
      #expect(NumberFormat(code).text(for: value).utf8.count < 2000)
    }
  }

  @Test("Endless formats are read in linear time")
  func longFormats() throws {
    let date = try #require(CivilDate(year: 2025, month: 12, day: 31))
    for piece in ["0", "[", "m", "\"", "?/", "E+", "#,", "y", "\\", "[h]", ";", "%", "[>1]"] {
      let long = NumberFormat(String(repeating: piece, count: 100_000))
      #expect(long.text(for: .number(1.5)).utf8.count < 1_000_000)
      #expect(long.text(for: .date(date)).utf8.count < 1_000_000)
    }
  }
}
