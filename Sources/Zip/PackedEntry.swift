/// An entry of an archive, with its content still packed.
public struct PackedEntry: Hashable, Sendable {
  /// The path within the archive, with `/` between folders.
  public var path: String

  /// How the content is packed.
  public var packing: ZipWriter.Packing

  /// The CRC-32 of the content when it is unpacked.
  public var checkSum: UInt32

  /// The content as it lies in the archive.
  public var packedContent: [UInt8]

  /// The number of bytes when it is unpacked.
  public var size: UInt64

  /// Creates an entry.
  public init(
    path: String, packing: ZipWriter.Packing, checkSum: UInt32, packedContent: [UInt8],
    size: UInt64
  ) {
    self.path = path
    self.packing = packing
    self.checkSum = checkSum
    self.packedContent = packedContent
    self.size = size
  }

  /// Packs content.
  public init(path: String, content: [UInt8], packing: ZipWriter.Packing = .deflated) {
    var sum = CheckSum()
    sum.append(content)
    var packedContent: [UInt8] = []
    switch packing {
    case .stored: packedContent = content
    case .deflated:
      var deflater = Deflater()
      deflater.append(content, to: &packedContent)
      deflater.finish(to: &packedContent)
    }
    self.init(
      path: path, packing: packing, checkSum: sum.value, packedContent: packedContent,
      size: UInt64(content.count))
  }
}
