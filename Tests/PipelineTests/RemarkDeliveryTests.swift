import Findings
import Foundation
import Scorecards
import Spreadsheet
import TestSupport
import Testing

@testable import Pipeline

@Suite("What units are told of the files that were taken in")
final class RemarkDeliveryTests {
  private static let csv = "Kommunstyrelsen/KS-KOL_styrkort_2025.csv"
  private static let xlsx = "Socialnämnden/Äldreomsorg/Hemtjänst Söder 2025.xlsx"

  private let folder: TemporaryFolder
  private let workspace: SampleWorkspace

  init() throws {
    folder = try TemporaryFolder()
    workspace = try SampleWorkspace(in: folder.location, submissions: [])
  }

  @Test(
    "A link that leads nowhere is told when the goals above are there, and taken back when mended")
  func brokenLink() async throws {
    let text = try text(of: Self.csv)
    let faulty = text.replacing(";KS2;röd;", with: ";KS9;röd;")
    try #require(faulty != text)
    try submit(faulty, as: "KS-KOL.csv")
    try await deliver()
    #expect(try returned().isEmpty)

    try workspace.submit("Kommunstyrelsen/Styrkort KS 2025.xlsx")
    try workspace.submit("Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx")
    try await deliver()
    let remarks = try #require(try returned()["KS-KOL.csv (KS-KOL nr 1) – anmärkningar.txt"])
    let told = String(decoding: remarks, as: UTF8.self)
    #expect(told.contains("FEL K02") && told.contains("KS9"))

    try submit(text, as: "KS-KOL rättad.csv")
    try await deliver()
    #expect(try returned().isEmpty)
  }

