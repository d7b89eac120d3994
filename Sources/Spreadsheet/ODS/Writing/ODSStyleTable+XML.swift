internal import XML

extension ODSStyleTable {
  /// Writes the styles that the content refers to (ODF 1.3 Part 3, 3.15.3).
  ///
  /// - Parameter withCells: Whether those of cells stand among them, and not among the common ones.
  func writeAutomaticStyles(
    for language: ODSLanguage, withCells: Bool = true, to xml: inout XMLWriter
  ) {
    xml.element("office:automatic-styles") { xml in
      writeContentStyles(for: language, withCells: withCells, to: &xml)
      xml.style(Chart.odsFrameStyle, family: "graphic") { xml in
        xml.element("style:graphic-properties", ["draw:stroke": "none", "draw:fill": "none"])
      }
    }
  }

  /// Writes the styles of columns, rows, sheets and cells.
  func writeContentStyles(
    for language: ODSLanguage, withCells: Bool = true, to xml: inout XMLWriter
  ) {
    if withCells { numbers.write(for: language, to: &xml) }
    for (position, width) in columnWidths.elements.enumerated() {
      xml.style("\(prefix)co\(position + 1)", family: "table-column") { xml in
        xml.element(
          "style:table-column-properties", ["style:column-width": ODSLength.column(width)])
      }
    }
    for (position, row) in rows.elements.enumerated() {
      xml.style("\(prefix)ro\(position + 1)", family: "table-row") { xml in
        xml.element(
          "style:table-row-properties",
          [
            "style:row-height": row.height.map(ODSLength.points),
            "style:use-optimal-row-height": row.height == nil ? "true" : "false",
          ])
      }
    }
    for (position, table) in tables.elements.enumerated() {
      xml.style(
        "\(prefix)ta\(position + 1)", family: "table", masterPage: table.masterPage
      ) { xml in
        xml.element(
          "style:table-properties",
          [
            "table:display": table.isHidden ? "false" : "true",
            "table:tab-color": table.tabColor.map { "#" + $0.hex },
          ])
      }
    }
    if withCells { writeCells(to: &xml) }
  }

  /// Writes the plain style that all others build on, the named styles, and those that rules apply.
  ///
  /// - Parameter withCells: Whether the styles of cells stand here as well, so that they can be
  ///   written after the cells.
  func writeCommonStyles(
    for language: ODSLanguage, withCells: Bool = false, to xml: inout XMLWriter
  ) {
    xml.element("office:styles") { xml in
      namedNumbers.write(for: language, to: &xml)
      if withCells { numbers.write(for: language, to: &xml) }
      xml.element("style:default-style", ["style:family": "table-cell"]) { xml in
        Font().write(for: language, to: &xml)
      }
      xml.element("style:style", ["style:name": "Default", "style:family": "table-cell"])
      for (position, named) in named.enumerated() {
        let format = CellFormat(
          style: named.style, dataStyle: namedNumbers.knownName(of: named.style.numberFormat),
          rules: [])
        write(format, as: Self.name(ofNamed: position), displayName: named.name, to: &xml)
      }
      for (position, look) in looks.elements.enumerated() {
        xml.style("\(prefix)Look\(position + 1)", family: "table-cell", parent: "Default") { xml in
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
      if withCells { writeCells(to: &xml) }
    }
  }

  private static func name(ofNamed position: Int) -> String { "Named\(position + 1)" }

  private func writeCells(to xml: inout XMLWriter) {
    for (position, format) in cells.elements.enumerated() {
      write(format, as: "\(prefix)ce\(position + 1)", to: &xml)
    }
  }

  /// Writes what sets a look apart from the style that it builds on.
  private func write(
    _ format: CellFormat, as name: String, displayName: String? = nil, to xml: inout XMLWriter
  ) {
    let style = format.style
    let base = format.named.map { named[$0].style } ?? CellStyle()
    xml.style(
      name, displayName: displayName, family: "table-cell",
      parent: format.named.map(Self.name(ofNamed:)) ?? "Default", dataStyle: format.dataStyle
    ) { xml in
      xml.start("style:table-cell-properties")
      if style.fill != base.fill {
        xml.attribute("fo:background-color", style.fill.map { "#" + $0.hex } ?? "transparent")
      }
      let sides: [(String, KeyPath<Borders, Borders.Line?>)] = [
        ("left", \.left), ("right", \.right), ("top", \.top), ("bottom", \.bottom),
      ]
      for (side, path) in sides where style.borders[keyPath: path] != base.borders[keyPath: path] {
        let line = style.borders[keyPath: path]
        xml.attribute("fo:border-" + side, line?.odsText ?? "none")
        if line?.style == .double {
          xml.attribute("style:border-line-width-" + side, "0.75pt 0.75pt 0.75pt")
        }
      }
      if style.isLocked != base.isLocked {
        xml.attribute("style:cell-protect", style.isLocked ? "protected" : "none")
      }
      let isAligned = style.alignment != base.alignment
      if isAligned { style.alignment.writeCellAttributes(to: &xml) }
      xml.end()
      if isAligned { style.alignment.writeParagraphProperties(to: &xml) }
      if style.font != base.font { style.font.write(for: nil, over: base.font, to: &xml) }
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
    let place =
      switch vertical {
      case .bottom: "bottom"
      case .center: "middle"
      case .top, .justify, .distributed: "top"
      }
    xml.attribute("style:vertical-align", place)
    xml.attribute("fo:wrap-option", wrapsText ? "wrap" : "no-wrap")
    xml.attribute("style:repeat-content", horizontal == .fill ? "true" : "false")
    let isFixed = horizontal != .general || indent > 0
    xml.attribute("style:text-align-source", isFixed ? "fix" : "value-type")
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
    // A step of indentation is ten points wide in LibreOffice.
    let margin = String(min(indent, 250) * 10) + "pt"
    xml.element(
      "style:paragraph-properties", ["fo:text-align": align, "fo:margin-left": margin])
  }
}

extension Font {
  /// Writes the letters, all of them said, so that nothing comes from the style they build on.
  fileprivate func write(
    for language: ODSLanguage?, over base: Font = Font(), to xml: inout XMLWriter
  ) {
    let color = color ?? (base.color == nil ? nil : .black)
    xml.element(
      "style:text-properties",
      [
        "fo:font-family": name, "fo:font-size": size.xmlText + "pt",
        "fo:font-weight": isBold ? "bold" : "normal",
        "fo:font-style": isItalic ? "italic" : "normal",
        "style:text-underline-style": isUnderlined ? "solid" : "none",
        "style:text-underline-width": isUnderlined ? "auto" : nil,
        "style:text-underline-color": isUnderlined ? "font-color" : nil,
        "style:text-line-through-style": isStruckThrough ? "solid" : "none",
        "fo:color": color.map { "#" + $0.hex },
        "fo:language": language?.language, "fo:country": language?.country,
      ])
  }
}

extension XMLWriter {
  /// Writes a style of a family.
  fileprivate mutating func style(
    _ name: String, displayName: String? = nil, family: String, parent: String? = nil,
    dataStyle: String? = nil,
    masterPage: String? = nil, properties: (inout XMLWriter) -> Void
  ) {
    element(
      "style:style",
      [
        "style:name": name, "style:display-name": displayName, "style:family": family,
        "style:parent-style-name": parent,
        "style:data-style-name": dataStyle, "style:master-page-name": masterPage,
      ], content: properties)
  }
}
