import Foundation
import Spreadsheet
import TestSupport
import Testing

/// What the program explains of days, changes, periods, weights and women and men.
///
/// There is a goal of each colour, and every figure was worked out by hand.
///
///     K1  adopted 12 June, 18 days before 30 June: green; yellow from 1 July, red from 31 July
///     K2  adopted 12 July, 12 days late: yellow, since 30 days are allowed
///     K3  5 % more than the 80 of 2023 is 84; 70 is 83.3 % of that: red
///     K4  compared with a year that nobody knows: black
@Suite("Explanations of days, changes and periods")
final class ExplainDimensionsTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(Self.mapping, to: "mappningar/enkel.yaml")
    try write(Self.policy, to: "policy.yaml")
    try write("Kod;Namn;Nivå;Överordnad\nK;Lilla kommun;kommun;\n", to: "organisation.csv")
    try night("2023", Self.goals2023)
    try night("2025", Self.goals2025)
  }

  @Test("Green: days to spare, and from which day it would have been another colour")
  func green() throws {
    let text = try command("explain", "K1")
    for line in [
      "Färg: grön. Avgjord.", "Målvärde: Senast 2025-06-30   [kommun.csv", "Utfall: 2025-06-12",
      "Utfallet 2025-06-12 mot målvärdet (senast 2025-06-30) ger 18 dagar till godo: grön från 0 dagar.",
      "Gul, om utfallet för ”Planen antagen” hade varit 2025-07-01 (nu 2025-06-12).",
      "Röd, om utfallet för ”Planen antagen” hade varit 2025-07-31 (nu 2025-06-12).",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
  }

  @Test("Yellow: days late, within what the policy allows")
  func yellow() throws {
    let text = try command("explain", "K2")
    for line in [
      "Färg: gul. Avgjord.",
      "ger 12 dagar för sent: gul från −30 till under 0 dagar.",
      "Grön, om utfallet för ”Planen antagen” hade varit 2025-06-30 (nu 2025-07-12).",
      "Röd, om utfallet för ”Planen antagen” hade varit 2025-07-31 (nu 2025-07-12).",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
  }

  @Test("Red: a change, what it was counted from, the tertials, and women and men")
  func red() throws {
    let text = try command("explain", "K3")
    for line in [
      "Färg: röd. Avgjord.", "Målvärde som förändring: öka med 5 % jämfört med 2023   [kommun.csv",
      "Räknat från 2023: 80   [", "Målvärde: Minst 84", "Utfall 2025-T1: 60", "Utfall 2025-T2: 65",
      "Utfall, kvinnor: 72", "Utfall, män: 68",
      "Utfallet 70 mot målvärdet (minst 84) ger 83,3 % av målvärdet: röd under 90.",
      "Trend: förbättrat, +5 sedan förra mätningen.",
      "Gul, om utfallet för ”Nöjda” hade varit 76 (nu 70).",
      "Grön, om utfallet för ”Nöjda” hade varit 84 (nu 70).",
    ] { #expect(text.contains(line), "\(line)\n\(text)") }
  }

  @Test("Black: a change that nobody can count, and the remark that says so")
  func black() throws {
    let text = try command("explain", "K4")
    #expect(text.contains("Färg: svart."), "\(text)")
    #expect(text.contains("Målvärde som förändring: öka jämfört med 2019"))
    #expect(text.contains("Målvärde saknas eller kan inte tolkas."))
    let findings = try String(
      contentsOf: folder.location.appending(path: "utdata/2025/data/anmarkningar.csv"),
      encoding: .utf8)
    #expect(findings.contains("V17"))
    let check = try command("check", file("kommun.csv"))
    #expect(
      check.contains("V17") && check.contains("minst 84, räknat från 80 för 2023"), "\(check)")
  }

  @Test("The whole, with the goal that counts for two")
  func whole() throws {
    let text = try command("explain", "K")
    // Points: K1 100 twice, K2 50, K3 0; K4 is left out: 250 of 400.
    #expect(text.contains("Mål K1, vikt 2: grön"), "\(text)")
    #expect(text.contains("Medelpoäng 62,5 av 100"), "\(text)")
    #expect(text.contains("Lilla kommun (K): gul."), "\(text)")
  }

  @Test("Next year's template has the change in words, and this year's outcomes")
  func template() throws {
    let location = folder.location.appending(path: "2026.xlsx")
    _ = try command(
      "template", "enkel", "--unit", "K", "--period", "2026", "--output", location.path)
    let workbook = try WorkbookReader().read(Array(Data(contentsOf: location))).workbook
    let texts = workbook.sheets.flatMap(\.rows).flatMap(\.cells).compactMap { cell in
      if case .text(let text) = cell.value { text } else { nil }
    }
    for text in [
      "Öka med 5 % jämfört med 2023", "Öka jämfört med 2019", "Senast 2025-06-30",
    ] { #expect(texts.contains(text), "\(texts)") }
  }

  @Test("The data has a row for each period, and for women and men")
  func data() throws {
    let text = try String(
      contentsOf: folder.location.appending(path: "utdata/2025/data/utfall.csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).filter { $0.contains("K3") }
    #expect(rows.count == 6, "\(text)")
    for part in ["2023", "2025-T1", "2025-T2", "2025-T3", "kvinnor", "män"] {
      #expect(rows.contains { $0.contains(part) }, "\(part)")
    }
  }

  // MARK: A workspace

  private func night(_ period: String, _ goals: String) throws {
    try write(
      "kommun: Lilla kommun\nperiod: \"\(period)\"\ntillfälle: bokslut\n", to: "styrkort.yaml")
    try write(goals, to: "inkorg/kommun.csv")
    try write(goals, to: "kommun.csv")
    let outcome = try Program.styrkort.run(
      ["run", "--workspace", folder.location.path, "--time", "2026-01-20T02:00:00Z"])
    #expect([0, 1].contains(outcome.code), "\(outcome.errors)\(outcome.output)")
  }

  private func file(_ name: String) -> String { folder.location.appending(path: name).path }

  private func command(_ words: String...) throws -> String {
    let outcome = try Program.styrkort.run(words + ["--workspace", folder.location.path])
    #expect([0, 1].contains(outcome.code), "\(words): \(outcome.errors)")
    return outcome.output.replacing("\u{A0}", with: " ")
  }

  private func write(_ text: String, to path: String) throws {
    try folder.write(text, to: path, modified: 1_700_000_000)
  }

  private static let mapping = """
    mall: enkel
    känns igen på: [{rubriker: [Nr, Mål, Indikator]}]
    delar:
      - formulär: Uppgifter
        fält: {enhet: Enhet}
      - tabell: Mål
        kolumner:
          mål: {nummer: Nr, text: Mål}
          indikator:
            namn: Indikator
            målvärde: Målvärde
            utfall: {per period: {T1: T1, T2: T2, T3: T3}}
            utfall kvinnor: Kvinnor
            utfall män: Män

    """

  private static let policy = """
    policy: dagar och förändringar
    trend: {jämförs med: förra mätningen}
    indikatorer:
      regel: trösklar
      trösklar: {grön: minst 100, gul: minst 90 och under 100, röd: under 90}
    datum:
      trösklar: {grön: minst 0, gul: minst -30 och under 0, röd: under -30}
    mål: {regel: sämst, svarta: räknas inte}
    enskilda mål: [{mål: K1, vikt: 2}]
    slutlig bedömning: {regel: den beräknade gäller}
    styrkort:
      regel: medelvärde av poäng
      svarta: räknas inte
      trösklar: {grön: minst 75, gul: minst 40 och under 75, röd: under 40}

    """

  private static let heading = """
    Enhet;K

    Nr;Mål;Indikator;Målvärde;T1;T2;T3;Kvinnor;Män

    """

  private static let goals2023 =
    heading + "K3;Nöjda invånare;Nöjda;minst 75;70;75;80;;\n"

  private static let goals2025 =
    heading + """
      K1;Planen ska antas 2025;Planen antagen;senast 2025-06-30;;;2025-06-12;;
      K2;Strategin ska antas 2025;Planen antagen;senast 2025-06-30;;;2025-07-12;;
      K3;Nöjda invånare;Nöjda;öka med 5 % jämfört med 2023;60;65;70;72;68
      K4;Fler ska läsa;Läser;öka jämfört med 2019;;;50;;

      """
}
