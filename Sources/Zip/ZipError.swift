/// Why an archive, or one entry of it, cannot be read.
public struct ZipError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: Hashable, Sendable {
    /// The bytes are no zip archive.
    case notAnArchive
    /// The bytes begin as a zip archive, and end before its directory.
    case truncated
    /// A structure of the archive contradicts the format.
    case damaged
    /// The entry is encrypted.
    case encrypted
    /// The entry is packed by a method other than stored and deflate.
    case unsupportedMethod(Int)
    /// The unpacked bytes do not give the checksum that was stored with them.
    case wrongChecksum
    /// The entry unpacks to more or fewer bytes than it claims.
    case wrongSize
    /// Two entries share bytes of the archive.
    case overlappingEntries
    /// Two entries have the same name.
    case duplicateEntry
    /// The archive passes a limit; the text names the property of ``ZipLimits``.
    case limitExceeded(String)
  }

  /// What is wrong.
  public var kind: Kind

  /// The name of the entry; `nil` when the fault is the archive's.
  public var entry: String?

  /// Creates an error.
  public init(_ kind: Kind, entry: String? = nil) {
    self.kind = kind
    self.entry = entry
  }
}
