import XML
import Zip

/// Where the parts of an OpenDocument file are: in an archive, or all in one flat document.
enum ODSSource: Sendable {
  case package(ZipArchive)
  case flat(ByteSource)

  /// Opens a part; `nil` when there is none of its own.
  func open(_ part: String, limits: ReadLimits) throws(SpreadsheetError) -> PartReader? {
    switch self {
    case .package(let archive):
      guard let entry = archive[part] else { return nil }
      return try PartReader(
        entry, in: archive, namespaces: ODSNamespaces.prefixes, limits: limits)
    case .flat(let document):
      guard part == Self.content else { return nil }
      return PartReader(document, namespaces: ODSNamespaces.prefixes, limits: limits)
    }
  }

  /// Opens the part that holds the sheets.
  func openContent(limits: ReadLimits) throws(SpreadsheetError) -> PartReader {
    guard let part = try open(Self.content, limits: limits) else {
      throw SpreadsheetError(.damaged, detail: "there is no \(Self.content)")
    }
    return part
  }

  /// Whether the parts are encrypted (ODF 1.3 Part 2, 3.4.1).
  func isEncrypted(limits: ReadLimits) throws(SpreadsheetError) -> Bool {
    guard var part = try open(Self.manifest, limits: limits) else { return false }
    do throws(SpreadsheetError) {
      while let event = try part.next() {
        if event == .start, part.name == "manifest:encryption-data" { return true }
      }
    } catch {
      // Values do not need the manifest, and stay when it is broken. OpenOffice.org gave it a
      // DOCTYPE; then it is not read, but only searched.
      if error.kind == .unsafeContent {
        return try manifestHolds("encryption-data", limits: limits)
      }
      guard error.isOfOneSheet else { throw error }
    }
    return false
  }

  private func manifestHolds(
    _ word: String, limits: ReadLimits
  ) throws(SpreadsheetError) -> Bool {
    guard case .package(let archive) = self, let entry = archive[Self.manifest] else {
      return false
    }
    do throws(ZipError) {
      return String(decoding: try archive.read(entry), as: UTF8.self).contains(word)
    } catch {
      throw SpreadsheetError(error)
    }
  }

  private static let content = "content.xml"
  private static let manifest = "META-INF/manifest.xml"
}
