internal import XML

extension XLSXStyleTable {
  /// The part `styles.xml`.
  func xml() -> [UInt8] {
    var xml = XMLWriter()
    xml.element("styleSheet", ["xmlns": XLSXNamespace.spreadsheet]) { xml in
      writeNumberFormats(to: &xml)
      xml.list("fonts", fonts.elements) { xml, font in Self.write(font, to: &xml) }
      writeFills(to: &xml)
      xml.list("borders", borders.elements) { xml, borders in Self.write(borders, to: &xml) }
      xml.list("cellStyleXfs", named) { xml, named in
        Self.write(named.format, basedOn: nil, to: &xml)
      }
      xml.list("cellXfs", formats.elements) { xml, format in
        Self.write(format, basedOn: named[format.named].format, to: &xml)
      }
      xml.list("cellStyles", Array(named.enumerated())) { xml, named in
        xml.element(
          "cellStyle",
          [
            "name": named.element.style.name.xlsxEscaped, "xfId": String(named.offset),
            "builtinId": named.element.style.builtInNumber.map(String.init),
          ])
      }
      xml.list("dxfs", differentials.elements) { xml, look in Self.write(look, to: &xml) }
      xml.element(
        "tableStyles",
        [
          "count": "0", "defaultTableStyle": "TableStyleMedium2",
          "defaultPivotStyle": "PivotStyleLight16",
        ])
    }
    return xml.bytes
  }

  private func writeNumberFormats(to xml: inout XMLWriter) {
    guard !ownNumberFormats.elements.isEmpty else { return }
    xml.list("numFmts", ownNumberFormats.elements) { xml, code in write(code, to: &xml) }
  }

  private func write(_ code: String, to xml: inout XMLWriter) {
    let position = ownNumberFormats.elements.firstIndex(of: code) ?? 0
    xml.element(
      "numFmt",
      ["numFmtId": String(position + start.numberFormat), "formatCode": code.xlsxEscaped])
  }

  /// The entries of each list as text, for the styles of a workbook that is edited.
  ///
  /// - Parameter prefix: The prefix of that workbook's elements, with its colon.
  func entries(prefix: String) -> [(list: String, texts: [String])] {
    func texts<Element>(
      _ elements: [Element], _ write: (inout XMLWriter, Element) -> Void
    ) -> [String] {
      elements.map { element in
        let text = XMLWriter.fragment { write(&$0, element) }
        // Elements without a prefix belong to no namespace there, unless they say so.
        guard !prefix.isEmpty else { return text }
        let nameEnd = text.firstIndex { " />".contains($0) } ?? text.endIndex
        return text[..<nameEnd] + " xmlns=\"\(XLSXNamespace.spreadsheet)\"" + text[nameEnd...]
      }
    }
    return [
      ("numFmts", texts(ownNumberFormats.elements) { xml, code in write(code, to: &xml) }),
      ("fonts", texts(fonts.elements) { xml, font in Self.write(font, to: &xml) }),
      ("fills", texts(fills.elements) { xml, color in Self.write(color, to: &xml) }),
      ("borders", texts(borders.elements) { xml, borders in Self.write(borders, to: &xml) }),
      (
        "cellXfs",
        texts(formats.elements) { xml, format in
          Self.write(format, basedOn: named[0].format, to: &xml)
        }
      ),
    ]
  }

  private func writeFills(to xml: inout XMLWriter) {
    let count = fills.elements.count + start.fills
    xml.element("fills", ["count": String(count)]) { xml in
      for pattern in ["none", "gray125"] {
        xml.element("fill") { xml in xml.element("patternFill", ["patternType": pattern]) }
      }
      for color in fills.elements { Self.write(color, to: &xml) }
    }
  }

  private static func write(_ fill: Color, to xml: inout XMLWriter) {
    xml.element("fill") { xml in
      xml.element("patternFill", ["patternType": "solid"]) { xml in
        xml.element("fgColor", ["rgb": fill.xlsxText])
        xml.element("bgColor", ["indexed": "64"])
      }
    }
  }

