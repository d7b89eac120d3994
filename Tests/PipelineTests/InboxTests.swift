import Foundation
import Glibc
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
      "desktop.ini", "a.xlsx~", "lost+found",
    ])
  func passedOver(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: name)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.isEmpty)
    #expect(listing.hindered.isEmpty)
  }

  @Test("A folder that is called like a temporary file is looked into all the same")
  func folderNames() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "Klart~/a.xlsx", modified: 100)
    try folder.write("x", to: "gammalt.tmp/b.xlsx", modified: 100)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.map(\.path) == ["Klart~/a.xlsx", "gammalt.tmp/b.xlsx"])
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

  @Test(
    "A clock that is a little ahead makes no file old, and one far ahead is no reason to wait",
    arguments: [(1, true), (599, true), (601, false), (86_400, false)])
  func clockAhead(seconds: Int, waits: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.xlsx", modified: Double(1_000_000 + seconds))
    let listing = try Inbox(folder: folder.location).listing(at: 1_000_000)
    #expect(listing.hindered.map(\.hindrance) == (waits ? [.beingWritten] : []))
    #expect(listing.files.count == (waits ? 0 : 1))
  }

  @Test("A file that was touched just now may still be open, whatever time it has been given")
  func touched() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.xlsx", modified: 1_000_000)
    let place = folder.location.appending(path: "a.xlsx")
    let changed = try #require(FileState(place)).changed.seconds
    let inbox = Inbox(folder: folder.location)
    let now = try #require(try inbox.listing(at: changed + 1).files.first)
    #expect(now.isSettled && !now.isUntouched)
    let later = try #require(try inbox.listing(at: changed + 601).files.first)
    #expect(later.isSettled && later.isUntouched)
  }

  @Test("A file that grows after it was listed is left for the next night")
  func beingWritten() throws {
    let folder = try TemporaryFolder()
    try folder.write("första", to: "a.xlsx", modified: 100)
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    try folder.write("första och andra", to: "a.xlsx")
    #expect(throws: Inbox.Hindrance.beingWritten) { try file.bytes() }
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

  @Test("A file that somebody has open for writing is left for the next night, however still it is")
  func openForWriting() throws {
    let folder = try TemporaryFolder()
    try folder.write("halv", to: "a.xlsx", modified: 100)
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    let writer = try FileHandle(forUpdating: file.location)
    #expect(throws: Inbox.Hindrance.beingWritten) { try file.bytes() }
    try writer.close()
    #expect(try file.bytes() == Array("halv".utf8))
  }

  @Test("A pipe, and a name that is not UTF-8, are named and hold nobody up")
  func oddEntries() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.xlsx", modified: 100)
    #expect(unsafe mkfifo(folder.location.appending(path: "rör.xlsx").path, 0o644) == 0)
    let latin1: [CChar] =
      (folder.location.path + "/M").utf8.map { CChar(bitPattern: $0) } + [-27, 108, 0]
    let descriptor = unsafe open(latin1, O_CREAT | O_WRONLY, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    let listing = try Inbox(folder: folder.location).listing(at: 10_000_000_000)
    #expect(listing.files.map(\.path) == ["a.xlsx"])
    #expect(listing.hindered.map(\.hindrance) == [.unreadableName, .notAFile])
    unsafe unlink(latin1)
  }

  @Test(
    "Names are taken as they are, whatever signs they hold",
    arguments: [
      "Mål%20kort.xlsx", "a?b#c;d.xlsx", "-rf.xlsx", "rad\nbrytning.xlsx", "mellan  slag .xlsx",
      "A\u{30A}ngens fo\u{308}rskola.ods", "Ängens förskola.ods", "🟢.csv", "\"citat'.csv", "\\.csv",
    ])
  func names(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("innehåll", to: name, modified: 100)
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    #expect(Array(file.path.utf8) == Array(name.utf8))
    #expect(try file.bytes() == Array("innehåll".utf8))
    let moved = folder.location.appending(path: "flyttad")
    try Disk.move(file.location, to: moved)
    #expect(try Disk.bytes(at: moved) == Array("innehåll".utf8))
  }

  @Test("Two names that look alike are two files, in an order that is always the same")
  func lookAlike() throws {
    let folder = try TemporaryFolder()
    try folder.write("1", to: "e\u{301}.csv", modified: 100)
    try folder.write("2", to: "é.csv", modified: 100)
    let files = try Inbox(folder: folder.location).listing(at: 10_000_000_000).files
    #expect(files.map { Array($0.path.utf8) } == [Array("e\u{301}.csv".utf8), Array("é.csv".utf8)])
  }

  @Test("Without an inbox there is no night")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(throws: RunError.self) {
      try Inbox(folder: folder.location.appending(path: "inkorg")).listing(at: 1000)
    }
  }

  @Test("A file that went after it was listed is told of as one that went")
  func gone() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "a.xlsx", modified: 100)
    let file = try #require(
      try Inbox(folder: folder.location).listing(at: 10_000_000_000).files.first)
    try FileManager.default.removeItem(at: file.location)
    #expect(throws: Inbox.Hindrance.hasGone) { try file.bytes() }
  }
}
