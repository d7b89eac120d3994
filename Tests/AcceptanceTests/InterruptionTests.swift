import Foundation
import TestSupport
import Testing

/// Interrupts the program at its calls on files, and looks at what the next run makes of it.
///
/// A few points for every day; `make soak` tries every call, in nights of several kinds.
@Suite("A run that is interrupted")
struct InterruptionTests {
  private static let points = 10

  /// Two layouts, two formats, and one file that is sent back.
  private static let submissions = [
    "Kommunstyrelsen/KS-KOL_styrkort_2025.csv", "Kommunstyrelsen/Målkort gatuenheten.ods",
    "Kultur- och fritidsnämnden/Styrkort Simhallen.xlsx",
  ]

  /// A few units: each has a workbook to write, and every write is tried.
  private static let register = """
    Kod;Namn;Nivå;Överordnad
    K;Ekeby kommun;kommun;
    KS;Kommunstyrelsen;nämnd;K
    KS-GOP;Gata och park;verksamhet;KS
    KS-GOP-01;Gatuenheten;enhet;KS-GOP
    KS-KOL;Kost och lokalvård;verksamhet;KS
    KFN;Kultur- och fritidsnämnden;nämnd;K
    KFN-FRI-01;Simhallen;enhet;KFN

    """

  @Test(
    "Killed at any change to the disk, the next run ends as an undisturbed one",
    arguments: ["kill-before", "kill-after"])
  func killed(fault: String) throws {
    try interrupt(by: fault, at: .changes, corrected: true) { code in code == SIGKILL }
  }

  @Test(
    "Refused any change to the disk, it ends with code 2 or does without, and loses nothing",
    arguments: ["ENOSPC", "EIO", "EIO-after"])
  func refused(fault: String) throws {
    // With one new file only: a file that is refused takes a later number than those that are not.
    try interrupt(by: fault, at: .changes, corrected: false) { code in [0, 1, 2].contains(code) }
  }

  @Test(
    "Refused to read, to list or to look at anything, it takes nothing for absent, and loses nothing",
    arguments: ["EIO", "EACCES", "ESTALE"])
  func unread(fault: String) throws {
    try interrupt(by: fault, at: .reads, corrected: false) { code in [0, 1, 2].contains(code) }
  }

  private func interrupt(
    by fault: String, at calls: FaultLibrary.Calls, corrected: Bool,
    endsAsExpected: (Int32) -> Bool
  ) throws {
    // In memory where there is such a place: other programs' disk does not hold the trial up there.
    let folder = try TemporaryFolder(inMemory: true)
    guard let faults = try FaultLibrary(in: folder.location) else {
      skip("no C compiler to build the fault library with.")
      return
    }
    let before = try workspace(
      in: folder.location.appending(path: "before"), corrected: corrected)
    let outputsBefore = try outputs(of: before)
    let undisturbed = try copy(of: before, in: folder.location.appending(path: "undisturbed"))
    let countFile = folder.location.appending(path: "count")
    _ = try night(
      undisturbed,
      environment: faults.counting(calls, below: undisturbed.folder, into: countFile))
    let expected = try lasting(undisturbed)
    let count = try #require(
      Int(try String(contentsOf: countFile, encoding: .utf8).trimmingCharacters(in: .newlines)))
    #expect(count > 50)

    let points = (0..<Self.points).map { 1 + $0 * (count - 1) / (Self.points - 1) }
    for point in points {
      let disturbed = try copy(of: before, in: folder.location.appending(path: "\(fault)-\(point)"))
      let outcome = try night(
        disturbed, environment: faults.failing(fault, at: point, of: calls, below: disturbed.folder)
      )
      #expect(
        endsAsExpected(outcome.code), "\(fault) at \(point): \(outcome.code) \(outcome.errors)")
      if outcome.code == 2 {
        #expect(try outputs(of: disturbed) == outputsBefore, "\(fault) at \(point)")
      }
      _ = try night(disturbed)
      #expect(try differences(lasting(disturbed), expected) == [], "\(fault) at \(point)")
      try FileManager.default.removeItem(at: disturbed.folder)
    }
  }

  private func outputs(of workspace: SampleWorkspace) throws -> [String: Data] {
    try TemporaryFolder.bytes(in: workspace.outputs.appending(path: "2025"))
  }

  /// A small municipality after a night, with a correction and a file to send back in its inbox.
  private func workspace(in folder: URL, corrected: Bool) throws -> SampleWorkspace {
    let workspace = try SampleWorkspace(in: folder, submissions: Self.submissions)
    try FileManager.default.removeItem(at: folder.appending(path: "organisation.xlsx"))
    try Data(Self.register.utf8).write(to: folder.appending(path: "organisation.csv"))
    try workspace.addOwnWorkbooks()
    _ = try night(workspace)
    try workspace.submit("Kommunövergripande/Styrkort 2025 Ekeby kommun.xlsx")
    if corrected { try workspace.submit(Self.submissions[1]) }
    try workspace.submit(Array("ingen mall".utf8), as: "okänd.csv")
    return workspace
  }

  /// A copy with the times that the files have.
  private func copy(of workspace: SampleWorkspace, in folder: URL) throws -> SampleWorkspace {
    let copying = try #require(Program.named("cp"))
    let outcome = try copying.run(["-a", workspace.folder.path, folder.path])
    #expect(outcome.code == 0, "\(outcome.errors)")
    return SampleWorkspace(at: folder)
  }

  private func night(_ workspace: SampleWorkspace, environment: [String: String] = [:]) throws
    -> Program.Outcome
  {
    try workspace.run(["--time", "2026-02-01T02:00:00Z"], environment: environment)
  }

  /// Everything that must be equal in the end: all but the report of the last run.
  private func lasting(_ workspace: SampleWorkspace) throws -> [String: Data] {
    try TemporaryFolder.bytes(in: workspace.folder).filter { path, _ in
      !["utdata/rapport.txt", "utdata/körning.json", "utdata/puls.txt"].contains(path)
        && !path.hasPrefix("utdata/körningar/") && !path.hasPrefix(".mellanlager/")
    }
  }

  private func differences(_ one: [String: Data], _ other: [String: Data]) -> [String] {
    Set(one.keys).union(other.keys).filter { one[$0] != other[$0] }.sorted()
  }
}
