import XML

/// What stays in view of each sheet.
///
/// The settings are LibreOffice's; the standard leaves them to programs (ODF 1.3 Part 3, 3.10.1).
enum ODSSettings {
  static func read(
    _ part: inout PartReader
  ) throws(SpreadsheetError) -> [String: ODSContents.FrozenPanes] {
    var found: [String: ODSContents.FrozenPanes] = [:]
    // The maps that stand around the place, by their names.
    var maps: [String] = []
    var settings: [String: String] = [:]
    let start = part.depth
    while let event = try part.next() {
      switch event {
      case .start where part.name == "config:config-item":
        let name = part["config:name"] ?? ""
        let content = try part.textToEnd()
        if maps.dropLast().last == "Tables" { settings[name] = content }
      case .start:
        maps.append(part["config:name"] ?? "")
      case .end where part.depth <= start: return found
      case .end:
        if maps.dropLast().last == "Tables", let sheet = maps.last {
          found[sheet] = panes(settings)
          settings = [:]
        }
        maps = maps.dropLast()
      case .text: break
      }
    }
    return found
  }

  private static func panes(_ settings: [String: String]) -> ODSContents.FrozenPanes {
    func position(_ direction: String) -> Int {
      guard settings[direction + "SplitMode"] == "2" else { return 0 }
      return max(0, settings[direction + "SplitPosition"].flatMap { Int($0) } ?? 0)
    }
    return ODSContents.FrozenPanes(
      rows: min(position("Vertical"), CellAddress.maximumRows),
      columns: min(position("Horizontal"), CellAddress.maximumColumns))
  }
}
