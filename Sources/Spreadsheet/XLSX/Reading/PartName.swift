/// Names of parts within a package (ECMA-376 Part 2, 9.1).
enum PartName {
  /// The name of the part that a target points to, without a leading slash.
  ///
  /// A target is relative to the folder of its source, or begins with a slash. Programs also write
  /// backslashes, and percent signs for blanks and letters. No target leaves the package: there is
  /// nothing above its root.
  static func resolve(_ target: String, against source: String) -> String {
    let path = decodingPercents(target.prefix { $0 != "#" }).replacingBackslashes()
    var steps: [Substring] = []
    if !path.hasPrefix("/") {
      steps = source.replacingBackslashes().split(separator: "/").dropLast()
    }
    for step in path.split(separator: "/") {
      switch step {
      case ".": continue
      case "..": _ = steps.popLast()
      default: steps.append(step)
      }
    }
    return steps.joined(separator: "/")
  }

  /// The name of the part that holds the relationships of a part; of the package for an empty name.
  static func relationships(of part: String) -> String {
    let steps = part.split(separator: "/")
    let folder = steps.dropLast().map { $0 + "/" }.joined()
    return folder + "_rels/" + (steps.last ?? "") + ".rels"
  }

  /// A name as it is compared: case, the direction of slashes, and percent signs make no difference.
  static func key(_ name: String) -> String {
    resolve(name, against: "").lowercased()
  }

  private static func decodingPercents(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  fileprivate func replacingBackslashes() -> String {
    String(map { $0 == "\\" ? "/" : $0 })
  }
}
