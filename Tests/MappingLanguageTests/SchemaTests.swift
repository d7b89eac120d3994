import Foundation
import Scorecards
import TestSupport
import Testing

@testable import MappingLanguage

/// The published JSON Schemas and the reader are two descriptions of the same language.
@Suite("JSON Schemas")
struct SchemaTests {
  @Test(
    "The schema of mappings knows the keys that the reader knows",
    arguments: [
      ("Mallen", []), ("Kännetecknet", ["kännetecken"]), ("Formuläret", ["formulär"]),
      ("Tabellen", ["tabell"]), ("Blocket", ["block"]), ("Blad för blad", ["blad-för-blad"]),
      ("Målraden", ["tabell", "målrad"]), ("Summan", ["summa"]), ("Fälten", ["fälten"]),
      ("Kolumnerna", ["kolumner"]),
      ("Gruppen ”mål”", ["fälten", "mål"]), ("Gruppen ”indikator”", ["kolumner", "indikator"]),
      ("Gruppen ”aktivitet”", ["kolumner", "aktivitet"]),
      ("Gruppen ”ekonomi”", ["kolumner", "ekonomi"]),
      ("Gruppen ”investering”", ["kolumner", "investering"]), ("”namn”", ["kolumn"]),
      ("”målvärde”", ["kolumn-för-målvärde"]), ("”utfall”", ["kolumn-för-utfall"]),
      ("”bedömning”", ["kolumn-för-bedömning"]),
      ("”vision”", ["fält"]), ("Ekonomi", ["", "ekonomi"]), ("Ordlistan", ["", "ordlista"]),
      ("Färgerna", ["", "ordlista", "färger"]),
    ] as [(String, [String])])
  func mapping(subject: String, path: [String]) throws {
    let faults = faults {
      () throws(MappingError) in
      _ = try Mapping.parse(Self.everything, file: "prov")
    }
    try compare(subject, path, faults: faults, schema: "mappning")
  }

  @Test(
    "The schema of fill mappings knows the keys that the reader knows",
    arguments: [
      ("Ifyllningen", []), ("Ekonomi", ["", "ekonomi"]), ("Formuläret", ["formulär"]),
      ("Tabellen", ["tabell"]), ("Fälten", ["fälten"]), ("Kolumnerna", ["kolumnerna"]),
      ("Gruppen ”mål”", ["fälten", "mål"]), ("Gruppen ”indikator”", ["kolumnerna", "indikator"]),
      ("Gruppen ”ekonomi”", ["kolumnerna", "ekonomi"]),
      ("Gruppen ”investering”", ["kolumnerna", "investering"]), ("”kommun”", ["plats"]),
      ("”enhet”", ["kolumnplats"]),
    ] as [(String, [String])])
  func filling(subject: String, path: [String]) throws {
    let faults = faults {
      () throws(MappingError) in
      _ = try FillMapping.parse(Self.wholeFilling, file: "prov")
    }
    try compare(subject, path, faults: faults, schema: "ifyllning")
  }

  @Test(
    "The schema of policies knows the keys that the reader knows",
    arguments: [
      ("Policyn", []), ("”indikatorer”", ["", "indikatorer"]), ("”mål”", ["sammanvägning"]),
      ("”slutlig bedömning”", ["slutlig bedömning"]), ("”trösklar”", ["trösklar"]),
      ("”tillfällen”", ["", "tillfällen"]), ("”kommunens mål”", ["", "kommunens mål"]),
      ("”ord och färger”", ["", "ord och färger"]), ("”grön”", ["ord"]),
      ("”mätningar”", ["", "mätningar"]), ("”trend”", ["", "trend"]),
      ("”kvartal”", ["", "tillfällen", "kvartal"]),
    ] as [(String, [String])])
  func policy(subject: String, path: [String]) throws {
    let faults = faults {
      () throws(MappingError) in
      _ = try PolicyFile.parse(Self.wholePolicy, file: "prov")
    }
    try compare(subject, path, faults: faults, schema: "policy")
  }

  @Test(
    "The schema of the configuration knows the keys that the reader knows",
    arguments: [
      ("Konfigurationen", []), ("Nivån", ["nivå"]), ("”ändringar”", ["ändringar"]),
      ("Den ändrade enheten", ["ändrad enhet"]), ("Det ändrade målet", ["ändrat mål"]),
      ("Den ändrade indikatorn", ["ändrad indikator"]), ("Steget i årshjulet", ["steg"]),
      ("”huvudbok”", ["huvudbok"]), ("gallring", ["gallring"]),
    ] as [(String, [String])])
  func configuration(subject: String, path: [String]) throws {
    let faults = faults {
      () throws(MappingError) in
      _ = try WorkspaceConfiguration.parse(Self.wholeConfiguration, file: "prov")
    }
    try compare(subject, path, faults: faults, schema: "styrkort")
  }

