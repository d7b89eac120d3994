import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The archive")
struct ArchiveTests {
  @Test("An accepted file lies unchanged beside its receipt, and no longer in the inbox")
  func accepted() throws {
    let folder = try TemporaryFolder()
    let arrivals = try arrivals(in: folder.location, ["a.csv": "ett", "mapp/b.csv": "två"])
    #expect(try archive(in: folder.location).accept(arrivals).allSatisfy { $0 == nil })
    let contents = try folder.contents().filter { !$0.key.hasSuffix("kvitto.json") }
    #expect(
      contents == [
        "arkiv/2025/KS/0001/original/a.csv": "ett", "arkiv/2025/KS/0002/original/b.csv": "två",
      ])
    let entries = try archive(in: folder.location).entries()
    #expect(entries.map(\.number) == [1, 2])
    #expect(entries.map(\.receipt.sha256) == arrivals.map(\.receipt.sha256))
  }

  @Test(
    "A file that changed after it was read lies in the inbox again, and the others are taken in")
  func changedMeanwhile() throws {
    let folder = try TemporaryFolder()
    let arrivals = try arrivals(in: folder.location, ["a.csv": "ett", "b.csv": "två"])
    try folder.write("ändrad", to: "inkorg/a.csv")
    #expect(try archive(in: folder.location).accept(arrivals) == [.beingWritten, nil])
    let contents = try folder.contents()
    #expect(contents["inkorg/a.csv"] == "ändrad")
    #expect(contents["arkiv/2025/KS/0002/original/b.csv"] == "två")
    #expect(try archive(in: folder.location).entries().count == 1)
  }

  @Test("A link in the place of a period's or a unit's folder is refused, and named")
  func links() throws {
    let folder = try TemporaryFolder()
    let elsewhere = folder.location.appending(path: "annanstans")
    let archive = archive(in: folder.location)
    for place in ["arkiv/2025/KS", "arkiv/2025"] {
      let link = folder.location.appending(path: place)
      try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(at: link)
      try FileManager.default.createDirectory(
        at: link.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: elsewhere)
      let error = #expect(throws: RunError.self) { try archive.places() }
      #expect(error?.message.contains("\(place): Är en länk") == true)
    }
  }

  @Test("A file that has gone costs the others nothing")
  func gone() throws {
    let folder = try TemporaryFolder()
    let arrivals = try arrivals(in: folder.location, ["a.csv": "ett", "b.csv": "två"])
    try FileManager.default.removeItem(at: folder.location.appending(path: "inkorg/a.csv"))
    #expect(try archive(in: folder.location).accept(arrivals) == [.hasGone, nil])
    #expect(try archive(in: folder.location).entries().map(\.number) == [2])
  }

  @Test("Where the disk refuses a file, later ones of its unit wait, and those of others do not")
  func refused() throws {
    let folder = try TemporaryFolder()
    let arrivals = try arrivals(
      in: folder.location, ["a.csv": "ett", "b.csv": "två", "c.csv": "tre"],
      units: ["KS", "KS", "BUN"])
    try folder.write("i vägen", to: "arkiv/2025/KS/0001.påbörjad")
    let hindrances = try archive(in: folder.location).accept(arrivals)
    #expect(hindrances[0]?.isOfTheDisk == true)
    #expect(hindrances[1] == .waitsForEarlier)
    #expect(hindrances[2] == nil)
    let contents = try folder.contents().filter { !$0.key.hasSuffix("kvitto.json") }
    #expect(
      contents == [
        "inkorg/a.csv": "ett", "inkorg/b.csv": "två", "arkiv/2025/KS/0001.påbörjad": "i vägen",
        "arkiv/2025/BUN/0003/original/c.csv": "tre",
      ])
  }

  @Test(
    "An original whose receipt says nothing, or something else, goes back to the inbox",
    arguments: ["", "{", "{\"file\": \"annan.csv\"}"])
  func withoutReceipt(receipt: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(receipt, to: "arkiv/2025/KS/0001.påbörjad/kvitto.json")
    try folder.write("ett", to: "arkiv/2025/KS/0001.påbörjad/original/a.csv")
    try folder.write("", to: "inkorg/b.csv")
    try archive(in: folder.location).recover(inbox: folder.location.appending(path: "inkorg"))
    #expect(try folder.contents() == ["inkorg/a.csv": "ett", "inkorg/b.csv": ""])
  }

  @Test("A copy between file systems that was not finished is removed, and the original stays")
  func halfCopied() throws {
    let folder = try TemporaryFolder()
    let arrival = try #require(try arrivals(in: folder.location, ["a.csv": "ett"]).first)
    try write(arrival.receipt, to: "arkiv/2025/KS/0001.påbörjad/kvitto.json", in: folder)
    try folder.write("e", to: "arkiv/2025/KS/0001.påbörjad/original/.ny-0123456789abcdef")
    try archive(in: folder.location).recover(inbox: folder.location.appending(path: "inkorg"))
    #expect(try folder.contents() == ["inkorg/a.csv": "ett"])
  }

  @Test("What was begun and not moved is undone")
  func notMoved() throws {
    let folder = try TemporaryFolder()
    let arrival = try #require(try arrivals(in: folder.location, ["a.csv": "ett"]).first)
    try write(arrival.receipt, to: "arkiv/2025/KS/0001.påbörjad/kvitto.json", in: folder)
    try archive(in: folder.location).recover(inbox: folder.location.appending(path: "inkorg"))
    #expect(try folder.contents() == ["inkorg/a.csv": "ett"])
  }

  @Test("What was moved and not renamed is finished, and a copy that still lies there removed")
  func moved() throws {
    let folder = try TemporaryFolder()
    let arrival = try #require(try arrivals(in: folder.location, ["a.csv": "ett"]).first)
    try write(arrival.receipt, to: "arkiv/2025/KS/0001.påbörjad/kvitto.json", in: folder)
    try folder.write("ett", to: "arkiv/2025/KS/0001.påbörjad/original/a.csv")
    try archive(in: folder.location).recover(inbox: folder.location.appending(path: "inkorg"))
    #expect(
      try Set(folder.contents().keys) == [
        "arkiv/2025/KS/0001/kvitto.json", "arkiv/2025/KS/0001/original/a.csv",
      ])
  }

  @Test("A file that came in the meantime under the same name is never written over")
  func sameNameMeanwhile() throws {
    let folder = try TemporaryFolder()
    let arrival = try #require(try arrivals(in: folder.location, ["a.csv": "ett"]).first)
    try write(arrival.receipt, to: "arkiv/2025/KS/0001.påbörjad/kvitto.json", in: folder)
    try folder.write("ändrad under flytten", to: "arkiv/2025/KS/0001.påbörjad/original/a.csv")
    try folder.write("ny fil", to: "inkorg/a.csv")
    try archive(in: folder.location).recover(inbox: folder.location.appending(path: "inkorg"))
    #expect(
      try folder.contents() == [
        "inkorg/a.csv": "ny fil", "inkorg/a (2).csv": "ändrad under flytten",
      ])
  }

  @Test("A receipt whose file points out of the inbox is refused")
  func receiptOutside() throws {
    let folder = try TemporaryFolder()
    var receipt = try #require(try arrivals(in: folder.location, ["a.csv": "ett"]).first).receipt
    receipt.file = "../../etc/passwd"
    try write(receipt, to: "kvitto.json", in: folder)
    #expect(throws: RunError.self) {
      try Receipt(at: folder.location.appending(path: "kvitto.json"))
    }
  }

  @Test("Between file systems an original is copied, compared and then removed")
  func otherFileSystem() throws {
    let memory = URL(filePath: "/dev/shm/styrkort-\(UUID().uuidString)")
    let folder = try TemporaryFolder()
    guard (try? Disk.makeFolder(memory)) != nil else {
      skip("the machine has no /dev/shm.")
      return
    }
    defer { try? FileManager.default.removeItem(at: memory) }
    let original = memory.appending(path: "a.csv")
    let destination = folder.location.appending(path: "a.csv")
    try Data("ett".utf8).write(to: original)
    try Disk.move(original, to: destination)
    #expect(try folder.contents() == ["a.csv": "ett"])
    #expect(try !Disk.exists(original))

    try Data("två".utf8).write(to: original)
    #expect(throws: RunError.self) { try Disk.move(original, to: destination) }
    #expect(try folder.contents() == ["a.csv": "ett"])
    #expect(try Disk.bytes(at: original) == Array("två".utf8))
  }

  @Test("A file never moves over another")
  func neverOver() throws {
    let folder = try TemporaryFolder()
    try folder.write("ett", to: "a.csv")
    try folder.write("två", to: "b.csv")
    let a = folder.location.appending(path: "a.csv")
    let b = folder.location.appending(path: "b.csv")
    #expect(throws: RunError.self) { try Disk.move(a, to: b) }
    try Disk.move(a, toFreePlaceNear: b)
    #expect(try folder.contents() == ["b.csv": "två", "b (2).csv": "ett"])
  }

  private func archive(in folder: URL) -> Archive {
    Archive(folder: folder.appending(path: "arkiv/2025"))
  }

  private func write(_ receipt: Receipt, to path: String, in folder: borrowing TemporaryFolder)
    throws
  {
    try folder.write(String(decoding: receipt.encoded(), as: UTF8.self), to: path)
  }

  /// Drops files in the inbox, as they are read there.
  private func arrivals(
    in folder: URL, _ files: [String: String], units: [String]? = nil
  ) throws -> [Archive.Arrival] {
    try files.sorted { $0.key < $1.key }.enumerated().map { position, file in
      let location = folder.appending(path: "inkorg").appending(path: file.key)
      try Disk.makeFolder(location.deletingLastPathComponent())
      try Disk.write(Array(file.value.utf8), to: location)
      let state = try #require(FileState(location))
      let unit = units?[position] ?? "KS"
      let inboxFile = InboxFile(location: location, path: file.key, state: state)
      let receipt = Receipt(
        of: inboxFile, sha256: fingerprint(of: Array(file.value.utf8)),
        outcome: FileOutcome(file: file.key, unit: unit), time: 1_769_904_000)
      return Archive.Arrival(file: inboxFile, receipt: receipt, unit: unit, number: position + 1)
    }
  }
}
