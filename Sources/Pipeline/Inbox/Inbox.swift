import Findings
import Foundation

/// The inbox: which of its files are whole, and in what order they are taken.
struct Inbox {
  let folder: URL

  /// Why a file stays where it is.
  enum Hindrance: String, Error, Codable, Sendable {
    case beingWritten =
      "ändrades alldeles nyss; vänta tio sekunder och kör igen, annars tas den vid nästa körning"
    case perhapsUnfinished =
      "är kanske inte färdigkopierad; skickas tillbaka vid nästa körning om den inte blir hel"
    case openElsewhere = "är öppen i ett annat program; stäng den där, så tas den vid nästa körning"
    case unreadable = "går inte att öppna; kontrollera behörigheten"
    case tooLarge = "är större än 100 MB; ta bort bilder och annat som inte behövs"
    case notAFile = "är ingen vanlig fil; lägg själva kalkylarket i inkorgen"
    case unreadableName = "har ett namn som inte går att läsa (inte UTF-8); byt namn på den"
    case cannotBeMoved = "går inte att flytta; kontrollera behörigheten"

    /// The reason as people read it.
    var wording: Wording {
      switch self {
      case .beingWritten:
        Wording(
          rawValue,
          english: "was changed just now; wait ten seconds and run again, or the next run takes it")
      case .perhapsUnfinished:
        Wording(
          rawValue,
          english:
            "may not be copied to its end; the next run sends it back if it is not whole by then")
      case .openElsewhere:
        Wording(
          rawValue, english: "is open in another program; close it there, and the next run takes it"
        )
      case .unreadable: Wording(rawValue, english: "cannot be opened; check its permissions")
      case .tooLarge:
        Wording(rawValue, english: "is larger than 100 MB; remove pictures and what is not needed")
      case .notAFile:
        Wording(rawValue, english: "is no regular file; put the spreadsheet itself into the inbox")
      case .unreadableName:
        Wording(rawValue, english: "has a name that cannot be read (not UTF-8); rename it")
      case .cannotBeMoved: Wording(rawValue, english: "cannot be moved; check its permissions")
      }
    }
  }

  /// What lies in the inbox.
  struct Listing {
    /// The files to take in, oldest first, so that a corrected file comes after what it corrects.
    var files: [InboxFile] = []
    /// The paths of what stays, with the reason.
    var hindered: [(path: String, hindrance: Hindrance)] = []
  }

  /// How long a file must have stood still, in seconds.
  static let quietPeriod = 10

  /// How long a file that is not whole may be one that is still being copied, in seconds.
  static let longestPause = 600

  /// Lists the inbox.
  ///
  /// Hidden, temporary and system files are passed over.
  ///
  /// - Parameter time: The time now, in seconds since 1970: what was changed just before stays.
  /// - Throws: ``RunError/unusable(file:reason:)`` when there is no inbox, or it cannot be opened.
  func listing(at time: Int) throws(RunError) -> Listing {
    guard Disk.exists(folder), (try? Disk.names(in: folder)) != nil else {
      throw .unusable(
        file: folder.path,
        reason: Wording(
          "Inkorgen saknas eller får inte öppnas. Skapa mappen, och ge den användare som kör styrkort "
            + "rätt att läsa och skriva i den.",
          english: "The inbox is missing or must not be opened. Make the folder, and give the user "
            + "that runs styrkort the right to read and write in it."))
    }
    var listing = Listing()
    collect(from: folder, under: "", at: time, into: &listing)
    listing.files.sort {
      $0.state.modified == $1.state.modified
        ? $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
        : $0.state.modified < $1.state.modified
    }
    return listing
  }

  private func collect(
    from folder: URL, under path: String, at time: Int, into listing: inout Listing
  ) {
    guard let names = try? Disk.names(in: folder) else {
      listing.hindered.append((path, .unreadable))
      return
    }
    let opened = Set(names.compactMap(Self.nameOpenedElsewhere))
    for name in names where !Self.isPassedOver(name) {
      let location = folder.appending(path: name)
      let path = path.isEmpty ? name : "\(path)/\(name)"
      guard let state = FileState(location) else {
        // A file that has gone since is no longer anybody's concern.
        if name.contains("\u{FFFD}") { listing.hindered.append((path, .unreadableName)) }
        continue
      }
      switch state.kind {
      case .folder:
        collect(from: location, under: path, at: time, into: &listing)
      case .other:
        listing.hindered.append((path, .notAFile))
      case .file where opened.contains(name):
        listing.hindered.append((path, .openElsewhere))
      // A time to come is a clock that is wrong, and no reason to wait.
      case .file where (0..<Self.quietPeriod).contains(time - state.modified.seconds):
        listing.hindered.append((path, .beingWritten))
      case .file:
        listing.files.append(InboxFile(location: location, path: path, state: state))
      }
    }
  }

  /// The file that a lock file says is open: `~$a.xlsx` of Excel, `.~lock.a.ods#` of LibreOffice.
  static func nameOpenedElsewhere(_ name: String) -> String? {
    if name.hasPrefix("~$") { return String(name.dropFirst(2)) }
    if name.hasPrefix(".~lock."), name.hasSuffix("#") {
      return String(name.dropFirst(".~lock.".count).dropLast())
    }
    return nil
  }

  /// Whether a name is one that programs give to files of their own, or to files being written.
  static func isPassedOver(_ name: String) -> Bool {
    let lowercased = name.lowercased()
    return name.hasPrefix(".") || name.hasPrefix("~$") || name.hasSuffix("~")
      || [".tmp", ".part", ".crdownload"].contains { lowercased.hasSuffix($0) }
      || ["thumbs.db", "desktop.ini"].contains(lowercased)
  }
}
