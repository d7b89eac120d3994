#if ISAL
  internal import CISAL

  private typealias PackedStream = inflate_state
#else
  internal import CZlib

  private typealias PackedStream = z_stream
#endif

/// A stream of raw deflate data on its way through zlib, or through ISA-L where the package is built
/// with the trait `ISAL`.
@safe
struct Inflater: ~Copyable {
  enum State { case more, end, failed }

  // On the heap: zlib refuses a stream that has been moved, and that of ISA-L holds 80 kB of tables.
  private let stream: UnsafeMutablePointer<PackedStream>

  init?() {
    unsafe stream = .allocate(capacity: 1)
    #if ISAL
      unsafe isal_inflate_init(stream)
    #else
      unsafe stream.initialize(to: z_stream())
      // Negative window bits mean deflate data without a header of zlib's own.
      let code = unsafe inflateInit2_(
        stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
      guard code == Z_OK else { return nil }
    #endif
  }

  deinit {
    #if !ISAL
      unsafe inflateEnd(stream)
    #endif
    unsafe stream.deallocate()
  }

  /// Unpacks as much as the place in the buffer takes.
  func inflate(
    _ bytes: [UInt8], _ range: Range<Int>, into buffer: inout [UInt8], at place: Range<Int>
  ) -> (read: Int, written: Int, state: State) {
    let available = UInt32(clamping: range.count)
    let room = UInt32(clamping: place.count)
    let state = unsafe bytes.withUnsafeBufferPointer { input in
      unsafe buffer.withUnsafeMutableBufferPointer { output in
        // Neither library writes through `next_in`, though its type allows it.
        unsafe stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { unsafe $0 + range.lowerBound })
        unsafe stream.pointee.avail_in = available
        unsafe stream.pointee.next_out = output.extracting(place).baseAddress
        unsafe stream.pointee.avail_out = room
        return step()
      }
    }
    return unsafe (
      Int(available - stream.pointee.avail_in), Int(room - stream.pointee.avail_out), state
    )
  }

  private func step() -> State {
    #if ISAL
      let code = unsafe isal_inflate(stream)
      return unsafe code < 0
        ? .failed : stream.pointee.block_state == ISAL_BLOCK_FINISH ? .end : .more
    #else
      // All input is there; a stream that ends within the place then needs no window of its own.
      switch unsafe CZlib.inflate(stream, Z_FINISH) {
      case Z_OK, Z_BUF_ERROR: return .more
      case Z_STREAM_END: return .end
      default: return .failed
      }
    #endif
  }
}
