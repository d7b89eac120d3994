internal import XML

/// Adds cell styles to a document: copies of those that are there, with another fill
/// (ODF 1.3 Part 3, 16.2).
struct ODSCellStyleEditor {
  let prefixes: ODSPrefixes

  private let part: EditablePart
  private let looks: ODSStyles?
  private var definitions: [String: Range<Int>] = [:]
  private var taken: Set<String> = []
  private var automaticStyles: XMLTag?
  private var body: XMLTag?

  private var added: [String] = []
  private var known: [Key: String] = [:]

  private struct Key: Hashable {
    var base: String?
    var fill: CellEdit.Fill
  }

  init(_ part: EditablePart, looks: ODSStyles?) {
    self.part = part
    self.looks = looks
    prefixes = ODSPrefixes(part)
    var tags = part.tags
    var start: XMLTag?
    var isInStyles = false
    while let tag = tags.next() {
      switch (tag.depth, tag.name) {
      case (2, "automatic-styles"):
        isInStyles = tag.kind == .start
        if tag.kind != .start { automaticStyles = tag }
      case (2, "body"):
        body = tag
        return
      case (3, "style") where isInStyles:
        if tag.kind != .end { start = tag }
        if tag.kind != .start, let start,
          let name = tags.attribute(start.prefix + "name", of: start)?.value
        {
          taken.insert(name)
          if tags.attribute(start.prefix + "family", of: start)?.value == "table-cell" {
            definitions[name] = start.range.lowerBound..<tag.range.upperBound
          }
        }
      default: continue
      }
    }
  }

  /// The name of the style that is like another but has another fill, or none.
  mutating func name(basedOn base: String?, fill: CellEdit.Fill) -> String {
    let key = Key(base: base, fill: fill)
    if let name = known[key] { return name }
    var number = known.count + 1
    while taken.contains("filled\(number)") { number += 1 }
    let name = "filled\(number)"
    taken.insert(name)
    known[key] = name
    added.append(definition(of: name, basedOn: base, fill: fill))
    return name
  }

  private func definition(
    of name: String, basedOn base: String?, fill: CellEdit.Fill
  ) -> String {
    guard let base, let range = definitions[base] else { return child(name, of: base, fill) }
    let bytes = Array(part.bytes[range])
    var tags = XMLTagScanner(bytes)
    guard let style = tags.next() else { return child(name, of: base, fill) }
    var edits = ByteEdits()
    edits.setAttribute(style.prefix + "name", to: name, of: style, in: tags)
    var properties: [Substring: XMLTag] = [:]
    while let tag = tags.next() {
      if tag.depth == 2, tag.kind != .end { properties[tag.name] = tag }
    }
    let letters = self.letters(on: fill, basedOn: base)
    if style.kind == .empty {
      edits.append(cellProperties(fill) + textProperties(letters), to: style)
      return String(decoding: edits.applied(to: bytes), as: UTF8.self)
    }
    // In a style the properties of the cell come first, those of its letters last.
    if let cell = properties["table-cell-properties"] {
      set("background-color", to: fill.odsText, of: cell, tags, &edits)
    } else {
      edits.insert(cellProperties(fill), at: style.range.upperBound)
    }
    if let letters {
      if let text = properties["text-properties"] {
        set("color", to: "#" + letters.hex, of: text, tags, &edits)
      } else if let paragraph = properties["paragraph-properties"], paragraph.kind == .empty {
        edits.insert(textProperties(letters), at: paragraph.range.upperBound)
      } else if let cell = properties["table-cell-properties"], cell.kind == .empty {
        edits.insert(textProperties(letters), at: cell.range.upperBound)
      }
    }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }

  /// The colour of letters that can be read on a fill; `nil` when those of a style can.
  private func letters(on fill: CellEdit.Fill, basedOn base: String?) -> Color? {
    guard case .color(let fill) = fill, let color = looks?[base].font.color,
      !color.isLegible(on: fill)
    else { return nil }
    return Color.legible(on: fill)
  }

  private func set(
    _ name: String, to value: String, of tag: XMLTag, _ tags: XMLTagScanner,
    _ edits: inout ByteEdits
  ) {
    if let attribute = tags.attributes(of: tag).first(where: { $0.name.hasSuffix(":" + name) }) {
      edits.replace(attribute.valueRange, with: value)
    } else {
      edits.insert(" fo:\(name)=\"\(value)\"" + declaration("fo"), at: tag.nameEnd)
    }
  }

  /// A style that builds on a style with a name of its own.
  private func child(_ name: String, of base: String?, _ fill: CellEdit.Fill) -> String {
    let text = XMLWriter.fragment { xml in
      xml.start(
        "style:style",
        [
          "style:name": name, "style:family": "table-cell",
          "style:parent-style-name": base ?? "Default",
        ])
      xml.end()
    }
    let properties = cellProperties(fill) + textProperties(letters(on: fill, basedOn: base))
    // The element is empty, and ends in a slash.
    return text.dropLast(2) + declaration("style") + ">" + properties + "</style:style>"
  }

  private func cellProperties(_ fill: CellEdit.Fill) -> String {
    "<style:table-cell-properties fo:background-color=\"\(fill.odsText)\""
      + declaration("style") + declaration("fo") + "/>"
  }

  private func textProperties(_ letters: Color?) -> String {
    guard let letters else { return "" }
    return "<style:text-properties fo:color=\"#\(letters.hex)\""
      + declaration("style") + declaration("fo") + "/>"
  }

  /// The declaration of a prefix, where the root does not have it.
  private func declaration(_ prefix: String) -> String {
    guard
      let (attribute, name) = ODSNamespaces.document.first(where: {
        $0.prefix == "xmlns:" + prefix
      }), !prefixes.isDeclared(attribute, name)
    else { return "" }
    return " \(attribute)=\"\(name)\""
  }

  /// Writes the new styles.
  func write(to edits: inout ByteEdits) {
    guard !added.isEmpty else { return }
    if let automaticStyles {
      edits.append(added.joined(), to: automaticStyles)
    } else if let body {
      let element = prefixes.office + "automatic-styles"
      edits.insert("<\(element)>\(added.joined())</\(element)>", at: body.range.lowerBound)
    }
  }
}

extension CellEdit.Fill {
  /// The fill as styles write it (ODF 1.3 Part 3, 20.182).
  fileprivate var odsText: String {
    switch self {
    case .color(let color): "#" + color.hex
    case .noFill: "transparent"
    }
  }
}
