/// A compound file ([MS-CFB]), the container of old Office formats and of encrypted new ones.
struct CompoundFile {
  /// The names of the streams and storages, in lower case.
  private let names: Set<String>

  init(_ bytes: [UInt8]) {
    names = Set(Self.directory(of: bytes))
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
  private static func directory(of bytes: [UInt8]) -> [String] {
    guard let shift = number(in: bytes, at: 30, length: 2), shift == 9 || shift == 12,
      let first = number(in: bytes, at: 48, length: 4)
    else { return [] }
    let size = 1 << shift
    let sectors = bytes.count / size
    let tables = allocationTables(of: bytes, sectorSize: size)
    var names: [String] = []
    var sector = first
    var visited = 0
    while sector < sectors, visited < sectors, names.count < 10_000 {
      let start = (sector + 1) * size
      for entry in stride(from: start, to: start + size, by: 128) {
        if let name = name(in: bytes, at: entry) { names.append(name) }
      }
      visited += 1
      let table = sector / (size / 4)
      guard table < tables.count,
        let next = number(
          in: bytes, at: (tables[table] + 1) * size + sector % (size / 4) * 4, length: 4)
      else { break }
      sector = next
    }
    return names
  }

  /// The sectors of the allocation table.
  private static func allocationTables(of bytes: [UInt8], sectorSize: Int) -> [Int] {
    let sectors = bytes.count / sectorSize
    var tables: [Int] = []
    func add(at offset: Int) {
      if let table = number(in: bytes, at: offset, length: 4), table < sectors {
        tables.append(table)
      }
    }
    for index in 0..<109 { add(at: 76 + 4 * index) }
    var more = number(in: bytes, at: 68, length: 4) ?? sectors
    var visited = 0
    while more < sectors, visited < sectors, tables.count <= sectors {
      let start = (more + 1) * sectorSize
      for offset in stride(from: start, to: start + sectorSize - 4, by: 4) { add(at: offset) }
      more = number(in: bytes, at: start + sectorSize - 4, length: 4) ?? sectors
      visited += 1
    }
    return tables
  }

  /// The name of the directory entry at a place, in lower case; `nil` when it is unused.
  private static func name(in bytes: [UInt8], at offset: Int) -> String? {
    guard offset + 128 <= bytes.count, bytes[offset + 66] != 0,
      let length = number(in: bytes, at: offset + 64, length: 2), (2...64).contains(length)
    else { return nil }
    let units = stride(from: offset, to: offset + length - 2, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self).lowercased()
  }

  private static func number(in bytes: [UInt8], at offset: Int, length: Int) -> Int? {
    guard offset >= 0, offset + length <= bytes.count else { return nil }
    return (0..<length).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }
}
