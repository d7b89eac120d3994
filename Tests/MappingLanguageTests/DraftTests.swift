import Findings
import Foundation
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import MappingLanguage

@Suite("Drafts of mappings")
struct DraftTests {
  @Test(
    "What is drafted from a sample reads that sample as its own mapping does",
    arguments: [
      "Kommunstyrelsen/Styrkort KS 2025.xlsx", "Kommunstyrelsen/KS-KOL_styrkort_2025.csv",
      "Barn- och utbildningsnämnden/Förskola/solglantan_2025.csv",
      "Kommunstyrelsen/Målkort gatuenheten.ods",
      "Socialnämnden/Äldreomsorg/Björkgården.xlsx",
    ])
  func samples(file: String) throws {
    let location = projectFolder.appending(path: "Samples/inkorg").appending(path: file)
    let workbook = try WorkbookReader().read([UInt8](Data(contentsOf: location))).workbook
    let draft = MappingDraft(of: workbook, name: "utkast", period: "2025")
    let mapping = try Mapping.parse(draft.yaml, file: "utkast.yaml")

    let samples = try Samples.shared.get()
    let expected = try #require(
      samples.scorecards.first { $0.goals.first?.number.source.file == file })
    let extraction = MappingSet([mapping]).extract(
      from: workbook, file: file, organisation: samples.organisation, period: "2025")
    #expect(extraction.unit == expected.unit)
    #expect(extraction.scorecard?.outline == expected.outline)
    #expect(extraction.findings.filter { $0.severity == .error } == [])
  }

  @Test("What is drafted from each of 24 filled templates fits it, and reads it without errors")
  func templates() throws {
    let folder = projectFolder.appending(path: "Samples/mallar")
    let organisation = try Samples.shared.get().organisation
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.contains("/") }
    #expect(files.count == 24)
    for file in files {
      let workbook = try WorkbookReader().read(
        [UInt8](Data(contentsOf: folder.appending(path: file)))
      ).workbook
      let draft = MappingDraft(of: workbook, name: "utkast", period: "2025")
      let extraction = MappingSet([try Mapping.parse(draft.yaml, file: "utkast.yaml")]).extract(
        from: workbook, file: file, organisation: organisation, period: "2025")
      #expect(extraction.mapping == "utkast", "\(file)")
      #expect(extraction.findings.filter { $0.severity == .error } == [], "\(file)")
      #expect(extraction.scorecard?.goals.isEmpty == false, "\(file)")
    }
  }

  @Test("Crosses below words or colours are assessments, beside the goals or below each of them")
  func crosses() throws {
    let folder = projectFolder.appending(path: "Samples/mallar/blad-per-mal")
    let blocks = try WorkbookReader().read(
      [UInt8](Data(contentsOf: folder.appending(path: "två mål.xlsx")))
    ).workbook
    #expect(try assessments(draftedFrom: blocks) == [.met, .partlyMet])
    let table = Sheet(
      "Mål",
      [
        ["Enhet", "Öppenvården"], [],
        ["Nr", "Mål", "Grön", "Gul", "Röd", "Svart", "Analys"],
        ["1", "Fler blir nöjda", nil, nil, "X", nil, "Få svarade."],
        ["2", "Färre blir sjuka", "x", nil, nil, nil, "Det gick."],
      ])
    #expect(try assessments(draftedFrom: Workbook([table])) == [.notMet, .met])
  }

  private func assessments(draftedFrom workbook: Workbook) throws -> [Fulfilment?] {
    let draft = MappingDraft(of: workbook, name: "utkast", period: "2025")
    let extraction = MappingSet([try Mapping.parse(draft.yaml, file: "utkast.yaml")]).extract(
      from: workbook, file: "prov.xlsx", organisation: try Samples.shared.get().organisation,
      period: "2025")
    return (extraction.scorecard?.goals ?? []).map { $0.assessment?.value }
  }

  @Test("A sheet of another kind gives a draft that can be read, and says what is missing")
  func other() throws {
    let sheet = Sheet("Lista", [["Skolor"], ["Namn", "Elever"], ["Norra: \"skolan\"", 120]])
    let draft = MappingDraft(of: Workbook([sheet]), name: "en: mall", period: "2025")
    #expect(draft.yaml.contains("hittades inte"))
    // It can be read, so that one that is saved as it is stops no other file.
    #expect(try Mapping.parse(draft.yaml, file: "utkast.yaml").name == "en: mall")
  }
}
