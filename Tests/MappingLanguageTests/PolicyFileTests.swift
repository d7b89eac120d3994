import Findings
import Foundation
import Scorecards
import TestSupport
import Testing

@testable import MappingLanguage

@Suite("Policy files")
struct PolicyFileTests {
  @Test("The policy of Perstorp is the guideline's own")
  func perstorp() throws {
    var perstorp = try PublishedPolicyTests.policy("perstorp")
    perstorp.leftOpen = []
    #expect(perstorp == FulfilmentPolicy.guideline)
  }

  @Test(
    "A fault is told with its place",
    arguments: [
      (
        "grön: minst 100", "grön: minst 101",
        "12:10: Trösklarna lämnar en lucka vid 100: värdet hör till ingen färg."
      ),
      (
        "under 100", "högst 100",
        "11:11: Trösklarna går omlott vid 100: värdet hör till två färger."
      ),
      (
        "under 100", "kanske 100",
        "12:10: Tröskeln ”minst 80 och kanske 100” förstås inte. Skriv till exempel ”minst 80 och under 100”."
      ),
      (
        "under 100", "under 80",
        "12:10: Tröskeln ”minst 80 och under 80” rymmer inget värde."
      ),
      (
        "röd: under 80", "röd: under 79",
        "13:10: Trösklarna lämnar en lucka vid 79: värdet hör till ingen färg."
      ),
      (
        "under 80", "högst 80", "12:10: Trösklarna går omlott vid 80: värdet hör till två färger."
      ),
      ("regel: sämst", "regel: samst", "2:14: ”regel” kan inte vara ”samst”. Menade du ”sämst”?"),
      (
        "kräver analys: ja", "kräver analyser: ja",
        "7:3: ”slutlig bedömning” har ingen nyckel ”kräver analyser”. Menade du ”kräver analys”?"
      ),
      (
        "svarta: räknas inte", "trösklar: {röd: minst 1}", "4:13: Regeln ”sämst” har inga trösklar."
      ),
      ("styrkort:", "styrkortet:", "1:1: Policyn saknar nyckeln ”styrkort”."),
    ] as [(String, String, String)])
  func faults(original: String, changed: String, fault: String) throws {
    let yaml = """
      policy: prov
      mål: {regel: sämst}
      styrkort:
        svarta: räknas inte
        regel: sämst
      slutlig bedömning:
        kräver analys: ja
        regel: chefens gäller
      indikatorer:
        trösklar:
          grön: minst 100
          gul: minst 80 och under 100
          röd: under 80
        regel: trösklar
      """
    _ = try PolicyFile.parse(yaml, file: "prov.yaml")
    do {
      _ = try PolicyFile.parse(yaml.replacing(original, with: changed), file: "prov.yaml")
      Issue.record("no fault")
    } catch {
      #expect(error.faults.first.map { "\($0.line):\($0.column): \($0.message)" } == fault)
    }
  }

