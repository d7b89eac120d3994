/// A value of JSON (RFC 8259), with the members of objects in the order in which they are given.
enum JSONValue {
  case string(String)
  case boolean(Bool)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// The value as text, with a member or element per line.
  var text: String { text(indent: "") + "\n" }

  private func text(indent: String) -> String {
    switch self {
    case .string(let string): Self.quoted(string)
    case .boolean(let isTrue): isTrue ? "true" : "false"
    case .array(let elements):
      Self.block("[", elements.map { $0.text(indent: indent + "  ") }, "]", indent: indent)
    case .object(let members):
      Self.block(
        "{",
        members.map { Self.quoted($0.name) + ": " + $0.value.text(indent: indent + "  ") }, "}",
        indent: indent)
    }
  }

  private static func block(
    _ start: String, _ lines: [String], _ end: String, indent: String
  ) -> String {
    guard !lines.isEmpty else { return start + end }
    let inner = lines.map { "\(indent)  \($0)" }.joined(separator: ",\n")
    return "\(start)\n\(inner)\n\(indent)\(end)"
  }

  private static func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
