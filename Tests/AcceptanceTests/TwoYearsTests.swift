import Foundation
import TestSupport
import Testing

/// A municipality over two years, run from outside: the second compares with the first.
@Suite("Two years")
struct TwoYearsTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "styrkort-\(UUID().uuidString)", directoryHint: .isDirectory)
    for (path, text) in Self.workspace {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try FileManager.default.copyItem(
      at: projectFolder.appending(path: "Mappings/policyer/perstorp.yaml"),
      to: folder.appending(path: "policy.yaml"))
  }

  @Test("Goals, indicators and economy are held against the archive, and renamed ones are followed")
  func comparison() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try night("2024", files: ["kommun.csv": Self.municipality2024, "a.csv": Self.school2024])
    try write("organisation-2024.csv", Self.register2024)
    try write("organisation.csv", Self.register2025)
    try night(
      "2025", files: ["kommun.csv": Self.municipality2025, "b.csv": Self.school2025],
      Self.successions)

    let renamed = try explain("NY1")
    #expect(renamed.contains("Färg 2024: röd, då som GAM1. Sedan dess bättre."))
    #expect(renamed.contains("Andel trygga 70 %"))
    #expect(try explain("K1").contains("Färg 2024: grön. Sedan dess oförändrad."))
    let fresh = try explain("NY2")
    #expect(fresh.contains("2024: kan inte jämföras"))

    let data = try String(
      contentsOf: folder.appending(path: "utdata/2025/data/anmarkningar.csv"), encoding: .utf8)
    #expect(data.contains("H01"))
  }

  @Test("The night tells what is due this month and what is late")
  func annualCycle() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let cycle = """
      årshjul:
        - {vad: Målarbete, vem: nämnder, från: 09-01, senast: 10-31, klart: []}
        - {vad: Uppföljning kvartal 3, från: 10-01, senast: 10-20, period: "{år}-K3"}
        - {vad: Verksamhetsplan, från: 11-01, senast: 12-15}

      """
    // Half past midnight in Sweden, and an hour before that.
    let before = try night("2025", files: [:], cycle, time: "2025-10-31T22:30:00Z")
    #expect(!before.contains("skulle vara klart 2025-10-31"))
    let after = try night("2025", files: [:], cycle, time: "2025-10-31T23:30:00Z")
    #expect(after.contains("  Målarbete (nämnder), skulle vara klart 2025-10-31\n"))
    let text = try night("2025", files: [:], cycle, time: "2025-11-10T02:00:00Z")
    #expect(text.contains("ÅRSHJULET: den här månaden\n  Verksamhetsplan, senast 2025-12-15"))
    #expect(text.contains("  Målarbete (nämnder), skulle vara klart 2025-10-31\n"))
    #expect(
      text.contains(
        "Uppföljning kvartal 3, skulle vara klart 2025-10-20: 2 styrkort för 2025-K3 saknas"))
  }

  // MARK: A workspace

  @discardableResult
  private func night(
    _ period: String, files: [String: String], _ more: String = "",
    time: String = "2026-01-20T02:00:00Z"
  ) throws -> String {
    try write(
      "styrkort.yaml",
      "kommun: Lilla kommun\nperiod: \"\(period)\"\ntillfälle: bokslut\n" + more)
    for (name, text) in files {
      try write("inkorg/\(name)", text)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_700_000_000)],
        ofItemAtPath: folder.appending(path: "inkorg/\(name)").path)
    }
    let outcome = try Program.styrkort.run(
      ["run", "--workspace", folder.path, "--time", time])
    #expect([0, 1].contains(outcome.code), "\(outcome.errors) \(outcome.output)")
    return outcome.output
  }

  private func explain(_ name: String) throws -> String {
    let outcome = try Program.styrkort.run(["explain", name, "--workspace", folder.path])
    #expect(outcome.code == 0, "\(outcome.errors)")
    return outcome.output
  }

  private func write(_ path: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: path))
  }

  private static let workspace = [
    "inkorg/.håll": "", "organisation.csv": register2024,
    "mappningar/enkel.yaml": """
    mall: enkel
    känns igen på: [{rubriker: [Nr, Mål, Indikator]}]
    delar:
      - formulär: Uppgifter
        fält: {enhet: Enhet}
      - tabell: Mål
        kolumner:
          mål: {nummer: Nr, text: Mål, område: Område, överordnat: Bidrar till, bedömning: Bedömning, analys: Analys}
          indikator: {namn: Indikator, målvärde: Målvärde, utfall: Utfall, mått: Mått}

    """,
  ]

  private static let register2024 = """
    Kod;Namn;Nivå;Överordnad
    K;Lilla kommun;kommun;
    GAM;Gamla nämnden;nämnd;K

    """

  private static let register2025 = """
    Kod;Namn;Nivå;Överordnad
    K;Lilla kommun;kommun;
    NY;Nya nämnden;nämnd;K

    """

  private static let heading =
    "Nr;Mål;Område;Bidrar till;Bedömning;Analys;Indikator;Målvärde;Utfall;Mått"

  private static let municipality2024 = """
    Enhet;K

    \(heading)
    K1;Alla ska vara trygga 2030;Verksamhet;;grön;Det gick bra.;Trygghet;minst 80;85;%

    """

  private static let municipality2025 = municipality2024.replacing("85", with: "86")

  private static let school2024 = """
    Enhet;GAM

    \(heading)
    GAM1;Eleverna ska vara trygga;Verksamhet;K1;röd;Det gick dåligt.;Andel trygga;minst 80;70;%

    """

  private static let school2025 = """
    Enhet;NY

    \(heading)
    NY1;Alla elever ska vara trygga;Verksamhet;K1;grön;Det gick bättre.;Andel trygga;minst 80;82;%
    NY2;Alla ska läsa;Verksamhet;K1;grön;Alla läser.;Andel som läser;minst 80;82;%

    """

  private static let successions = """
    ändringar:
      enheter: [{nu: NY, förut: GAM}]
      mål: [{nu: NY1, förut: GAM1}]

    """
}