  @Test(
    "What cannot be combined is a fault",
    arguments: [
      (
        "indikatorer: {regel: målvärdet nås eller inte, decimaler: 1}",
        "”decimaler” hör till regeln ”trösklar”."
      ),
      (
        "indikatorer: {regel: trösklar, mäts som: skillnad mot målvärdet, högsta andel: 100, trösklar: {grön: minst 0, röd: under 0}}",
        "”högsta andel” hör till andelar."
      ),
      (
        "indikatorer: {regel: trösklar, mäts som: utfallet självt, decimaler: 1, trösklar: {grön: minst 0, röd: under 0}}",
        "”decimaler” hör till andelar och skillnader."
      ),
      // Lower can be better only for the outcome itself: of a share, more is always better.
      (
        "indikatorer: {regel: trösklar, trösklar: {grön: högst 0, röd: över 0}}",
        "Trösklarna ska täcka alla värden: den lägsta färgen ska bara ha en övre gräns, den högsta bara en undre."
      ),
      (
        "enskilda indikatorer: [{indikator: A, vikt: 2}]",
        "Regeln för ”mål” räknar antal och använder inga vikter."
      ),
      (
        "enskilda indikatorer: [{indikator: A}]",
        "Indikatorn ”A” har varken egen regel eller egen vikt."
      ),
      (
        "enskilda indikatorer: [{indikator: A, trösklar: {grön: minst 0}}]",
        "”trösklar” behöver ”regel”."
      ),
      ("styrkort: {regel: sämst, decimaler: 0}", "”decimaler” hör till regler med trösklar."),
      (
        "ord och färger: {grön: {ord: nått}, gul: {ord: nått}}",
        "Ordet ”nått” kan inte stå för två färger."
      ),
      (
        "ord och färger: {grön: {färg: grönt}}",
        "”färg” ska vara sex hexadecimala siffror, till exempel \"B7E1C0\"."
      ),
      (
        "ord och färger: {grön: {form: långt}}",
        "”form” ska vara högst tre tecken, till exempel ● eller 😊."
      ),
      (
        "indikatorer: {regel: trenden}", "Regeln ”trenden” behöver ”trend” överst i policyn."
      ),
      (
        "trend: {jämförs med: ingångsvärdet, oförändrat inom: -1}",
        "”oförändrat inom” ska vara ett tal, till exempel 0,5 eller 2 %."
      ),
      (
        "mätningar: {högst så gamla: länge}",
        "”högst så gamla” ska vara till exempel 12 månader eller 2 år."
      ),
      (
        "styrkort: {regel: sämst, svarta: {ej mätt: räknas som blå}}",
        "”ej mätt” kan inte vara ”räknas som blå”. Menade du ”räknas som gula”?"
      ),
      // Colours that no value gives.
      (
        "indikatorer: {regel: trösklar, högsta andel: 90, trösklar: {grön: minst 100, röd: under 100}}",
        "Grön kan aldrig bli aktuell: värdet ligger mellan 0 och 90."
      ),
      (
        "indikatorer: {regel: trösklar, trösklar: {grön: minst 0, röd: under 0}}",
        "Röd kan aldrig bli aktuell: värdet ligger mellan 0 och 1\u{A0}000."
      ),
      (
        "mål: {regel: andel gröna, trösklar: {grön: över 100, röd: högst 100}}",
        "Grön kan aldrig bli aktuell: värdet ligger mellan 0 och 100."
      ),
      (
        "slutlig bedömning: {regel: vägs samman, sammanvägning: {regel: medelvärde av poäng, trösklar: {grön: minst 120, röd: under 120}}}",
        "Grön kan aldrig bli aktuell: värdet ligger mellan 0 och 100."
      ),
      (
        "indikatorer: {regel: trösklar, decimaler: 0, trösklar: {grön: \"minst 99,8\", gul: \"minst 99,2 och under 99,8\", röd: \"under 99,2\"}}",
        "Gul kan aldrig bli aktuell: värdet avrundas till hela tal."
      ),
      (
        "mål: {regel: medelvärde av andelar, trösklar: {grön: minst 101, röd: under 101}}",
        "Grön kan aldrig bli aktuell: värdet ligger mellan 0 och 100."
      ),
      // Goals that nothing can give a colour.
      (
        "kommunens mål: {räknas från: underliggande mål, regel: endast antal, slutlig bedömning: {regel: den beräknade gäller}}",
        "Alla mål blir svarta: regeln för ”kommunens mål” ger ingen färg, och den slutliga bedömningen kan inte ge någon utan. Skriv ”chefens gäller”, eller en annan regel för ”kommunens mål”."
      ),
      (
        "slutlig bedömning: {regel: den beräknade gäller, kräver analys: ja}",
        "”kräver analys” hör till regler där chefens bedömning räknas."
      ),
      // Black that counts as yellow where there is no yellow.
      (
        "tillfällen: {bokslut: {gul används: nej, svart används: nej}}",
        "Svart räknas som gult där svart inte används, så gul och svart kan inte båda vara nej."
      ),
      // Huddinge's published table: exactly 88,4 is in no class.
      (
        "enskilda indikatorer: [{indikator: Grönyta, regel: trösklar, mäts som: utfallet självt, trösklar: {grön: \"över 88,4\", röd: \"under 88,4\"}}]",
        "Trösklarna lämnar en lucka vid 88,4: värdet hör till ingen färg."
      ),
    ] as [(String, String)])
  func impossible(change: String, message: String) throws {
    var lines = [
      "policy: prov", "mål: {regel: sämst}", "styrkort: {regel: sämst}",
      "slutlig bedömning: {regel: chefens gäller}",
      "indikatorer: {regel: målvärdet nås eller inte}",
    ]
    _ = try PolicyFile.parse(lines.joined(separator: "\n"), file: "prov.yaml")
    let key = change.prefix { $0 != ":" }
    lines.removeAll { $0.hasPrefix(key + ":") }
    lines.append(change)
    let error = #expect(throws: MappingError.self) {
      try PolicyFile.parse(lines.joined(separator: "\n"), file: "prov.yaml")
    }
    #expect(error?.faults.map(\.message).contains(message) == true, "\(error?.faults ?? [])")
  }

  @Test(
    "Goals that could never be anything but black are a fault",
    arguments: [
      ("endast antal", "den beräknade gäller", true), ("endast antal", "vägs samman", true),
      ("chefen bedömer", "chefen får sänka", true), ("chefen bedömer", "chefens gäller", false),
      ("endast antal", "chefen får flytta ett steg", false), ("sämst", "vägs samman", false),
      (
        "endast antal", "vägs samman, sammanvägning: {regel: sämst, svarta: räknas inte}", false
      ),
    ] as [(String, String, Bool)])
  func alwaysBlack(goals: String, weighing: String, isFault: Bool) {
    let yaml = """
      policy: prov
      indikatorer: {regel: målvärdet nås eller inte}
      mål: {regel: \(goals)}
      styrkort: {regel: endast antal}
      slutlig bedömning: {regel: \(weighing)}
      """
    do {
      _ = try PolicyFile.parse(yaml, file: "prov.yaml")
      #expect(!isFault)
    } catch {
      #expect(isFault, "\(error)")
      #expect(error.faults.first?.message.hasPrefix("Alla mål blir svarta") == true)
      #expect(error.faults.first?.line == 5)
    }
  }

  @Test("Goals whose indicators do not count need an assessment that does")
  func noIndicators() throws {
    func faults(_ weighing: String, _ named: String = "") -> [MappingError.Fault] {
      let yaml = """
        policy: prov
        indikatorer: {regel: räknas inte}
        mål: {regel: sämst}
        styrkort: {regel: endast antal}
        slutlig bedömning: {regel: \(weighing)}
        \(named)
        """
      do {
        _ = try PolicyFile.parse(yaml, file: "prov.yaml")
        return []
      } catch {
        return error.faults
      }
    }
    let fault = try #require(faults("den beräknade gäller").first)
    #expect(fault.line == 5)
    #expect(fault.message.hasPrefix("Alla mål blir svarta: inga indikatorer räknas"))
    #expect(faults("chefens gäller").isEmpty)
    #expect(faults("vägs samman").isEmpty)
    let own = "enskilda indikatorer: [{indikator: A, regel: målvärdet nås eller inte}]"
    #expect(faults("den beräknade gäller", own).isEmpty)
  }

  @Test(
    "An indicator of its own thresholds needs no target, whichever way is better",
    arguments: [
      ("Väntetid", "10", Fulfilment.met), ("Väntetid", "10,1", .partlyMet),
      ("Väntetid", "20", .partlyMet), ("Väntetid", "20,1", .notMet), ("Väntetid", "-1", .met),
      ("N15030", "50", .met), ("N15030", "49,9", .notMet),
    ] as [(String, String, Fulfilment)])
  func ownThresholds(name: String, outcome: String, expected: Fulfilment) throws {
    let policy = try PolicyFile.parse(
      """
      policy: prov
      indikatorer: {regel: målvärdet nås eller inte}
      enskilda indikatorer:
        - indikator: väntetid
          regel: trösklar
          mäts som: utfallet självt
          trösklar: {grön: högst 10, gul: över 10 och högst 20, röd: över 20}
        - indikator: N15030
          regel: trösklar
          mäts som: utfallet självt
          trösklar: {grön: minst 50, röd: under 50}
      mål: {regel: sämst}
      styrkort: {regel: sämst}
      slutlig bedömning: {regel: den beräknade gäller}
      """, file: "prov.yaml")
    let source = Source(file: "prov.xlsx")
    var indicator = Indicator(name: Sourced(name, from: source))
    if name == "N15030" {
      indicator.name.value = "Nöjda"
      indicator.koladaID = Sourced(name, from: source)
    }
    let number = try #require(NumberText(outcome)).number
    indicator.outcome = Sourced(.measured(Quantity(number)), from: source)
    var goal = Goal(number: Sourced("1", from: source), text: Sourced("Mål", from: source))
    goal.indicators = [indicator]
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let assessed = policy.assess(scorecard, on: .annualAccounts)
    #expect(assessed.overall.fulfilment == expected)
  }

  @Test("Words, measurements, trend, causes of black and levels are read as they are written")
  func dimensions() throws {
    let policy = try PolicyFile.parse(
      """
      policy: prov
      ord och färger:
        grön: {ord: nått, flera: nådda, betydelse: Målet är nått, form: ●, färg: "#9ad1d4"}
      mätningar: {högst så gamla: 2 år, efter perioden: räknas inte}
      trend: {jämförs med: linjär regression, oförändrat inom: "1,5 %"}
      indikatorer: {regel: trenden}
      enskilda indikatorer: [{indikator: Eget, regel: räknas inte}]
      mål: {regel: sämst, svarta: {ändrad mätmetod: räknas inte, ej lämnat: räknas som röda}}
      kommunens mål:
        räknas från: underliggande mål
        räknad färg: chefens bedömning
        nivåer: [kommun, nämnd]
        regel: sämst
      styrkort: {regel: sämst}
      slutlig bedömning: {regel: den beräknade gäller}
      """, file: "prov.yaml")
    let green = policy.vocabulary[.met]
    #expect([green.word, green.plural, green.meaning] == ["nått", "nådda", "Målet är nått"])
    #expect(green.mark == "●" && green.color == "9AD1D4")
    #expect(policy.vocabulary[.notMet].word == "röd")
    #expect(policy.measurements.greatestAge == 24 && !policy.measurements.countsAfterPeriod)
    let trend = TrendRule(.regression, deadBand: Decimal(15) / 10, deadBandIsPercent: true)
    #expect(policy.trend == trend && policy.indicators == .trend(trend))
    #expect(policy.namedIndicators.first?.rule == .leftToManager)
    #expect(policy.goals.notMeasured == .ownClass)
    #expect(policy.goals.exceptions == [.methodChanged: .excluded, .notSubmitted: .asNotMet])
    #expect(policy.lowerGoals?.levels == ["kommun", "nämnd"])
    #expect(policy.lowerGoals?.color == .assessed)
  }
}