  @Test("Units whose files have the same name have remarks of their own, until they have mended it")
  func twoUnits() async throws {
    let text = try text(of: Self.csv)
    let faulty = text.replacing(";grön;", with: ";lila;")
    try #require(faulty != text)
    for content in [faulty, faulty.replacing("KS-KOL", with: "KS-GOP")] {
      try submit(content, as: "styrkort.csv")
      try await deliver()
    }
    #expect(
      try returned().keys.sorted() == [
        "styrkort.csv (KS-GOP nr 2) – anmärkningar.txt",
        "styrkort.csv (KS-KOL nr 1) – anmärkningar.txt",
      ])
    try submit(text, as: "styrkort.csv")
    try await deliver()
    #expect(try returned().keys.sorted() == ["styrkort.csv (KS-GOP nr 2) – anmärkningar.txt"])
  }

  @Test("What was told once is not told again, whatever becomes of the outputs")
  func toldOnce() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    #expect(try returned().count == 2)
    for folder in ["retur", "utdata"] {
      try? FileManager.default.removeItem(at: self.folder.location.appending(path: folder))
    }
    try await deliver()
    #expect(try returned().isEmpty)
  }

  @Test("Remarks that could not be written are told of, and written when they can be")
  func closed() async throws {
    try workspace.submit(Self.xlsx)
    try folder.write("en fil i vägen", to: "retur")
    #expect(try await deliver() == [Self.xlsx])
    try FileManager.default.removeItem(at: folder.location.appending(path: "retur"))
    #expect(try await deliver().isEmpty)
    #expect(try returned().count == 2)
  }

  @Test("Remarks that could not be taken back are taken back when they can be")
  func stuck() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let before = try returned()
    let folder = self.folder.location.appending(path: "retur")
    let aside = self.folder.location.appending(path: "undan")
    try FileManager.default.moveItem(at: folder, to: aside)
    try self.folder.write("en fil i vägen", to: "retur")
    try workspace.submit(saved("rättad"), as: "ny.xlsx")
    #expect(try await deliver().isEmpty == false)
    try FileManager.default.removeItem(at: folder)
    try FileManager.default.moveItem(at: aside, to: folder)
    try await deliver()
    #expect(try Set(returned().keys).isDisjoint(with: before.keys))
  }

  @Test("A copy that somebody has worked in is never touched")
  func workedIn() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let copy = try #require(try returned().keys.first { $0.hasSuffix("anmärkningar.xlsx") })
    try write(Array("halvfärdigt".utf8), to: copy)
    try workspace.submit(saved("en gång"), as: Self.xlsx)
    try await deliver()
    #expect(try returned()[copy] == Data("halvfärdigt".utf8))
    // The work, and the text and the copy of the new submission.
    #expect(try returned().count == 3)
  }

  @Test(
    "Other remarks on a file do not take the place of a copy or a text that somebody has worked in")
  func otherRemarks() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let names = try returned().keys.sorted()
    for name in names { try write(Array("mitt eget".utf8), to: name) }
    // Now that the goals above are there, a link of the same file leads nowhere.
    try workspace.submit("Socialnämnden/Målkort Socialnämnden 2025.ods")
    try workspace.submit("Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx")
    try workspace.submit("Socialnämnden/Äldreomsorg styrkort 2025.xlsx")
    try await deliver()
    for name in names { #expect(try returned()[name] == Data("mitt eget".utf8)) }
    let new = try returned().first { $0.key.hasSuffix("anmärkningar (2).txt") }
    let told = String(decoding: try #require(new).value, as: UTF8.self)
    #expect(told.contains("FEL K02"))
  }

  @Test("A copy that was worked in and handed in is cleared away with the rest")
  func handedIn() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let copy = try #require(try returned().keys.first { $0.hasSuffix("anmärkningar.xlsx") })
    let mended = try saved("en gång")
    try write(mended, to: copy)
    try workspace.submit(mended, as: "ny.xlsx")
    try await deliver()
    #expect(try returned().keys.allSatisfy { $0.contains("ny") })
  }

  @Test("A run that is stopped while it writes is finished by the next, whatever has come since")
  func stopped() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    // As it is before both lie there for certain.
    let record = folder.location.appending(path: "arkiv/2025/SN-AO-02/0001/anmärkt.json")
    let text = try String(contentsOf: record, encoding: .utf8)
    try Data(text.replacing("\"isDelivered\" : true", with: "\"isDelivered\" : false").utf8)
      .write(to: record)
    try workspace.submit(saved("rättad"), as: "ny.xlsx")
    try await deliver()
    #expect(try returned().keys.allSatisfy { $0.contains("ny") })
    #expect(!FileManager.default.fileExists(atPath: record.path))
  }

  @Test("A file that is no longer understood keeps what was told of it")
  func noLongerUnderstood() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let before = try returned()
    let mappings = folder.location.appending(path: "mappningar")
    for name in try FileManager.default.contentsOfDirectory(atPath: mappings.path)
    where !name.hasPrefix("styrkort-csv") {
      try FileManager.default.removeItem(at: mappings.appending(path: name))
    }
    try await deliver()
    #expect(try returned() == before)
  }

  @Test("An original that is sent back never takes the place of remarks, nor they of it")
  func namedAsRemarks() async throws {
    for text in ["ett;x\n1;2\n", "två;x\n1;2\n", "tre;x\n1;2\n"] {
      try workspace.submit(Array(text.utf8), as: "X.csv")
      try workspace.submit(Array("svar på \(text)".utf8), as: "X.csv – anmärkningar.txt")
      try workspace.submit(Array("mer om \(text)".utf8), as: "X – med anmärkningar.csv")
      try await deliver()
      // A person takes the original and leaves the rest.
      try? FileManager.default.removeItem(at: folder.location.appending(path: "retur/X.csv"))
    }
    let kept = try returned().values.map { String(decoding: $0, as: UTF8.self) }
    for text in ["ett", "två", "tre"] {
      #expect(kept.contains("svar på \(text);x\n1;2\n") && kept.contains("mer om \(text);x\n1;2\n"))
    }
  }

  @Test("Two long names that begin alike have remarks of their own")
  func longNames() async throws {
    let start = String(repeating: "a", count: 150)
    try workspace.submit(Array("ett;x\n1;2\n".utf8), as: "\(start) 1.csv")
    try workspace.submit(Array("två;x\n1;2\n".utf8), as: "\(start) 2.csv")
    try await deliver()
    #expect(try returned().count == 4)
  }

  /// Takes in what lies in the inbox, and tells the units, as a night does.
  ///
  /// - Returns: The files that could not be told of.
  @discardableResult
  private func deliver() async throws -> [String] {
    let place = Workspace(workspace.folder)
    let rules = try Rules(place)
    let archive = rules.archive(in: place)
    let time = 1_769_904_000
    _ = try await Intake(workspace: place, archive: archive, rules: rules, time: time).takeIn()
    let archived = try await ArchivedPeriod(of: archive, by: rules)
    return try await RemarkDelivery(
      workspace: place, readings: archived.readings,
      consolidation: rules.consolidate(archived.submissions), tell: { _ in }
    ).deliver().map(\.path)
  }

  private func returned() throws -> [String: Data] {
    let place = folder.location.appending(path: "retur")
    guard FileManager.default.fileExists(atPath: place.path) else { return [:] }
    return try TemporaryFolder.bytes(in: place)
  }

  /// The workbook of the sample, saved with something in a cell far away.
  private func saved(_ text: String) throws -> [UInt8] {
    var editor = try WorkbookEditor(bytes(of: Self.xlsx))
    try editor.set(.text(text), at: CellAddress(row: 60, column: 30), on: editor.sheetNames[0])
    return try editor.save()
  }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: folder.location.appending(path: "retur/\(name)"))
  }

  private func submit(_ text: String, as name: String) throws {
    let bytes = try #require(text.data(using: .windowsCP1252))
    try workspace.submit([UInt8](bytes), as: name)
  }

  private func text(of sample: String) throws -> String {
    try #require(String(data: Data(bytes(of: sample)), encoding: .windowsCP1252))
  }

  private func bytes(of sample: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: projectFolder.appending(path: "Samples/inkorg/\(sample)")))
  }
}
