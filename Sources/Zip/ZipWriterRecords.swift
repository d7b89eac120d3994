/// What an archive says about an entry, in the headers of APPNOTE 4.3.
struct Record {
  var path: [UInt8]
  var packing: ZipWriter.Packing
  var isStreamed = false
  var checkSum: UInt32 = 0
  var packedSize: UInt64 = 0
  var size: UInt64 = 0
  var offset: UInt64

  /// Writes the header before an entry (4.3.7).
  func writeLocalHeader(to output: inout [UInt8]) {
    let sizes = Zip64Field([size, packedSize])
    output.append(0x0403_4b50 as UInt32)
    output.append(sizes.versionNeeded)
    writeCommonFields(to: &output)
    output.append(UInt32(clamping: packedSize))
    output.append(UInt32(clamping: size))
    output.append(pathCount)
    // In a local header, both sizes move to the extra field as soon as one must.
    let extra = sizes.isNeeded ? Zip64Field.bytes([size, packedSize]) : []
    output.append(UInt16(extra.count))
    output += path
    output += extra
  }

  /// Writes what follows a streamed entry (4.3.9).
  ///
  /// An entry that has passed 4 GiB has eight-byte sizes.
  func writeDescriptor(to output: inout [UInt8]) {
    output.append(0x0807_4b50 as UInt32)
    output.append(checkSum)
    if Zip64Field([size, packedSize]).isNeeded {
      output.append(packedSize)
      output.append(size)
    } else {
      output.append(UInt32(packedSize))
      output.append(UInt32(size))
    }
  }

  /// Writes the header in the directory (4.3.12).
  func writeDirectoryHeader(to output: inout [UInt8]) {
    let numbers = Zip64Field([size, packedSize, offset])
    output.append(0x0201_4b50 as UInt32)
    output.append(numbers.versionNeeded)
    output.append(numbers.versionNeeded)
    writeCommonFields(to: &output)
    output.append(UInt32(clamping: packedSize))
    output.append(UInt32(clamping: size))
    output.append(pathCount)
    output.append(UInt16(numbers.bytes.count))
    output.append(0 as UInt16)  // comment
    output.append(0 as UInt16)  // disk
    output.append(0 as UInt16)  // internal attributes
    output.append(0 as UInt32)  // external attributes
    output.append(UInt32(clamping: offset))
    output += path
    output += numbers.bytes
  }

  private func writeCommonFields(to output: inout [UInt8]) {
    let isUTF8 = path.contains { $0 >= 0x80 }
    output.append((isStreamed ? 1 << 3 : 0) | (isUTF8 ? 1 << 11 : 0) as UInt16)
    output.append(packing.rawValue)
    output.append(0 as UInt16)  // midnight
    output.append(1 << 5 | 1 as UInt16)  // 1980-01-01
    output.append(checkSum)
  }

  private var pathCount: UInt16 {
    precondition(path.count <= UInt16.max, "a path has at most 65,535 bytes")
    return UInt16(path.count)
  }
}

/// The extra field for numbers that four bytes cannot hold (4.5.3).
private struct Zip64Field {
  /// The field; empty when every number fits.
  let bytes: [UInt8]

  init(_ numbers: [UInt64]) {
    let large = numbers.filter { $0 >= UInt64(UInt32.max) }
    bytes = large.isEmpty ? [] : Self.bytes(large)
  }

  var isNeeded: Bool { !bytes.isEmpty }

  /// Version 4.5 knows of zip64, version 2.0 of deflate (4.4.3.2).
  var versionNeeded: UInt16 { isNeeded ? 45 : 20 }

  static func bytes(_ numbers: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(0x0001 as UInt16)
    bytes.append(UInt16(numbers.count * 8))
    for number in numbers { bytes.append(number) }
    return bytes
  }
}

/// What stands at the end of an archive (4.3.14 to 4.3.16).
struct EndOfDirectory {
  var count: UInt64
  var start: UInt64
  var size: UInt64

  func write(to output: inout [UInt8]) {
    if count >= UInt16.max || start >= UInt32.max || size >= UInt32.max {
      writeZip64(to: &output)
    }
    output.append(0x0605_4b50 as UInt32)
    output.append(0 as UInt16)  // disk
    output.append(0 as UInt16)  // disk where the directory begins
    output.append(UInt16(clamping: count))
    output.append(UInt16(clamping: count))
    output.append(UInt32(clamping: size))
    output.append(UInt32(clamping: start))
    output.append(0 as UInt16)  // comment
  }

  private func writeZip64(to output: inout [UInt8]) {
    output.append(0x0606_4b50 as UInt32)
    output.append(44 as UInt64)  // what follows
    output.append(45 as UInt16)
    output.append(45 as UInt16)
    output.append(0 as UInt32)  // disk
    output.append(0 as UInt32)  // disk where the directory begins
    output.append(count)
    output.append(count)
    output.append(size)
    output.append(start)
    output.append(0x0706_4b50 as UInt32)
    output.append(0 as UInt32)  // disk
    output.append(start + size)
    output.append(1 as UInt32)  // disks in all
  }
}

extension [UInt8] {
  /// Adds a number, lowest byte first.
  fileprivate mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
      append(UInt8(truncatingIfNeeded: number >> Number(shift)))
    }
  }
}
