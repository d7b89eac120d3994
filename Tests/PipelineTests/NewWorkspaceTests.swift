import Foundation
import MappingLanguage
import Scorecards
import StarterFiles
import TestSupport
import Testing

@testable import Pipeline

@Suite("A new workspace")
struct NewWorkspaceTests {
  @Test("The program carries every mapping, policy and schema of Mappings/ as it is")
  func files() throws {
    let folder = projectFolder.appending(path: "Mappings")
    let names = { (path: String) in
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
        .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }
    #expect(try names("") == StarterFiles.mappings.keys.sorted())
    #expect(try names("policyer") == StarterFiles.policies.keys.sorted())
    for (name, bytes) in StarterFiles.mappings {
      #expect(try Data(contentsOf: folder.appending(path: "\(name).yaml")) == Data(bytes))
    }
    for (name, bytes) in StarterFiles.policies {
      #expect(try Data(contentsOf: folder.appending(path: "policyer/\(name).yaml")) == Data(bytes))
    }
    for (name, bytes) in StarterFiles.schemas {
      #expect(try Data(contentsOf: folder.appending(path: name)) == Data(bytes))
    }
  }

  @Test("With any mapping and policy it holds rules that can be used")
  func rules() throws {
    for mapping in StarterFiles.mappings.keys {
      for policy in StarterFiles.policies.keys {
        let folder = try TemporaryFolder()
        var new = NewWorkspace(municipality: "Sjö \"stad\" \\ #", period: "2026")
        (new.mapping, new.policy) = (mapping, policy)
        let name = try new.write(to: folder.location)
        let rules = try Rules(Workspace(folder.location))
        #expect(rules.configuration.municipality == "Sjö \"stad\" \\ #")
        #expect(rules.configuration.period == "2026")
        #expect(rules.mappings.mappings.map(\.name) == [name])
        #expect(rules.organisation.units.count == 5)
      }
    }
  }

  @Test("A mapping may be added to a workspace, once")
  func addedMapping() throws {
    let folder = try TemporaryFolder()
    _ = try NewWorkspace(municipality: "Ekeby", period: "2026").write(to: folder.location)
    let workspace = Workspace(folder.location)
    let before = try folder.contents()
    let (file, name) = try NewWorkspace.addMapping("malkort", to: workspace)
    #expect(file.lastPathComponent == "malkort.yaml")
    #expect(try Rules(workspace).mappings.mappings.map(\.name).contains(name))
    let after = try folder.contents()
    #expect(Set(after.keys).subtracting(before.keys) == ["mappningar/malkort.yaml"])
    #expect(before.allSatisfy { after[$0.key] == $0.value })
    #expect(throws: RunError.self) { try NewWorkspace.addMapping("malkort", to: workspace) }
    #expect(throws: RunError.self) { try NewWorkspace.addMapping("finns-inte", to: workspace) }
    #expect(try folder.contents() == after)
  }

  @Test("A folder that holds anything is left alone")
  func occupied() throws {
    let folder = try TemporaryFolder()
    try folder.write("mitt", to: "styrkort.yaml")
    let new = NewWorkspace(municipality: "Ekeby", period: "2026")
    #expect(throws: RunError.self) { try new.write(to: folder.location) }
    #expect(try folder.contents() == ["styrkort.yaml": "mitt"])
  }
}
