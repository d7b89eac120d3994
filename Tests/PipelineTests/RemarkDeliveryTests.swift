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
  private var record: RunRecord?

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
    let remarks = try #require(try returned()["KS-KOL.csv (KS-KOL) – anmärkningar.txt"])
    let told = String(decoding: remarks, as: UTF8.self)
    #expect(told.contains("FEL K02") && told.contains("KS9"))

    try submit(text, as: "KS-KOL rättad.csv")
    try await deliver()
    #expect(try returned()["KS-KOL.csv (KS-KOL) – anmärkningar.txt"] == nil)
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
        "styrkort.csv (KS-GOP) – anmärkningar.txt", "styrkort.csv (KS-KOL) – anmärkningar.txt",
      ])
    try submit(text, as: "styrkort.csv")
    try await deliver()
    #expect(try returned().keys.sorted() == ["styrkort.csv (KS-GOP) – anmärkningar.txt"])
  }

  @Test("What was told once is not told again, unless nobody knows that it was")
  func toldOnce() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let first = try returned()
    #expect(first.count == 2)
    try FileManager.default.removeItem(at: folder.location.appending(path: "retur"))
    try await deliver()
    #expect(try returned().isEmpty)
    record = nil
    try await deliver()
    #expect(try returned() == first)
  }

  @Test("Remarks that could not be written are written when they can be")
  func closed() async throws {
    try workspace.submit(Self.xlsx)
    try folder.write("en fil i vägen", to: "retur")
    try await deliver()
    try FileManager.default.removeItem(at: folder.location.appending(path: "retur"))
    try await deliver()
    #expect(try returned().count == 2)
  }

  @Test("A copy that somebody has worked in stays, until it has been handed in")
  func workedIn() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let copy = try #require(try returned().keys.first { $0.hasSuffix("anmärkningar.xlsx") })
    try work(in: copy, leaving: Array("halvfärdigt".utf8))

    // Handed in under the same name, so that a new copy takes the place.
    try workspace.submit(saved("en gång"), as: Self.xlsx)
    try await deliver()
    let aside = copy.replacing("anmärkningar.xlsx", with: "anmärkningar (2).xlsx")
    #expect(try returned()[aside] == Data("halvfärdigt".utf8))
    #expect(try returned()[copy] != nil)

    // Handed in under another name, so that the remarks are taken back.
    try work(in: copy, leaving: Array("nästan färdigt".utf8))
    try workspace.submit(saved("en gång till"), as: "ny.xlsx")
    try await deliver()
    #expect(try returned()[copy] == Data("nästan färdigt".utf8))
    #expect(try returned().keys.count { $0.contains("ny.xlsx") } == 1)
  }

  @Test("A copy that was worked in and handed in is cleared away with the rest")
  func handedIn() async throws {
    try workspace.submit(Self.xlsx)
    try await deliver()
    let copy = try #require(try returned().keys.first { $0.hasSuffix("anmärkningar.xlsx") })
    let mended = try saved("en gång")
    try work(in: copy, leaving: mended)
    try workspace.submit(mended, as: "ny.xlsx")
    try await deliver()
    #expect(try returned().keys.allSatisfy { $0.contains("ny") })
  }

  /// Takes in what lies in the inbox, and tells the units, as a night does.
  private func deliver() async throws {
    let place = Workspace(workspace.folder)
    let rules = try Rules(place)
    let archive = rules.archive(in: place)
    let time = 1_769_904_000
    _ = try await Intake(workspace: place, archive: archive, rules: rules, time: time).takeIn()
    let archived = try await ArchivedPeriod(of: archive, by: rules)
    let consolidation = rules.consolidate(archived.submissions)
    let remarks = try await RemarkDelivery(
      folder: place.returned, readings: archived.readings, consolidation: consolidation,
      previous: record, tell: { _ in }
    ).deliver()
    record = RunRecord(
      of: consolidation, rules: rules, runID: "", time: time, hindered: [], remarks: remarks,
      outputs: [], cycle: nil, previous: record)
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

  /// Saves a returned copy, a minute after it was written.
  private func work(in copy: String, leaving bytes: [UInt8]) throws {
    let place = folder.location.appending(path: "retur/\(copy)")
    try Data(bytes).write(to: place)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: place.path)
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
