extension String {
  /// The text with its first letter in upper case.
  public var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with its first letter in lower case.
  public var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

  /// Of a path, its last part: `solgläntan.xlsx` of `bun/solgläntan.xlsx`.
  public var fileName: String { split(separator: "/").last.map(String.init) ?? self }
}
