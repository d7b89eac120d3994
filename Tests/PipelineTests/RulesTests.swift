import Foundation
import MappingLanguage
import Scorecards
import TestSupport
import Testing

@testable import Pipeline

@Suite("The rules of a workspace")
struct RulesTests {
  private static let files = [
    "styrkort.yaml", "organisation.csv", "policy.yaml", "mappningar/styrkort-csv.yaml",
  ]

  @Test("The fingerprint is another when any file of the rules has another byte", arguments: files)
  func fingerprintChanges(file: String) throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    let before = try Rules(workspace).fingerprint
    let place = folder.location.appending(path: file)
    let end = file.hasSuffix(".csv") ? ";;;\n" : "# \n"
    try (Data(contentsOf: place) + Data(end.utf8)).write(to: place)
    #expect(try Rules(workspace).fingerprint != before)
  }

  @Test("The fingerprint rests on names and bytes alone, not on times, places or other files")
  func fingerprintStays() throws {
    let folder = try TemporaryFolder()
    let other = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    let before = try Rules(workspace).fingerprint
    for file in Self.files {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1)],
        ofItemAtPath: folder.location.appending(path: file).path)
    }
    try folder.write("annat", to: "anteckningar.txt")
    try folder.write("annat", to: "mappningar/läs mig.txt")
    try folder.write("annat", to: "mappningar/.gömd.yaml")
    #expect(try Rules(workspace).fingerprint == before)
    #expect(try Rules(self.workspace(in: other.location)).fingerprint == before)
  }

  @Test("A file that is missing is named", arguments: files)
  func missing(file: String) throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    try FileManager.default.removeItem(at: folder.location.appending(path: file))
    let name = ["organisation.csv": "organisation.xlsx", Self.files[3]: "mappningar"][file] ?? file
    #expect(try message(of: workspace).contains("\(name): "))
  }

  @Test("A file that is not UTF-8, and one that breaks its language's rules, are named")
  func unreadable() throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    let policy = folder.location.appending(path: "policy.yaml")
    try Data([0x6B, 0xE5, 0x0A]).write(to: policy)
    #expect(try message(of: workspace).hasPrefix("policy.yaml: Filen är inte sparad som UTF-8."))
    try Data("policy: [".utf8).write(to: policy)
    #expect(try message(of: workspace).hasPrefix("policy.yaml:"))
  }

  @Test("Two registers are one too many, and are both named")
  func severalRegisters() throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    try folder.write("Kod;Namn;Nivå;Överordnad\n", to: "organisation.ods")
    let message = try message(of: workspace)
    #expect(message.contains("organisation.ods, organisation.csv"))
  }

  @Test("An earlier period goes by its own register and policy where it has them")
  func earlierPeriod() throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    #expect(try Rules(workspace).earlier.isEmpty)
    try FileManager.default.createDirectory(
      at: folder.location.appending(path: "arkiv/2024"), withIntermediateDirectories: true)
    let byToday = try #require(try Rules(workspace).earlier.first)
    #expect(byToday.configuration.period == "2024")
    #expect(byToday.organisation.units.map(\.code) == ["K", "KS"])

    try folder.write(
      "Kod;Namn;Nivå;Överordnad\nK;Ekeby kommun;kommun;\nTN;Tekniska nämnden;nämnd;K\n",
      to: "organisation-2024.csv")
    let text = try String(contentsOf: workspace.policy, encoding: .utf8)
    try folder.write(text + "# 2024\n", to: "policy-2024.yaml")
    let rules = try Rules(workspace)
    let byItsOwn = try #require(rules.earlier.first)
    #expect(byItsOwn.organisation.units.map(\.code) == ["K", "TN"])
    #expect(rules.organisation.units.map(\.code) == ["K", "KS"])
    #expect(byItsOwn.fingerprint != byToday.fingerprint)
  }

  @Test("A folder of finance's own workbooks that cannot be listed is not taken for an empty one")
  func unlistedOwnWorkbooks() throws {
    let folder = try TemporaryFolder()
    let workspace = try workspace(in: folder.location)
    #expect(try Rules(workspace).ownWorkbooks.isEmpty)
    try folder.write("", to: "ekonomins-bok")
    #expect(try message(of: workspace).contains("ekonomins-bok"))
  }

  private func message(of workspace: Workspace) throws -> String {
    do throws(RunError) {
      _ = try Rules(workspace)
      return ""
    } catch {
      return error.message
    }
  }

  private func workspace(in folder: URL) throws -> Workspace {
    _ = try SampleWorkspace(in: folder, submissions: [])
    try FileManager.default.removeItem(at: folder.appending(path: "organisation.xlsx"))
    try Data(
      "Kod;Namn;Nivå;Överordnad\nK;Ekeby kommun;kommun;\nKS;Kommunstyrelsen;nämnd;K\n".utf8
    ).write(to: folder.appending(path: "organisation.csv"))
    for name in try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "mappningar").path) where name != "styrkort-csv.yaml"
    {
      try FileManager.default.removeItem(at: folder.appending(path: "mappningar/\(name)"))
    }
    return Workspace(folder)
  }
}
