import XML

/// How pages are set up (ODF 1.3 Part 3, 16.5 and 16.9).
struct ODSPages: Sendable {
  private var layouts: [String: PrintSetup] = [:]
  private var masters: [String: (layout: String?, header: String?, footer: String?)] = [:]

  /// The set-up of the pages with a name.
  func setup(master name: String?) -> PrintSetup {
    guard let master = name.flatMap({ masters[$0] }) else { return PrintSetup() }
    var setup = master.layout.flatMap { layouts[$0] } ?? PrintSetup()
    setup.header = master.header
    setup.footer = master.footer
    return setup
  }

  mutating func readLayout(_ part: inout PartReader) throws(SpreadsheetError) {
    guard let name = part["style:name"] else { return }
    var setup = PrintSetup()
    let layout = part.depth
    while try part.nextChild(of: layout) {
      guard part.name == "style:page-layout-properties" else { continue }
      setup.isLandscape = part["style:print-orientation"] == "landscape"
      setup.fitsWidth = part.integer("style:scale-to-X") == 1
    }
    layouts[name] = setup
  }

  mutating func readMaster(_ part: inout PartReader) throws(SpreadsheetError) {
    guard let name = part["style:name"] else { return }
    let layout = part["style:page-layout-name"]
    var texts: [String: String] = [:]
    let master = part.depth
    while try part.nextChild(of: master) {
      let element = part.name
      guard element == "style:header" || element == "style:footer",
        part.boolean("style:display") ?? true
      else { continue }
      texts[element] = try Self.margin(&part)
    }
    masters[name] = (layout, texts["style:header"], texts["style:footer"])
  }

  /// A header or footer in the notation of XLSX; `nil` when it is empty.
  private static func margin(_ part: inout PartReader) throws(SpreadsheetError) -> String? {
    var text = ""
    let margin = part.depth
    while try part.nextChild(of: margin) {
      let code: String
      switch part.name {
      case "style:region-left": code = "&L"
      case "style:region-right": code = "&R"
      case "style:region-center": code = "&C"
      default: continue
      }
      let region = try Self.region(&part)
      if !region.isEmpty { text += code + region }
    }
    return text.isEmpty ? nil : text
  }

  private static func region(_ part: inout PartReader) throws(SpreadsheetError) -> String {
    var text = ""
    let region = part.depth
    var skipped: Int?
    while let event = try part.next() {
      switch event {
      case .text where skipped == nil: text += part.text.replacing("&", with: "&&")
      case .start where skipped == nil:
        guard let code = codes[part.name] else { continue }
        text += code
        skipped = part.depth
      case .end where part.depth == skipped: skipped = nil
      case .end where part.depth <= region: return text.trimmingBlanks()
      default: continue
      }
    }
    return text
  }

  private static let codes = [
    "text:page-number": "&P", "text:page-count": "&N", "text:date": "&D", "text:time": "&T",
    "text:sheet-name": "&A", "text:file-name": "&F", "text:title": "",
  ]
}