  @Test("The schema of the configuration knows the parts of a scorecard")
  func parts() throws {
    let file = projectFolder.appending(path: "Mappings/styrkort.schema.json")
    let schema = try JSONDecoder().decode(Schema.self, from: try Data(contentsOf: file))
    #expect(schema.definitions?["del"]?.choices == ScorecardPart.allCases.map(\.rawValue))
  }

  private func compare(
    _ subject: String, _ path: [String], faults: [String], schema name: String
  ) throws {
    let start = "\(subject) har ingen nyckel ”qqqqqqqqqqqqqqqqqqqqqqqqq”. Nycklarna är "
    let fault = try #require(faults.first { $0.hasPrefix(start) }, "\(faults)")
    let known = fault.dropFirst(start.count).dropLast().split(separator: ", ").map(String.init)

    let file = projectFolder.appending(path: "Mappings/\(name).schema.json")
    let schema = try JSONDecoder().decode(Schema.self, from: try Data(contentsOf: file))
    var node = schema
    if let first = path.first, !first.isEmpty { node = try #require(schema.definitions?[first]) }
    for step in path.dropFirst() { node = try #require(node.properties?[step]) }
    #expect(node.properties.map { $0.keys.sorted() } == known.sorted())
  }

  private func faults(_ parse: () throws(MappingError) -> Void) -> [String] {
    do {
      try parse()
      return []
    } catch {
      return error.faults.map(\.message)
    }
  }

  private final class Schema: Decodable {
    let properties: [String: Schema]?
    let definitions: [String: Schema]?
    /// The values of an enumeration of texts.
    let choices: [String]?

    enum CodingKeys: String, CodingKey {
      case properties
      case definitions = "$defs"
      case choices = "enum"
    }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      properties = try values.decodeIfPresent([String: Schema].self, forKey: .properties)
      definitions = try values.decodeIfPresent([String: Schema].self, forKey: .definitions)
      choices = try? values.decodeIfPresent([String].self, forKey: .choices)
    }
  }

  private static let unknown = "qqqqqqqqqqqqqqqqqqqqqqqqq: 1"

  private static let everything = """
    \(unknown)
    känns igen på: {\(unknown)}
    ekonomi: {\(unknown)}
    ordlista: {\(unknown), färger: {\(unknown)}}
    delar:
      - formulär: A
        \(unknown)
        fält:
          \(unknown)
          vision: {\(unknown)}
          mål: {\(unknown)}
      - tabell: B
        \(unknown)
        målrad: {\(unknown)}
        summor: [{\(unknown)}]
        kolumner:
          \(unknown)
          mål: {bedömning: {\(unknown)}}
          indikator: {\(unknown), namn: {\(unknown)}, målvärde: {\(unknown)}, utfall: {\(unknown)}}
          aktivitet: {\(unknown)}
          ekonomi: {\(unknown)}
          investering: {\(unknown)}
      - block: C
        \(unknown)
      - blad för blad: D
        \(unknown)
    """

  private static let wholeFilling = """
    \(unknown)
    bok: bok.xlsx
    ekonomi: {\(unknown)}
    delar:
      - formulär: A
        \(unknown)
        fält: {\(unknown), kommun: {\(unknown)}, mål: {\(unknown)}}
      - tabell: B
        \(unknown)
        rader: indikatorer
        kolumner:
          \(unknown)
          enhet: {\(unknown)}
          indikator: {\(unknown)}
          ekonomi: {\(unknown)}
          investering: {\(unknown)}
    """

  private static let wholeConfiguration = """
    \(unknown)
    kommun: Ekeby
    period: "2025"
    tillfälle: bokslut
    nivåer: [{\(unknown)}]
    ändringar:
      \(unknown)
      enheter: [{\(unknown)}]
      mål: [{\(unknown)}]
      indikatorer: [{\(unknown)}]
    årshjul: [{\(unknown)}]
    huvudbok: {\(unknown)}
    gallring: {\(unknown)}
    """

  private static let wholePolicy = """
    \(unknown)
    policy: prov
    mål: {regel: andel gröna, \(unknown), trösklar: {\(unknown)}}
    indikatorer: {regel: målvärdet nås eller inte, \(unknown)}
    slutlig bedömning: {regel: chefens gäller, \(unknown)}
    styrkort: {regel: sämst}
    ord och färger: {\(unknown), grön: {\(unknown)}}
    mätningar: {\(unknown)}
    trend: {\(unknown)}
    kommunens mål: {regel: sämst, \(unknown)}
    tillfällen: {\(unknown), kvartal: {\(unknown)}}
    """
}
