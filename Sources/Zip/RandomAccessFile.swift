import Glibc

/// A file that is read at any place, without being in memory.
///
/// It stays open as long as something refers to it. What is read is what stands there then: the
/// checks of an archive hold for each piece, also where another program changes the file meanwhile.
///
///     guard let file = RandomAccessFile(path: path) else { return }
///     let archive = try ZipArchive(.file(file))
public final class RandomAccessFile: Sendable {
  /// The length in bytes.
  public let count: Int

  private let descriptor: CInt

  /// Opens a file; `nil` when there is none, it may not be read, or it is a folder.
  public init?(path: String) {
    let opened = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard opened >= 0 else { return nil }
    var status = stat()
    guard unsafe fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      return nil
    }
    descriptor = opened
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads the bytes of a range; fewer when the file has become shorter, or fails.
  public func read(_ range: Range<Int>) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      while filled < range.count, let start = buffer.baseAddress {
        let got = unsafe pread(
          descriptor, start + filled, range.count - filled, off_t(range.lowerBound + filled))
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
  }
}
