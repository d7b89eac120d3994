/// Names of parts within a package (ECMA-376 Part 2, 9.1).
enum PartName {
  /// The name of the part that a target points to, without a leading slash.
  ///
  /// A target is relative to the folder of its source, or begins with a slash. Programs also write
  /// backslashes, and percent signs for blanks and letters. No target leaves the package: there is
  /// nothing above its root.
  static func resolve(_ target: String, against source: String) -> String {
    let path = decodingPercents(target)
    var name: [UInt8] = []
    if !isSlash(path.first ?? 0) { append(Array(source.utf8)[...], isFolder: false, to: &name) }
    append(path[...], isFolder: true, to: &name)
    return String(decoding: name, as: UTF8.self)
  }

  /// Adds the steps of a path to a name; the last one only if it is a folder's.
  private static func append(_ path: ArraySlice<UInt8>, isFolder: Bool, to name: inout [UInt8]) {
    var rest = path
    while let start = rest.firstIndex(where: { !isSlash($0) }) {
      let end = rest[start...].firstIndex(where: isSlash) ?? rest.endIndex
      let step = rest[start..<end]
      rest = rest[end...]
      if !isFolder, rest.allSatisfy(isSlash) { return }
      if isFolder, step.elementsEqual([UInt8(ascii: ".")]) { continue }
      if isFolder, step.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")]) {
        name.removeSubrange((name.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
        continue
      }
      if !name.isEmpty { name.append(UInt8(ascii: "/")) }
      name.append(contentsOf: step)
    }
  }

  private static func isSlash(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\")
  }

  /// The name of the part that holds the relationships of a part; of the package for an empty name.
  static func relationships(of part: String) -> String {
    guard let slash = part.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      return "_rels/" + part + ".rels"
    }
    return part[..<slash] + "/_rels" + part[slash...] + ".rels"
  }

  /// A name as it is compared: case, the direction of slashes, and percent signs make no difference.
  static func key(_ name: String) -> String {
    resolve(name, against: "").lowercased()
  }

  /// The bytes of a target up to its fragment, with what stands as `%20` as the byte that it is.
  private static func decodingPercents(_ target: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(target.utf8)[...]
    bytes.reserveCapacity(rest.count)
    while let byte = rest.popFirst(), byte != UInt8(ascii: "#") {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }
}
