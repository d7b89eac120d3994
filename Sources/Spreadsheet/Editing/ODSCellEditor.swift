internal import XML

/// A cell of an OpenDocument table as text, of which an edited copy is made.
struct ODSCellEditor {
  private let bytes: [UInt8]
  private let prefix: String
  private let prefixes: ODSPrefixes

  init(_ bytes: [UInt8], prefix: String, prefixes: ODSPrefixes) {
    self.bytes = bytes
    self.prefix = prefix
    self.prefixes = prefixes
  }

  /// Whether an attribute says what the cell holds.
  ///
  /// - Parameter formula: Whether the formula counts as well.
  static func isValue(_ name: String, formula: Bool) -> Bool {
    let local = name.split(separator: ":").last ?? ""
    let values: Set<Substring> = [
      "value-type", "value", "date-value", "time-value", "boolean-value", "string-value",
      "currency",
    ]
    let formulas: Set<Substring> = [
      "formula", "number-matrix-columns-spanned", "number-matrix-rows-spanned",
    ]
    return values.contains(local) || formula && formulas.contains(local)
  }

  /// The cell once, with another value, style or note.
  func edited(_ edit: CellEdit, style: String?) -> String {
    var tags = XMLTagScanner(bytes)
    guard let tag = tags.next() else { return "" }
    var edits = ByteEdits()
    edits.removeAttribute(prefix + "number-columns-repeated", of: tag, in: tags)
    if let style { edits.setAttribute(prefix + "style-name", to: style, of: tag, in: tags) }
    if let validation = edit.odsValidation {
      edits.setAttribute(prefix + "content-validation-name", to: validation, of: tag, in: tags)
    }
    if let value = edit.value { set(value, of: tag, tags, &edits) }
    if let formula = edit.odsFormula {
      edits.insert(" \(prefix)formula=\"\(formula.xmlEscaped)\"", at: tag.nameEnd)
    }

    // A note comes first in the cell, the text last.
    var annotation: XMLTag?
    var annotationText = ""
    var annotationRange = 0..<0
    var annotationStart = 0
    var creator: String?
    var creatorStart = 0
    var paragraphStart: Int?
    var end = tag
    while let inner = tags.next() {
      end = inner
      if inner.depth == 3, inner.name == "creator" {
        if inner.kind == .start { creatorStart = inner.range.upperBound }
        if inner.kind == .end { creator = tags.text(in: creatorStart..<inner.range.lowerBound) }
      }
      guard inner.depth == 2 else { continue }
      if inner.name == "annotation" {
        if inner.kind == .start {
          annotationStart = inner.range.upperBound
          annotationRange = inner.range
        }
        if inner.kind != .start {
          annotation = inner
          annotationRange = annotationRange.lowerBound..<inner.range.upperBound
        }
        if inner.kind == .end {
          annotationText = tags.text(in: annotationStart..<inner.range.lowerBound)
        }
      }
      guard edit.value != nil, inner.name == "p" else { continue }
      if inner.kind != .end { paragraphStart = inner.range.lowerBound }
      if inner.kind != .start, let start = paragraphStart {
        edits.replace(start..<inner.range.upperBound, with: "")
      }
    }
    if annotation?.kind == .end, let author = edit.removesCommentBy, creator == author.xmlEscaped {
      edits.replace(annotationRange, with: "")
      annotation = nil
      annotationText = ""
    }
    let unknown = edit.comments.filter { comment in
      !comment.text.split(separator: "\n").allSatisfy { annotationText.contains($0) }
    }
    let note = self.note(unknown, isNew: annotation == nil)
    let text = edit.value.map(paragraphs) ?? ""
    if let annotation {
      edits.append(note, to: annotation)
      edits.append(text, to: end)
    } else if tag.kind == .empty {
      if !note.isEmpty || !text.isEmpty { edits.append(note + text, to: tag) }
    } else {
      edits.insert(note, at: tag.range.upperBound)
      edits.append(text, to: end)
    }
    return String(decoding: edits.applied(to: bytes), as: UTF8.self)
  }

  private func set(
    _ value: CellValue, of tag: XMLTag, _ tags: XMLTagScanner, _ edits: inout ByteEdits
  ) {
    for attribute in tags.attributes(of: tag)
    where Self.isValue(attribute.name, formula: true) {
      edits.replace(attribute.range, with: "")
    }
    let content = ODSStoredValue(value, displayText: "")
    guard let type = content.type else { return }
    let (office, declaration) = prefixes.officeAttribute
    var text = "\(declaration) \(office)value-type=\"\(type)\""
    if let (name, value) = content.attribute {
      text += " \(office)\(name.dropFirst("office:".count))=\"\(value)\""
    }
    if let formula = content.formula {
      text += " \(prefix)formula=\"\(formula)\""
    }
    edits.insert(text, at: tag.nameEnd)
  }

  private func paragraphs(_ value: CellValue) -> String {
    let shown = NumberFormat("General").text(for: value)
    guard let text = ODSStoredValue(value, displayText: shown).text else { return "" }
    return prefixes.declaring("text", in: XMLWriter.fragment { $0.paragraphs(text) }, "text:p")
  }

  private func note(_ comments: [Comment], isNew: Bool) -> String {
    guard let first = comments.first else { return "" }
    let texts = comments.map(\.text).joined(separator: "\n\n")
    guard isNew else {
      // A blank line parts it from what was there.
      let text = XMLWriter.fragment { $0.paragraphs("\n" + texts) }
      return prefixes.declaring("text", in: text, "text:p")
    }
    return XMLWriter.fragment { xml in
      xml.start("office:annotation", ["office:display": "false"])
      for (prefix, name) in ODSNamespaces.document
      where ["xmlns:office", "xmlns:dc", "xmlns:text"].contains(prefix) {
        if !prefixes.isDeclared(prefix, name) { xml.attribute(prefix, name) }
      }
      xml.element("dc:creator", text: first.author)
      xml.paragraphs(texts)
      xml.end()
    }
  }
}

/// The prefixes of namespaces that a document declares at its root.
struct ODSPrefixes {
  private let declarations: [String: String]

  /// The prefix of the root, which is that of the namespace `office`, with its colon.
  let office: String

  init(_ part: EditablePart) {
    var tags = part.tags
    guard let root = tags.next() else {
      declarations = [:]
      office = "office:"
      return
    }
    declarations = Dictionary(
      tags.attributes(of: root).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }
    )
    office = String(root.prefix)
  }

  /// The prefix for attributes of the namespace `office`, and its declaration where there is none:
  /// attributes have no default namespace.
  var officeAttribute: (prefix: String, declaration: String) {
    guard office.isEmpty else { return (office, "") }
    let attribute = ODSNamespaces.document[0]
    let isThere = isDeclared(attribute.prefix, attribute.name)
    return ("office:", isThere ? "" : " \(attribute.prefix)=\"\(attribute.name)\"")
  }

  func isDeclared(_ attribute: String, _ name: String) -> Bool { declarations[attribute] == name }

  /// The text with a namespace declared at each element with a name, where the root does not do it.
  func declaring(_ prefix: String, in text: String, _ element: String) -> String {
    guard
      let (attribute, name) = ODSNamespaces.document.first(where: {
        $0.prefix == "xmlns:" + prefix
      }), !isDeclared(attribute, name)
    else { return text }
    return text.replacing("<\(element)", with: "<\(element) \(attribute)=\"\(name)\"")
  }
}
