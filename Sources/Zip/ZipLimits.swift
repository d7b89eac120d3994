/// The most that an archive may hold.
///
/// Every limit is finite. What an archive claims is checked before anything is unpacked, and what
/// is unpacked is checked against the claim.
public struct ZipLimits: Hashable, Sendable {
  /// The most entries.
  public var entries = 20_000

  /// The longest name of an entry, in bytes.
  public var nameLength = 1024

  /// The most bytes that one entry may unpack to.
  public var entrySize = 1 << 30

  /// The most bytes that all entries together may unpack to.
  public var totalSize = 1 << 30

  /// How many times larger than its packed form an entry may be.
  ///
  /// Honest styles and empty rows reach 100; deflate cannot pass 1032.
  public var ratio = 400

  /// The unpacked size in bytes up to which no ratio is too large.
  public var ratioGrace = 32 << 20

  /// Creates the limits that suit files from strangers.
  public init() {}
}
