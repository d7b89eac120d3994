internal import CZlib

/// Packs bytes with the deflate method of RFC 1951.
///
/// The same bytes in the same portions give the same result. zlib fails here only when memory has
/// run out, and then the program stops, as it does for arrays.
@safe struct Deflater: ~Copyable {
  // zlib remembers where the stream lies, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// On the XML of sheets, level 4 with short matches left out takes three quarters of the time of
  /// level 5 for the same size; level 6 takes twice the time for 5 % less.
  private static let level: Int32 = 4
  private static let strategy = Z_FILTERED

  init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe deflateInit2_(
      stream, Self.level, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Self.strategy, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "out of memory")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Packs bytes, and adds what is ready to the output.
  mutating func append(_ bytes: [UInt8], to output: inout [UInt8]) {
    // zlib counts in 32 bits.
    let portion = 1 << 30
    for start in stride(from: 0, to: bytes.count, by: portion) {
      let part = bytes[start..<min(start + portion, bytes.count)]
      unsafe part.withUnsafeBufferPointer { part in
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: part.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(part.count)
        run(Z_NO_FLUSH, into: &output)
      }
    }
  }

  /// Ends the packed stream.
  mutating func finish(to output: inout [UInt8]) {
    unsafe stream.pointee.next_in = nil
    unsafe stream.pointee.avail_in = 0
    run(Z_FINISH, into: &output)
  }

  private mutating func run(_ flush: Int32, into output: inout [UInt8]) {
    let portion = 64 * 1024
    var isFull = true
    while isFull {
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: portion) { buffer in
        unsafe stream.pointee.next_out = buffer.baseAddress
        unsafe stream.pointee.avail_out = UInt32(portion)
        let status = unsafe deflate(stream, flush)
        precondition(status != Z_STREAM_ERROR, "the stream is in order")
        let rest = unsafe Int(stream.pointee.avail_out)
        unsafe output.append(contentsOf: buffer[..<(portion - rest)])
        isFull = rest == 0
      }
    }
  }
}
