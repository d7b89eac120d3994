import Foundation

/// Where in `retur/` what is written about a file lies: a text with the remarks, and a copy of the file
/// that has the remarks in it.
///
/// Their names end as no original's there does, see ``isName(_:)``, so that none is ever taken for the
/// other.
struct ReturnedFile {
  /// `retur/`, or a folder below it.
  let folder: URL

  private let name: String
  private let submission: String

  /// Where it is written of a file that was sent back, and lies there itself.
  init(_ location: URL) {
    folder = location.deletingLastPathComponent()
    name = location.lastPathComponent
    submission = ""
  }

  /// Where it is written of a submission.
  ///
  /// Several may have the same path, and only the number tells them apart.
  init(about place: Archive.Place, _ receipt: Receipt, in returned: URL) {
    let location = returned.appending(path: receipt.file)
    folder = location.deletingLastPathComponent()
    name = location.lastPathComponent
    submission = " (\(place.unit) nr \(place.number))"
  }

  /// The text that tells what is wrong with the file.
  var remarks: URL {
    folder.appending(path: name.fitted + submission + Self.remarksEnding)
  }

  /// The copy that has the remarks in it.
  var markedCopy: URL {
    let location = URL(filePath: name)
    var stem = location.deletingPathExtension().lastPathComponent
    // What is handed in may itself be such a copy.
    while stem.hasSuffix(Self.copyEnding) {
      stem.removeLast(Self.copyEnding.count)
      stem.replace(#/ \([^()]+ nr \d+\)$/#, with: "")
    }
    let suffix = location.pathExtension.isEmpty ? "" : "." + location.pathExtension
    return folder.appending(path: stem.fitted + submission + Self.copyEnding + suffix)
  }

  private static let remarksEnding = " – anmärkningar.txt"
  private static let copyEnding = " – med anmärkningar"

  /// Whether a name is one that a text or a copy of ours may have.
  static func isName(_ name: String) -> Bool {
    name.hasSuffix(remarksEnding)
      || URL(filePath: name).deletingPathExtension().lastPathComponent.hasSuffix(copyEnding)
  }
}

extension String {
  /// The name, shortened so that there is room for more, and still another than that of any other file.
  fileprivate var fitted: String {
    guard utf8.count > 140 else { return self }
    return shortened(toBytes: 130) + "…" + fingerprint(of: Array(utf8)).prefix(6)
  }
}
