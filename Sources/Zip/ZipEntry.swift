/// An entry of an archive, as the archive's directory describes it.
public struct ZipEntry: Hashable, Sendable {
  /// How an entry is packed.
  public enum Method: Hashable, Sendable {
    /// Not packed.
    case stored
    /// By deflate (RFC 1951).
    case deflated
    /// By a method that is not read here.
    case other(Int)

    init(code: Int) {
      switch code {
      case 0: self = .stored
      case 8: self = .deflated
      default: self = .other(code)
      }
    }
  }

  /// The name, with the folders as the archive writes them.
  public let name: String

  /// How the entry is packed.
  public let method: Method

  /// Whether the entry is encrypted.
  public let isEncrypted: Bool

  /// The number of bytes in the archive.
  public let packedSize: Int

  /// The number of bytes after unpacking, as claimed.
  public let unpackedSize: Int

  /// The CRC-32 of the unpacked bytes, as claimed.
  public let checksum: UInt32

  /// Where the packed bytes start; `nil` when the entry's own header is damaged.
  let start: Int?

  /// Where the entry's own header starts.
  let headerStart: Int

  /// Whether the entry is a folder.
  public var isFolder: Bool { name.utf8.last == UInt8(ascii: "/") }
}
