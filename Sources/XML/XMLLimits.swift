/// The most that an XML document may hold.
public struct XMLLimits: Hashable, Sendable {
  /// The deepest nesting of elements.
  public var depth = 256

  /// The most attributes of one element.
  public var attributes = 512

  /// The longest tag, comment or processing instruction, in bytes.
  public var tagLength = 512 << 10

  /// The longest text between two tags, in bytes of UTF-8.
  public var textLength = 16 << 20

  /// The most different names of elements and attributes.
  public var names = 20_000

  /// The longest document, in bytes.
  public var length = 1 << 30

  /// Creates the limits that suit documents from strangers.
  public init() {}
}
