#if ISAL
  internal import CISAL
#else
  internal import CZlib
#endif

/// The check sum that zip archives use (CRC-32).
struct CheckSum {
  private(set) var value: UInt32 = 0

  mutating func append(_ bytes: [UInt8]) { append(bytes, bytes.indices) }

  mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    value = unsafe bytes.withUnsafeBufferPointer { buffer -> UInt32 in
      let part = buffer.extracting(range)
      #if ISAL
        return unsafe crc32_gzip_refl(value, part.baseAddress, UInt64(part.count))
      #else
        return unsafe UInt32(
          truncatingIfNeeded: crc32_z(UInt(value), part.baseAddress, part.count))
      #endif
    }
  }
}
