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
      xml.element("cellStyleXfs", ["count": "1"]) { xml in
        xml.element("xf", ["numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"])
      }
      xml.list("cellXfs", formats.elements) { xml, format in Self.write(format, to: &xml) }
      xml.element("cellStyles", ["count": "1"]) { xml in
        xml.element("cellStyle", ["name": "Normal", "xfId": "0", "builtinId": "0"])
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
    xml.list("numFmts", Array(ownNumberFormats.elements.enumerated())) { xml, format in
      xml.element(
        "numFmt",
        [
          "numFmtId": String(format.offset + Self.firstOwnNumberFormat),
          "formatCode": format.element.xlsxEscaped,
        ])
    }
  }

  private func writeFills(to xml: inout XMLWriter) {
    let count = fills.elements.count + Self.fixedFillCount
    xml.element("fills", ["count": String(count)]) { xml in
      for pattern in ["none", "gray125"] {
        xml.element("fill") { xml in xml.element("patternFill", ["patternType": pattern]) }
      }
      for color in fills.elements {
        xml.element("fill") { xml in
          xml.element("patternFill", ["patternType": "solid"]) { xml in
            xml.element("fgColor", ["rgb": color.xlsxText])
            xml.element("bgColor", ["indexed": "64"])
          }
        }
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

  private static func write(_ format: CellFormat, to xml: inout XMLWriter) {
    let isAligned = format.alignment != Alignment()
    xml.element(
      "xf",
      [
        "numFmtId": String(format.numberFormat), "fontId": String(format.font),
        "fillId": String(format.fill), "borderId": String(format.borders), "xfId": "0",
        "quotePrefix": format.isQuoted.oneOrNothing,
        "applyNumberFormat": (format.numberFormat != 0).oneOrNothing,
        "applyFont": (format.font != 0).oneOrNothing,
        "applyFill": (format.fill != 0).oneOrNothing,
        "applyBorder": (format.borders != 0).oneOrNothing,
        "applyAlignment": isAligned.oneOrNothing,
        "applyProtection": (!format.isLocked).oneOrNothing,
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
