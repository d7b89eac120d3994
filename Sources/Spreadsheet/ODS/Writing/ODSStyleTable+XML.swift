internal import XML

extension ODSStyleTable {
  /// Writes the styles that the content refers to (ODF 1.3 Part 3, 3.15.3).
  func writeAutomaticStyles(for language: ODSLanguage, to xml: inout XMLWriter) {
    xml.element("office:automatic-styles") { xml in
      numbers.write(for: language, to: &xml)
      for (position, width) in columnWidths.elements.enumerated() {
        xml.style("co\(position + 1)", family: "table-column") { xml in
          xml.element(
            "style:table-column-properties", ["style:column-width": ODSLength.column(width)])
        }
      }
      for (position, row) in rows.elements.enumerated() {
        xml.style("ro\(position + 1)", family: "table-row") { xml in
          xml.element(
            "style:table-row-properties",
            [
              "style:row-height": row.height.map(ODSLength.points),
              "style:use-optimal-row-height": row.height == nil ? "true" : "false",
            ])
        }
      }
      for (position, table) in tables.elements.enumerated() {
        xml.style("ta\(position + 1)", family: "table", masterPage: table.masterPage) { xml in
          xml.element(
            "style:table-properties",
            [
              "table:display": table.isHidden ? "false" : "true",
              "table:tab-color": table.tabColor.map { "#" + $0.hex },
            ])
        }
      }
      for (position, format) in cells.elements.enumerated() {
        Self.write(format, as: "ce\(position + 1)", to: &xml)
      }
      xml.style(Chart.odsFrameStyle, family: "graphic") { xml in
        xml.element("style:graphic-properties", ["draw:stroke": "none", "draw:fill": "none"])
      }
    }
  }

  /// Writes the styles that rules apply, and the plain style that all others build on.
  func writeCommonStyles(for language: ODSLanguage, to xml: inout XMLWriter) {
    xml.element("office:styles") { xml in
      xml.element("style:default-style", ["style:family": "table-cell"]) { xml in
        Font().write(for: language, to: &xml)
      }
      xml.element("style:style", ["style:name": "Default", "style:family": "table-cell"])
      for (position, look) in looks.elements.enumerated() {
        xml.style("Look\(position + 1)", family: "table-cell", parent: "Default") { xml in
          if let fill = look.fill {
            xml.element("style:table-cell-properties", ["fo:background-color": "#" + fill.hex])
          }
          if look.isBold || look.fontColor != nil {
            xml.element(
              "style:text-properties",
              [
                "fo:color": look.fontColor.map { "#" + $0.hex },
                "fo:font-weight": look.isBold ? "bold" : nil,
              ])
          }
        }
      }
    }
  }

  private static func write(_ format: CellFormat, as name: String, to xml: inout XMLWriter) {
    let style = format.style
    xml.style(
      name, family: "table-cell", parent: "Default", dataStyle: format.dataStyle
    ) { xml in
      let sides = [
        ("left", style.borders.left), ("right", style.borders.right), ("top", style.borders.top),
        ("bottom", style.borders.bottom),
      ]
      xml.start("style:table-cell-properties")
      if let fill = style.fill { xml.attribute("fo:background-color", "#" + fill.hex) }
      for case (let side, let line?) in sides {
        xml.attribute("fo:border-" + side, line.odsText)
        if line.style == .double {
          xml.attribute("style:border-line-width-" + side, "0.75pt 0.75pt 0.75pt")
        }
      }
      if !style.isLocked { xml.attribute("style:cell-protect", "none") }
      style.alignment.writeCellAttributes(to: &xml)
      xml.end()
      style.alignment.writeParagraphProperties(to: &xml)
      if style.font != Font() { style.font.write(for: nil, to: &xml) }
      for rule in format.rules {
        xml.element(
          "style:map",
          [
            "style:condition": rule.condition, "style:apply-style-name": rule.look,
            "style:base-cell-address": rule.baseCell,
          ])
      }
    }
  }
}

/// Lengths as OpenDocument has them.
enum ODSLength {
  /// The width of a column of so many characters: seven pixels each, 96 to the inch.
  static func column(_ characters: Double) -> String {
    inches(min(characters, 255) * 7 / 96)
  }

  /// OpenDocument knows no length of zero; what has none is hidden as well.
  private static let smallest = 0.01

  static func points(_ points: Double) -> String { max(points, smallest).xmlText + "pt" }

  static func inches(_ inches: Double) -> String {
    (max(inches * 1_000_000, 1).rounded() / 1_000_000).xmlText + "in"
  }

  /// The width that programs give to columns of which nothing is known.
  static let defaultColumnCharacters = 9.140625
}

extension Borders.Line {
  fileprivate var odsText: String {
    let width =
      switch style {
      case .hair: "0.05pt solid"
      case .dotted: "0.75pt dotted"
      case .dashed: "0.75pt dashed"
      case .thin: "0.75pt solid"
      case .medium: "1.75pt solid"
      case .thick: "2.5pt solid"
      case .double: "2.25pt double"
      }
    return width + " #" + color.hex
  }
}

extension Alignment {
  fileprivate func writeCellAttributes(to xml: inout XMLWriter) {
    switch vertical {
    case .bottom: break
    case .center: xml.attribute("style:vertical-align", "middle")
    case .top, .justify, .distributed: xml.attribute("style:vertical-align", "top")
    }
    if wrapsText { xml.attribute("fo:wrap-option", "wrap") }
    if horizontal == .fill { xml.attribute("style:repeat-content", "true") }
    if horizontal != .general || indent > 0 {
      xml.attribute("style:text-align-source", "fix")
    }
  }

  fileprivate func writeParagraphProperties(to xml: inout XMLWriter) {
    let align: String? =
      switch indentedHorizontal {
      case .general: nil
      case .left, .fill: "start"
      case .center, .centerContinuous: "center"
      case .right: "end"
      case .justify, .distributed: "justify"
      }
    guard align != nil || indent > 0 else { return }
    // A step of indentation is ten points wide in LibreOffice.
    let margin = indent > 0 ? String(min(indent, 250) * 10) + "pt" : nil
    xml.element(
      "style:paragraph-properties", ["fo:text-align": align, "fo:margin-left": margin])
  }
}

extension Font {
  fileprivate func write(for language: ODSLanguage?, to xml: inout XMLWriter) {
    xml.element(
      "style:text-properties",
      [
        "fo:font-family": name, "fo:font-size": size.xmlText + "pt",
        "fo:font-weight": isBold ? "bold" : nil, "fo:font-style": isItalic ? "italic" : nil,
        "style:text-underline-style": isUnderlined ? "solid" : nil,
        "style:text-underline-width": isUnderlined ? "auto" : nil,
        "style:text-underline-color": isUnderlined ? "font-color" : nil,
        "style:text-line-through-style": isStruckThrough ? "solid" : nil,
        "fo:color": color.map { "#" + $0.hex },
        "fo:language": language?.language, "fo:country": language?.country,
      ])
  }
}

extension XMLWriter {
  /// Writes a style of a family.
  fileprivate mutating func style(
    _ name: String, family: String, parent: String? = nil, dataStyle: String? = nil,
    masterPage: String? = nil, properties: (inout XMLWriter) -> Void
  ) {
    element(
      "style:style",
      [
        "style:name": name, "style:family": family, "style:parent-style-name": parent,
        "style:data-style-name": dataStyle, "style:master-page-name": masterPage,
      ], content: properties)
  }
}
