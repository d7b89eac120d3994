import Zip

/// A compound file ([MS-CFB]), the container of old Office formats and of encrypted new ones.
struct CompoundFile {
  /// The names of the streams and storages, in lower case.
  private let names: Set<String>

  init(_ source: ByteSource) {
    names = Set(Self.directory(of: source))
  }

  /// Why the file is not read, by what it holds.
  var refusal: SpreadsheetError {
    if names.contains("encryptedpackage") || names.contains("encryptioninfo") {
      return SpreadsheetError(.encrypted)
    }
    for (stream, format) in [
      ("workbook", "xls"), ("book", "xls"), ("worddocument", "doc"),
      ("powerpoint document", "ppt"), ("__properties_version1.0", "msg"),
    ] where names.contains(stream) {
      return SpreadsheetError(.unsupportedFormat(format))
    }
    if names.isEmpty { return SpreadsheetError(.damaged, detail: "a compound file without names") }
    return SpreadsheetError(.unsupportedFormat("compound file"))
  }

  /// The names in the directory, as far as it can be followed.
  private static func directory(of source: ByteSource) -> [String] {
    guard let shift = number(in: source, at: 30, length: 2), shift == 9 || shift == 12,
      let first = number(in: source, at: 48, length: 4)
    else { return [] }
    let size = 1 << shift
    let sectors = source.count / size
    let tables = allocationTables(of: source, sectorSize: size)
    var names: [String] = []
    var sector = first
    var visited = 0
    while sector < sectors, visited < sectors, names.count < 10_000 {
      let start = (sector + 1) * size
      for entry in stride(from: start, to: start + size, by: 128) {
        if let name = name(in: source, at: entry) { names.append(name) }
      }
      visited += 1
      let table = sector / (size / 4)
      guard table < tables.count,
        let next = number(
          in: source, at: (tables[table] + 1) * size + sector % (size / 4) * 4, length: 4)
      else { break }
      sector = next
    }
    return names
  }

  /// The sectors of the allocation table.
  private static func allocationTables(of source: ByteSource, sectorSize: Int) -> [Int] {
    let sectors = source.count / sectorSize
    var tables: [Int] = []
    func add(at offset: Int) {
      if let table = number(in: source, at: offset, length: 4), table < sectors {
        tables.append(table)
      }
    }
    for index in 0..<109 { add(at: 76 + 4 * index) }
    var more = number(in: source, at: 68, length: 4) ?? sectors
    var visited = 0
    while more < sectors, visited < sectors, tables.count <= sectors {
      let start = (more + 1) * sectorSize
      for offset in stride(from: start, to: start + sectorSize - 4, by: 4) { add(at: offset) }
      more = number(in: source, at: start + sectorSize - 4, length: 4) ?? sectors
      visited += 1
    }
    return tables
  }

  /// The name of the directory entry at a place, in lower case; `nil` when it is unused.
  private static func name(in source: ByteSource, at offset: Int) -> String? {
    let entry = source.read(offset..<offset + 128)
    guard entry.count == 128, entry[66] != 0 else { return nil }
    let length = Int(entry[64]) | Int(entry[65]) << 8
    guard (2...64).contains(length) else { return nil }
    let units = stride(from: 0, to: length - 2, by: 2).map {
      UInt16(entry[$0]) | UInt16(entry[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self).lowercased()
  }

  private static func number(in source: ByteSource, at offset: Int, length: Int) -> Int? {
    let bytes = source.read(offset..<offset + length)
    guard bytes.count == length else { return nil }
    return bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
