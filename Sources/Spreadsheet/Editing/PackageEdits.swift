internal import XML
internal import Zip

/// The parts of an archive that are changed, added or taken away; all others keep their packed bytes.
struct PackageEdits {
  private let archive: ZipArchive
  private let limits: ReadLimits
  private var changed: [String: [UInt8]] = [:]
  private var added: [String] = []
  private var removed: Set<String> = []

  init(_ archive: ZipArchive, limits: ReadLimits) {
    self.archive = archive
    self.limits = limits
  }

  /// The content of a part as it is now.
  func bytes(of name: String) throws(SpreadsheetError) -> [UInt8]? {
    if let bytes = changed[name] { return bytes }
    guard let entry = archive[name] else { return nil }
    do throws(ZipError) {
      return try archive.read(entry)
    } catch {
      throw SpreadsheetError(error)
    }
  }

  /// A part as it is now, for editing.
  func part(_ name: String) throws(SpreadsheetError) -> EditablePart? {
    guard let bytes = try bytes(of: name) else { return nil }
    return try EditablePart(name, bytes, limits: limits)
  }

  /// Changes a part, or adds it.
  mutating func set(_ name: String, _ bytes: [UInt8]) {
    if changed[name] == nil, archive[name] == nil { added.append(name) }
    changed[name] = bytes
  }

  mutating func apply(_ edits: ByteEdits, to part: EditablePart) {
    if !edits.isEmpty { set(part.name, edits.applied(to: part.bytes)) }
  }

  mutating func remove(_ name: String) {
    removed.insert(name)
  }

  /// A name for a new part, such as `xl/comments3.xml`, that is not taken.
  func freeName(_ start: String, _ ending: String) -> String {
    let taken = Set(archive.entries.map { $0.name.lowercased() } + added.map { $0.lowercased() })
    var number = 1
    while taken.contains("\(start)\(number)\(ending)".lowercased()) { number += 1 }
    return "\(start)\(number)\(ending)"
  }

  /// The archive with its entries in their order, and the new ones after them.
  func save() throws(SpreadsheetError) -> [UInt8] {
    var output = ZipWriter()
    for entry in archive.entries where !removed.contains(entry.name) {
      if let bytes = changed[entry.name] {
        output.add(entry.name, bytes)
      } else {
        do throws(ZipError) {
          output.add(try archive.packed(entry))
        } catch {
          throw SpreadsheetError(error)
        }
      }
    }
    for name in added { if let bytes = changed[name] { output.add(name, bytes) } }
    return output.finish()
  }
}

extension ByteEdits {
  /// Sets an attribute of a tag, whether it is there or not.
  mutating func setAttribute(
    _ name: String, to value: String, of tag: XMLTag, in tags: XMLTagScanner
  ) {
    if let attribute = tags.attribute(name, of: tag) {
      replace(attribute.valueRange, with: value.xmlEscaped)
    } else {
      insert(" \(name)=\"\(value.xmlEscaped)\"", at: tag.nameEnd)
    }
  }

  mutating func removeAttribute(_ name: String, of tag: XMLTag, in tags: XMLTagScanner) {
    if let attribute = tags.attribute(name, of: tag) { replace(attribute.range, with: "") }
  }

  /// Adds content at the end of an element, whose last tag this is.
  mutating func append(_ content: String, to tag: XMLTag) {
    if tag.kind == .empty {
      let slash = tag.range.upperBound - 2
      replace(slash..<tag.range.upperBound, with: ">\(content)</\(tag.qualifiedName)>")
    } else {
      insert(content, at: tag.range.lowerBound)
    }
  }
}

extension String {
  /// The text as it stands in an element, or within the quotes of an attribute, either kind.
  var xmlEscaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
      .replacing("'", with: "&apos;")
  }
}
