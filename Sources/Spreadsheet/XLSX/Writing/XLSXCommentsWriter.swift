internal import XML

/// Writes the notes of a sheet: their texts (ECMA-376 Part 1, 18.7), and the boxes that show them,
/// which are still drawn in the older VML (Part 4, 19).
struct XLSXCommentsWriter {
  private let comments: [(address: CellAddress, comment: Comment)]
  private let firstShapeBlock: Int

  init(_ sheet: Sheet, firstShapeBlock: Int) {
    comments = sheet.comments.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.firstShapeBlock = firstShapeBlock
  }

  /// How many blocks of 1,024 shape numbers the sheet needs.
  var shapeBlockCount: Int { comments.count / Self.shapesPerBlock + 1 }

  private static let shapesPerBlock = 1024

  /// The part `comments1.xml`.
  func textPart() -> [UInt8] {
    var authors = UniqueList<String>()
    for (_, comment) in comments { _ = authors.index(of: comment.author) }
    var xml = XMLWriter()
    xml.element("comments", ["xmlns": XLSXNamespace.spreadsheet]) { xml in
      xml.element("authors") { xml in
        for author in authors.elements { xml.element("author", text: author.xlsxEscaped) }
      }
      xml.element("commentList") { xml in
        for (address, comment) in comments {
          let author = authors.index(of: comment.author)
          xml.element("comment", ["ref": address.text, "authorId": String(author)]) { xml in
            xml.element("text") { xml in xml.xlsxText("t", comment.text) }
          }
        }
      }
    }
    return xml.bytes
  }

  /// The part `vmlDrawing1.vml`.
  func shapePart() -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "xml",
      [
        "xmlns:v": "urn:schemas-microsoft-com:vml",
        "xmlns:o": "urn:schemas-microsoft-com:office:office",
        "xmlns:x": "urn:schemas-microsoft-com:office:excel",
      ]
    ) { xml in
      let blocks = firstShapeBlock..<firstShapeBlock + shapeBlockCount
      xml.element("o:shapelayout", ["v:ext": "edit"]) { xml in
        xml.element(
          "o:idmap",
          ["v:ext": "edit", "data": blocks.map(String.init).joined(separator: ",")])
      }
      Self.writeShapeType(to: &xml)
      writeShapes(numberedFrom: firstShapeBlock * Self.shapesPerBlock + 1, to: &xml)
    }
    return xml.bytes
  }

  /// The boxes alone, for a drawing that is there already.
  ///
  /// - Parameter withType: Whether the drawing does not say yet what such a box is.
  func shapes(numberedFrom first: Int, withType: Bool) -> String {
    XMLWriter.fragment { xml in
      if withType { Self.writeShapeType(to: &xml) }
      writeShapes(numberedFrom: first, to: &xml)
    }
  }

  static let shapeType = "_x0000_t202"

  private static func writeShapeType(to xml: inout XMLWriter) {
    xml.element(
      "v:shapetype",
      [
        "id": shapeType, "coordsize": "21600,21600", "o:spt": "202",
        "path": "m,l,21600r21600,l21600,xe",
      ]
    ) { xml in
      xml.element("v:stroke", ["joinstyle": "miter"])
      xml.element("v:path", ["gradientshapeok": "t", "o:connecttype": "rect"])
    }
  }

  private func writeShapes(numberedFrom first: Int, to xml: inout XMLWriter) {
    for (position, (address, comment)) in comments.enumerated() {
      Self.writeShape(number: first + position, at: address, comment, to: &xml)
    }
  }

  private static func writeShape(
    number: Int, at address: CellAddress, _ comment: Comment, to xml: inout XMLWriter
  ) {
    xml.element(
      "v:shape",
      [
        "id": "_x0000_s\(number)", "type": "#" + shapeType,
        "style": "position:absolute;z-index:1;visibility:hidden", "fillcolor": "#ffffe1",
        "o:insetmode": "auto",
      ]
    ) { xml in
      xml.element("v:fill", ["color2": "#ffffe1"])
      xml.element("v:shadow", ["on": "t", "color": "black", "obscured": "t"])
      xml.element("v:path", ["o:connecttype": "none"])
      xml.element("v:textbox", ["style": "mso-direction-alt:auto"]) { xml in
        xml.element("div", ["style": "text-align:left"], text: "")
      }
      xml.element("x:ClientData", ["ObjectType": "Note"]) { xml in
        xml.element("x:MoveWithCells")
        xml.element("x:SizeWithCells")
        xml.element("x:Anchor", text: anchor(at: address, comment))
        xml.element("x:AutoFill", text: "False")
        xml.element("x:Row", text: String(address.row))
        xml.element("x:Column", text: String(address.column))
      }
    }
  }

  /// The box: beside the cell, and tall enough for the text.
  ///
  /// The numbers are column, offset, row,
  /// offset of the upper left corner, then of the lower right (Part 4, 19.4.2.4).
  private static func anchor(at address: CellAddress, _ comment: Comment) -> String {
    let columnCount = 3
    let charactersPerLine = 30
    let lines = comment.text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + 1 + $1.count / charactersPerLine }
    let rowCount = min(lines + 1, 30)
    let column = min(address.column + 1, CellAddress.maximumColumns - 1 - columnCount)
    let row = min(max(address.row - 1, 0), CellAddress.maximumRows - 1 - rowCount)
    return "\(column), 15, \(row), 10, \(column + columnCount), 15, \(row + rowCount), 4"
  }
}
