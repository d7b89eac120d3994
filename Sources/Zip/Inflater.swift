import CZlib

/// A stream of raw deflate data on its way through zlib.
@safe
struct Inflater: ~Copyable {
  enum State { case more, end, failed }

  // On the heap: zlib refuses a stream that has been moved.
  private let stream: UnsafeMutablePointer<z_stream>

  init?() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative window bits mean deflate data without a header of zlib's own.
    let code = unsafe inflateInit2_(
      stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else { return nil }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Unpacks as much as the place in the buffer takes.
  func inflate(
    _ bytes: [UInt8], _ range: Range<Int>, into buffer: inout [UInt8], at place: Range<Int>
  ) -> (read: Int, written: Int, state: State) {
    let available = UInt32(clamping: range.count)
    let room = UInt32(clamping: place.count)
    let code = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe buffer.withUnsafeMutableBufferPointer { output in
        // zlib does not write through `next_in`, though its type allows it.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { unsafe $0 + range.lowerBound })
        unsafe stream.pointee.avail_in = available
        unsafe stream.pointee.next_out = output.extracting(place).baseAddress
        unsafe stream.pointee.avail_out = room
        // All input is there; a stream that ends within the place then needs no window of its own.
        return unsafe CZlib.inflate(stream, Z_FINISH)
      }
    }
    let state: State =
      switch code {
      case Z_OK, Z_BUF_ERROR: .more
      case Z_STREAM_END: .end
      default: .failed
      }
    return unsafe (
      Int(available - stream.pointee.avail_in), Int(room - stream.pointee.avail_out), state
    )
  }
}
