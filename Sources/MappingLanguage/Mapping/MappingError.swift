/// Why a mapping or policy file cannot be used: all its faults at once.
public struct MappingError: Error, Hashable, Sendable {
  /// A fault and where it stands.
  public struct Fault: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The file.
    public var file: String

    /// The line, from 1.
    public var line: Int

    /// The column, from 1.
    public var column: Int

    /// What is wrong and what to do, in Swedish, for the coordinator who writes the file.
    public var message: String

    /// The fault as compilers write it: `mall.yaml:12:5: …`.
    public var description: String { "\(file):\(line):\(column): \(message)" }

    /// Orders by place.
    public static func < (left: Self, right: Self) -> Bool {
      (left.file, left.line, left.column, left.message)
        < (right.file, right.line, right.column, right.message)
    }
  }

  /// The faults, in the order of the file; at least one.
  public let faults: [Fault]
}

extension MappingError: CustomStringConvertible {
  /// One fault a line.
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
