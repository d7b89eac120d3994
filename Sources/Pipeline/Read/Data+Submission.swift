import Findings
import Foundation

extension Data {
  /// The bytes of a file that somebody names.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when it is not there, is a folder or must not be
  ///   read.
  init(submission location: URL) throws(RunError) {
    do {
      try self.init(contentsOf: location)
    } catch {
      throw .unusable(file: location.path, reason: Self.reason(against: location))
    }
  }

  private static func reason(against location: URL) -> Wording {
    switch FileState(location)?.kind {
    case nil:
      Wording(
        "Filen finns inte. Kontrollera namnet, och sätt det inom citattecken om det har blanksteg.",
        english: "The file does not exist. Check the name, and quote it if it has blanks.")
    case .folder:
      Wording(
        "Det här är en mapp. Ange filerna i den, till exempel \(location.lastPathComponent)/*.xlsx.",
        english:
          "This is a folder. Name the files in it, such as \(location.lastPathComponent)/*.xlsx.")
    case .file, .other:
      Wording(
        "Filen får inte läsas. Kontrollera behörigheten.",
        english: "The file must not be read. Check its permissions.")
    }
  }
}
