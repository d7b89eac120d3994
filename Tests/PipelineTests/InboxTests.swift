import Foundation
import TestSupport
import Testing

@testable import Pipeline

@Suite("The inbox")
struct InboxTests {
  @Test("Files are listed oldest first, also from subfolders")
  func order() throws {
    let folder = try TemporaryFolder()
    try folder.write("b", to: "b.xlsx", modified: 200)
    try folder.write("a", to: "BUN/a.xlsx", modified: 300)
    try folder.write("c", to: "c.xlsx", modified: 100)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.map(\.path) == ["c.xlsx", "b.xlsx", "BUN/a.xlsx"])
  }

  @Test(
    "Hidden, temporary and system files are passed over",
    arguments: [
      ".DS_Store", "~$a.xlsx", ".~lock.a.ods#", "a.xlsx.tmp", "a.part", "a.crdownload", "Thumbs.db",
      "desktop.ini", "a.xlsx~",
    ])
  func passedOver(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: name)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.isEmpty)
    #expect(listing.hindered.isEmpty)
  }

  @Test(
    "A file that Excel or LibreOffice has open stays, and is named",
    arguments: [("mål.xlsx", "~$mål.xlsx"), ("mål.ods", ".~lock.mål.ods#")])
  func openElsewhere(name: String, lock: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: name)
    try folder.write("x", to: lock)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.isEmpty)
    #expect(listing.hindered.map(\.path) == [name])
    #expect(listing.hindered.map(\.hindrance) == [.openElsewhere])
  }

  @Test("A symbolic link is never followed")
  func symbolicLink() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      at: folder.location.appending(path: "länk.xlsx"),
      withDestinationURL: URL(filePath: "/etc/hosts"))
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.isEmpty)
    #expect(listing.hindered.map(\.hindrance) == [.notAFile])
  }

  @Test("A file that grows after it was listed is left for the next night")
  func beingWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("första", to: "a.xlsx", modified: 100)
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    try folder.write("första och andra", to: "a.xlsx")
    #expect(throws: Inbox.Hindrance.beingWritten) { try file.bytes(upTo: 1000) }
  }

  @Test("A file that was changed just now is left for the next night, and named")
  func justChanged() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "a.xlsx", modified: 995)
    try folder.write("b", to: "b.xlsx", modified: 980)
    let listing = try Inbox(folder: folder.location).listing(at: 1000)
    #expect(listing.files.map(\.path) == ["b.xlsx"])
    #expect(listing.hindered.map(\.hindrance) == [.beingWritten])
  }

  @Test("Without an inbox there is no night")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RunError.self) {
      try Inbox(folder: folder.location.appending(path: "inkorg")).listing(at: 1000)
    }
  }

  @Test("A file larger than the limit is not opened")
  func tooLarge() throws {
    let folder = try TemporaryFolder()
    try folder.write("0123456789", to: "a.xlsx")
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    #expect(throws: Inbox.Hindrance.tooLarge) { try file.bytes(upTo: 9) }
    #expect(try file.bytes(upTo: 10).count == 10)
  }
}
