/// Formats that are told by their first bytes, and are not read here.
enum FileSignature {
  /// The name of the format; `nil` when the bytes begin like none of them.
  static func name(of bytes: [UInt8]) -> String? {
    if let found = signatures.first(where: { bytes.starts(with: $0.bytes) }) { return found.name }
    if bytes.count > 12, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    {
      return "webp"
    }
    if bytes.count > 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      let brand = String(decoding: bytes[8..<12], as: UTF8.self)
      return ["heic", "heix", "mif1", "avif"].contains(brand) ? "heic" : "mp4"
    }
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return "tar" }
    return isWorksheetStream(bytes) ? "xls" : nil
  }

  private static let signatures: [(bytes: [UInt8], name: String)] = [
    (Array("%PDF".utf8), "pdf"),
    ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "png"),
    ([0xff, 0xd8, 0xff], "jpeg"),
    (Array("GIF87a".utf8), "gif"),
    (Array("GIF89a".utf8), "gif"),
    ([0x49, 0x49, 0x2a, 0x00], "tiff"),
    ([0x4d, 0x4d, 0x00, 0x2a], "tiff"),
    ([0x1f, 0x8b, 0x08], "gzip"),
    ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z"),
    (Array("Rar!\u{1a}\u{07}".utf8), "rar"),
    (Array("BZh".utf8), "bzip2"),
    ([0x7f, 0x45, 0x4c, 0x46], "program"),
    (Array("SQLite format 3\0".utf8), "sqlite"),
    (Array("PAR1".utf8), "parquet"),
    ([0x00, 0x00, 0x02, 0x00, 0x06, 0x04], "wk1"),
    ([0x00, 0x00, 0x1a, 0x00, 0x00, 0x10], "wk3"),
  ]

  /// Whether the bytes are a workbook of Excel 2 to 4, which has no container: they begin with the
  /// record that begins a sheet ([MS-XLS] 2.4.21).
  private static func isWorksheetStream(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 8, bytes[0] == 0x09, [0x00, 0x02, 0x04, 0x08].contains(bytes[1]) else {
      return false
    }
    return (4...16).contains(bytes[2]) && bytes[3] == 0
  }
}
