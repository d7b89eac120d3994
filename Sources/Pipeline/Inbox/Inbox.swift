import Foundation

/// A file that a unit has dropped in the inbox.
struct InboxFile: Sendable {
  /// Where it lies.
  let location: URL

  /// Its path within the inbox, with `/` between the parts.
  let path: String

  /// Its size and time when it was listed.
  let state: FileState

  /// Its last path component.
  var name: String { location.lastPathComponent }

  /// The file's bytes.
  ///
  /// - Throws: ``Inbox/Hindrance`` when the file cannot be taken now.
  func bytes(upTo limit: Int) throws(Inbox.Hindrance) -> [UInt8] {
    guard state.size <= limit else { throw .tooLarge }
    guard let data = try? Data(contentsOf: location) else { throw .unreadable }
    guard FileState(location) == state, data.count == state.size else { throw .beingWritten }
    return [UInt8](data)
  }
}

/// How large a file is and when it was last changed.
struct FileState: Hashable, Sendable {
  let size: Int
  /// The time of the last change, in seconds since 1970.
  let modified: Double

  init?(_ location: URL) {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: location.path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, let modified = attributes[.modificationDate] as? Date
    else { return nil }
    self.size = size
    // File systems allow times that no calendar has.
    self.modified = min(max(modified.timeIntervalSince1970, 0), 253_402_300_799)
  }
}

/// The inbox: which of its files are whole, and in what order they are taken.
struct Inbox {
  let folder: URL

  /// Why a file stays where it is.
  enum Hindrance: String, Error, Codable, Sendable {
    case beingWritten = "ändrades alldeles nyss; tas vid nästa körning"
    case openElsewhere = "är öppen i ett annat program"
    case unreadable = "går inte att öppna; kontrollera behörigheten"
    case tooLarge = "är större än 100 MB"
    case notAFile = "är ingen vanlig fil, eller har ett namn som inte går att läsa"
    case cannotBeMoved = "går inte att flytta; kontrollera behörigheten"
  }

  /// What lies in the inbox.
  struct Listing {
    /// The files to take in, oldest first, so that a corrected file comes after what it corrects.
    var files: [InboxFile] = []
    /// The paths of what stays, with the reason.
    var hindered: [(path: String, hindrance: Hindrance)] = []
  }

  /// How long a file must have stood still, in seconds.
  static let quietPeriod = 10.0

  /// Lists the inbox.
  ///
  /// Hidden, temporary and system files are passed over.
  ///
  /// - Parameter time: The time now, in seconds since 1970: what was changed just before stays.
  /// - Throws: ``RunError/unusable(file:reason:)`` when there is no inbox, or it cannot be opened.
  func listing(at time: Int) throws(RunError) -> Listing {
    guard (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) != nil else {
      throw .unusable(
        file: folder.path,
        reason:
          "Inkorgen saknas eller går inte att öppna. Skapa mappen, och kontrollera behörigheten.")
    }
    var listing = Listing()
    collect(from: folder, under: "", at: Double(time), into: &listing)
    listing.files.sort { ($0.state.modified, $0.path) < ($1.state.modified, $1.path) }
    return listing
  }

  private func collect(
    from folder: URL, under path: String, at time: Double, into listing: inout Listing
  ) {
    guard
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    else {
      listing.hindered.append((path, .unreadable))
      return
    }
    let opened = Set(names.compactMap(Self.nameOpenedElsewhere))
    for name in names where !Self.isPassedOver(name) {
      let location = folder.appending(path: name)
      let path = path.isEmpty ? name : "\(path)/\(name)"
      let type = (try? FileManager.default.attributesOfItem(atPath: location.path))?[.type]
      switch type as? FileAttributeType {
      case .typeDirectory:
        collect(from: location, under: path, at: time, into: &listing)
      case .typeRegular:
        if opened.contains(name) {
          listing.hindered.append((path, .openElsewhere))
        } else if let state = FileState(location) {
          // A time to come is a clock that is wrong, and no reason to wait.
          guard !(0..<Self.quietPeriod).contains(time - state.modified) else {
            listing.hindered.append((path, .beingWritten))
            continue
          }
          listing.files.append(InboxFile(location: location, path: path, state: state))
        }
      default:
        listing.hindered.append((path, .notAFile))
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
