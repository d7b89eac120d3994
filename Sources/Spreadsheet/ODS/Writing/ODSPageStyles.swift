internal import XML

/// The page styles of a workbook: a page layout and a master page for each way to print
/// (ODF 1.3 Part 3, 16.5 and 16.9).
struct ODSPageStyles {
  private struct Page: Hashable {
    var isLandscape: Bool
    var fitsWidth: Bool
    var header: String?
    var footer: String?
  }

  private var pages = UniqueList<Page>()

  /// The name of the master page.
  mutating func name(of setup: PrintSetup) -> String {
    let page = Page(
      isLandscape: setup.isLandscape, fitsWidth: setup.fitsWidth, header: setup.header,
      footer: setup.footer)
    return "Page\(pages.index(of: page) + 1)"
  }

  /// Writes the page layouts.
  ///
  /// The paper is A4 with Excel's usual margins.
  func writeLayouts(to xml: inout XMLWriter) {
    xml.element("office:automatic-styles") { xml in
      for (position, page) in pages.elements.enumerated() {
        xml.element("style:page-layout", ["style:name": "Layout\(position + 1)"]) { xml in
          let sides = page.isLandscape ? ("29.7cm", "21cm") : ("21cm", "29.7cm")
          xml.element(
            "style:page-layout-properties",
            [
              "fo:page-width": sides.0, "fo:page-height": sides.1,
              "style:print-orientation": page.isLandscape ? "landscape" : "portrait",
              "fo:margin-left": "1.8cm", "fo:margin-right": "1.8cm",
              "fo:margin-top": page.header == nil ? "1.9cm" : "0.8cm",
              "fo:margin-bottom": page.footer == nil ? "1.9cm" : "0.8cm",
              "style:scale-to-X": page.fitsWidth ? "1" : nil,
            ])
          Self.writeMargin("style:header-style", page.header, side: "bottom", to: &xml)
          Self.writeMargin("style:footer-style", page.footer, side: "top", to: &xml)
        }
      }
    }
  }

  private static func writeMargin(
    _ element: String, _ text: String?, side: String, to xml: inout XMLWriter
  ) {
    guard text != nil else { return }
    xml.element(element) { xml in
      xml.element(
        "style:header-footer-properties",
        [
          "fo:min-height": "1.1cm", "fo:margin-left": "0cm", "fo:margin-right": "0cm",
          "fo:margin-\(side)": "0.5cm",
        ])
    }
  }

  func writeMasterPages(to xml: inout XMLWriter) {
    xml.element("office:master-styles") { xml in
      for (position, page) in pages.elements.enumerated() {
        xml.element(
          "style:master-page",
          [
            "style:name": "Page\(position + 1)",
            "style:page-layout-name": "Layout\(position + 1)",
          ]
        ) { xml in
          Self.write("style:header", page.header, to: &xml)
          Self.write("style:footer", page.footer, to: &xml)
        }
      }
    }
  }

  private static func write(_ element: String, _ text: String?, to xml: inout XMLWriter) {
    // Without the element, LibreOffice puts the sheet's name and the page number there.
    guard let text else {
      xml.element(element, ["style:display": "false"]) { $0.element("text:p") }
      return
    }
    let regions = HeaderFooter(text)
    xml.element(element) { xml in
      for (name, parts) in [
        ("left", regions.left), ("center", regions.center), ("right", regions.right),
      ] {
        xml.element("style:region-" + name) { xml in
          xml.element("text:p") { xml in for part in parts { part.write(to: &xml) } }
        }
      }
    }
  }
}

/// The text of a header or footer, cut into its regions (ECMA-376 Part 1, 18.3.1.46).
struct HeaderFooter {
  /// A part of a region.
  enum Part: Hashable {
    case text(String)
    case page, pageCount, date, time, sheetName, fileName
  }

  private(set) var left: [Part] = []
  private(set) var center: [Part] = []
  private(set) var right: [Part] = []

  init(_ text: String) {
    var region = \HeaderFooter.center
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "&", let code = rest.popFirst() else {
        add(text: character, to: region)
        continue
      }
      switch code {
      case "L": region = \.left
      case "C": region = \.center
      case "R": region = \.right
      case "P": self[keyPath: region].append(.page)
      case "N": self[keyPath: region].append(.pageCount)
      case "D": self[keyPath: region].append(.date)
      case "T": self[keyPath: region].append(.time)
      case "A": self[keyPath: region].append(.sheetName)
      case "F": self[keyPath: region].append(.fileName)
      case "&": add(text: "&", to: region)
      // A font, a colour and a size say how the text looks, not what it says.
      case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
      case "K": rest = rest.dropFirst(6)
      case _ where code.isNumber: rest = rest.drop(while: \.isNumber)
      default: break
      }
    }
  }

  private mutating func add(
    text character: Character, to region: WritableKeyPath<HeaderFooter, [Part]>
  ) {
    if case .text(let before)? = self[keyPath: region].last {
      self[keyPath: region][self[keyPath: region].count - 1] = .text(before + String(character))
    } else {
      self[keyPath: region].append(.text(String(character)))
    }
  }
}

extension HeaderFooter.Part {
  fileprivate func write(to xml: inout XMLWriter) {
    switch self {
    case .text(let text): xml.text(text)
    case .page: xml.element("text:page-number", text: "1")
    case .pageCount: xml.element("text:page-count", text: "1")
    case .date: xml.element("text:date", text: "")
    case .time: xml.element("text:time", text: "")
    case .sheetName: xml.element("text:sheet-name", text: "")
    case .fileName: xml.element("text:file-name", text: "")
    }
  }
}
