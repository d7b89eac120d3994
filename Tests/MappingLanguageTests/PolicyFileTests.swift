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
    #expect(try policy("perstorp") == FulfilmentPolicy.guideline)
  }

  @Test("Every policy file can be used", arguments: ["vansbro", "helsingborg", "lulea"])
  func usable(name: String) throws {
    _ = try policy(name)
  }

  @Test(
    "The published thresholds give the published colours",
    arguments: [
      ("vansbro", "80", Fulfilment.partlyMet), ("vansbro", "79,9", .notMet),
      ("vansbro", "100", .met),
      ("vansbro", "99,9", .partlyMet), ("helsingborg", "99,5", .met),
      ("helsingborg", "99,4", .partlyMet),
      ("helsingborg", "90,5", .partlyMet), ("helsingborg", "90,4", .notMet),
      ("perstorp", "99,9", .notMet),
    ] as [(String, String, Fulfilment)])
  func colours(name: String, outcome: String, expected: Fulfilment) throws {
    let source = Source(file: "test")
    var indicator = Indicator(name: Sourced("Nöjda", from: source))
    indicator.target = Sourced(.atLeast(Quantity(100)), from: source)
    let number = try #require(NumberText(outcome)).number
    indicator.outcome = Sourced(.measured(Quantity(number)), from: source)
    var goal = Goal(number: Sourced("1", from: source), text: Sourced("Mål", from: source))
    goal.indicators = [indicator]
    var scorecard = Scorecard(unit: "K", period: "2025")
    scorecard.goals = [goal]
    let assessed = try policy(name).assess(scorecard, on: .annualAccounts)
    #expect(assessed.goals[0].indicators[0].judgement.fulfilment == expected)
  }

  @Test(
    "A fault is told with its place",
    arguments: [
      (
        "grön: minst 100", "grön: minst 101",
        "11:5: Trösklarna lämnar en lucka vid 100: värdet hör till ingen färg."
      ),
      (
        "under 100", "högst 100", "11:5: Trösklarna går omlott vid 100: värdet hör till två färger."
      ),
      (
        "under 100", "kanske 100",
        "12:10: Tröskeln ”minst 80 och kanske 100” förstås inte. Skriv till exempel ”minst 80 och under 100”."
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

  private func policy(_ name: String) throws -> FulfilmentPolicy {
    let file = projectFolder.appending(path: "Mappings/policyer/\(name).yaml")
    return try PolicyFile.parse(try String(contentsOf: file, encoding: .utf8), file: name)
  }
}
