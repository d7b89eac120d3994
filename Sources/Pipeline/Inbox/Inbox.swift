import Findings
import Foundation

/// The inbox: which of its files are whole, and in what order they are taken.
struct Inbox {
  let folder: URL

  /// Why a file stays where it is.
  enum Hindrance: Error, Hashable, Sendable {
    case beingWritten
    case perhapsUnfinished
    case openElsewhere
    case hasGone
    case notAFile
    case unreadableName
    /// An earlier file of the same unit stays, and would count before this one if it came after it.
    case waitsForEarlier
    case unreadable(because: Wording)
    case cannotBeMoved(because: Wording)
    /// It lies in the archive, and the next run finishes what was begun.
    case halfway(because: Wording)

    /// Whether the disk keeps the file from being taken in, though it is whole.
    var isOfTheDisk: Bool {
      switch self {
      case .cannotBeMoved, .waitsForEarlier: true
      default: false
      }
    }

    /// The reason, in words that fit after the file's name.
    var wording: Wording {
      switch self {
      case .beingWritten:
        Wording(
          "ändrades alldeles nyss, eller skrivs fortfarande; kör igen om en stund, annars tas den nästa gång",
          english:
            "was changed just now, or is still written; run again in a while, or the next run takes it"
        )
      case .perhapsUnfinished:
        Wording(
          "är kanske inte färdigkopierad; skickas tillbaka vid nästa körning om den inte blir hel",
          english:
            "may not be copied to its end; the next run sends it back if it is not whole then")
      case .openElsewhere:
        Wording(
          "är öppen i ett annat program; stäng den, eller ta bort låsfilen (~$ eller .~lock) bredvid",
          english:
            "is open in another program; close it, or remove the lock file (~$ or .~lock) by it")
      case .hasGone:
        Wording(
          "försvann medan inkorgen lästes; är det en nätverksmapp, kontrollera att den är ansluten",
          english: "vanished while the inbox was read; check that a network folder is connected")
      case .notAFile:
        Wording(
          "är ingen vanlig fil; lägg själva filen här",
          english: "is no regular file; put the file itself here")
      case .unreadableName:
        Wording(
          "har ett namn som inte går att läsa (inte UTF-8); byt namn på den",
          english: "has a name that cannot be read (not UTF-8); rename it")
      case .waitsForEarlier:
        Wording(
          "väntar på en tidigare fil från samma enhet, som ligger kvar",
          english: "waits for an earlier file of the same unit, which stays")
      case .unreadable(let reason):
        Wording("går inte att öppna. ", english: "cannot be opened. ") + reason
      case .cannotBeMoved(let reason):
        Wording("går inte att flytta. ", english: "cannot be moved. ") + reason
      case .halfway(let reason):
        Wording(
          "ligger i arkivet, och tas in helt vid nästa körning. ",
          english: "lies in the archive, and the next run takes it in to its end. ") + reason
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

  /// How long a file that is not whole, or of which nobody tells whether it is being written, may be
  /// one that is still being copied, in seconds.
  static let longestPause = 600

  /// Lists the inbox.
  ///
  /// Hidden, temporary and system files are passed over.
  ///
  /// - Parameter time: The time now, in seconds since 1970: what was changed just before stays.
  /// - Throws: ``RunError/unusable(file:reason:)`` when there is no inbox, or it cannot be opened.
  func listing(at time: Int) throws(RunError) -> Listing {
    guard (try? Disk.exists(folder)) == true, (try? Disk.names(in: folder)) != nil else {
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
    let names: [String]
    do throws(RunError) {
      names = try Disk.names(in: folder)
    } catch {
      listing.hindered.append((path, .unreadable(because: error.reason)))
      return
    }
    let opened = Set(names.compactMap(Self.nameOpenedElsewhere))
    for name in names where !Self.isPassedOver(name) {
      let location = folder.appending(path: name)
      let path = path.isEmpty ? name : "\(path)/\(name)"
      let state: FileState?
      do throws(RunError) {
        state = try Disk.state(of: location)
      } catch {
        listing.hindered.append((path, .unreadable(because: error.reason)))
        continue
      }
      guard let state else {
        // A file that has gone since is no longer anybody's concern.
        if name.contains("\u{FFFD}") { listing.hindered.append((path, .unreadableName)) }
        continue
      }
      switch state.kind {
      case .file where Self.isTemporary(name), .other where Self.isTemporary(name):
        continue
      case .folder:
        collect(from: location, under: path, at: time, into: &listing)
      case .other:
        listing.hindered.append((path, .notAFile))
      case .file where opened.contains(name):
        listing.hindered.append((path, .openElsewhere))
      case .file where Self.isWithin(Self.quietPeriod, of: time, state.modified):
        listing.hindered.append((path, .beingWritten))
      case .file:
        let isSettled = !Self.isWithin(Self.longestPause, of: time, state.modified)
        // Whoever copies a file may set its time before it is whole, but not when it was touched.
        let isTouched = Self.isWithin(Self.longestPause, of: time, state.changed)
        listing.files.append(
          InboxFile(
            location: location, path: path, state: state, isSettled: isSettled,
            isUntouched: isSettled && !isTouched))
      }
    }
  }

  /// Whether a time is so recent; the clock of a file server may be a little ahead.
  ///
  /// A time far ahead is a clock that is wrong, and no reason to wait.
  private static func isWithin(_ seconds: Int, of now: Int, _ time: FileState.Time) -> Bool {
    (-longestPause..<seconds).contains(now - time.seconds)
  }

  /// The file that a lock file says is open: `~$a.xlsx` of Excel, `.~lock.a.ods#` of LibreOffice.
  static func nameOpenedElsewhere(_ name: String) -> String? {
    if name.hasPrefix("~$") { return String(name.dropFirst(2)) }
    if name.hasPrefix(".~lock."), name.hasSuffix("#") {
      return String(name.dropFirst(".~lock.".count).dropLast())
    }
    return nil
  }

  /// Whether a name is one that programs and systems give to what is their own.
  private static func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasPrefix("~$")
      || ["thumbs.db", "desktop.ini", Disk.ofTheDisk].contains(name.lowercased())
  }

  /// Whether a name is one that programs give to files being written, or that have been replaced.
  private static func isTemporary(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["~", ".tmp", ".part", ".crdownload"].contains { name.hasSuffix($0) }
  }
}

extension Inbox.Hindrance {
  /// What keeps a file in its place, after an error that kept it from being moved.
  init(_ error: any Error) {
    self =
      switch error {
      case let hindrance as Self: hindrance
      case let error as RunError: .cannotBeMoved(because: error.wording)
      default:
        .cannotBeMoved(
          because: Wording("Kontrollera behörigheten.", english: "Check its permissions."))
      }
  }
}