  private static func write(_ font: Font, to xml: inout XMLWriter) {
    xml.element("font") { xml in
      if font.isBold { xml.element("b") }
      if font.isItalic { xml.element("i") }
      if font.isStruckThrough { xml.element("strike") }
      if font.isUnderlined { xml.element("u") }
      xml.element("sz", ["val": font.size.xmlText])
      if let color = font.color { xml.element("color", ["rgb": color.xlsxText]) }
      xml.element("name", ["val": font.name.xlsxEscaped])
    }
  }

  private static func write(_ borders: Borders, to xml: inout XMLWriter) {
    let sides = [
      ("left", borders.left), ("right", borders.right), ("top", borders.top),
      ("bottom", borders.bottom), ("diagonal", nil),
    ]
    xml.element("border") { xml in
      for (side, line) in sides {
        xml.element(side, ["style": line?.style.rawValue]) { xml in
          if let line { xml.element("color", ["rgb": line.color.xlsxText]) }
        }
      }
    }
  }

  /// Writes the look of cells, or of a named style, which builds on nothing.
  private static func write(
    _ format: CellFormat, basedOn base: CellFormat?, to xml: inout XMLWriter
  ) {
    let isAligned = format.alignment != Alignment()
    /// What differs from the named style stays when somebody changes that style.
    func isOwn(_ property: (CellFormat) -> some Equatable) -> String? {
      base.flatMap { (property($0) != property(format)).oneOrNothing }
    }
    xml.element(
      "xf",
      [
        "numFmtId": String(format.numberFormat), "fontId": String(format.font),
        "fillId": String(format.fill), "borderId": String(format.borders),
        "xfId": base == nil ? nil : String(format.named),
        "quotePrefix": format.isQuoted.oneOrNothing,
        "applyNumberFormat": isOwn(\.numberFormat), "applyFont": isOwn(\.font),
        "applyFill": isOwn(\.fill), "applyBorder": isOwn(\.borders),
        "applyAlignment": isOwn(\.alignment), "applyProtection": isOwn(\.isLocked),
      ]
    ) { xml in
      if isAligned { write(format.alignment, to: &xml) }
      if !format.isLocked { xml.element("protection", ["locked": "0"]) }
    }
  }

  private static func write(_ alignment: Alignment, to xml: inout XMLWriter) {
    let isDefaultVertical = alignment.vertical == .bottom
    xml.element(
      "alignment",
      [
        "horizontal": alignment.indentedHorizontal.xlsxText,
        "vertical": isDefaultVertical ? nil : alignment.vertical.rawValue,
        "wrapText": alignment.wrapsText.oneOrNothing,
        "indent": alignment.indent > 0 ? String(min(alignment.indent, 250)) : nil,
      ])
  }

  private static func write(_ look: Differential, to xml: inout XMLWriter) {
    xml.element("dxf") { xml in
      if look.isBold || look.fontColor != nil {
        xml.element("font") { xml in
          if look.isBold { xml.element("b") }
          if let color = look.fontColor { xml.element("color", ["rgb": color.xlsxText]) }
        }
      }
      if let fill = look.fill {
        xml.element("fill") { xml in
          xml.element("patternFill", ["patternType": "solid"]) { xml in
            xml.element("fgColor", ["rgb": fill.xlsxText])
            xml.element("bgColor", ["rgb": fill.xlsxText])
          }
        }
      }
    }
  }
}

extension Alignment {
  /// Where the content stands; indented content needs a side to be indented from.
  var indentedHorizontal: Horizontal {
    horizontal == .general && indent > 0 ? .left : horizontal
  }
}

extension Alignment.Horizontal {
  fileprivate var xlsxText: String? { self == .general ? nil : rawValue }
}

extension XMLWriter {
  /// Writes a list that states how many elements it has.
  fileprivate mutating func list<Element>(
    _ name: String, _ elements: [Element], write: (inout XMLWriter, Element) -> Void
  ) {
    element(name, ["count": String(elements.count)]) { xml in
      for element in elements { write(&xml, element) }
    }
  }
}
