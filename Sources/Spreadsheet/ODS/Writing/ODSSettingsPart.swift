internal import XML

extension Workbook {
  /// The part `settings.xml`: which sheet is shown, and what stays in view.
  ///
  /// The names of the settings are those of LibreOffice; the standard leaves them to programs
  /// (ODF 1.3 Part 3, 3.10.1).
  func odsSettingsPart() -> [UInt8] {
    ODSWriter.document("office:document-settings") { xml in
      xml.element("office:settings") { xml in
        xml.element("config:config-item-set", ["config:name": "ooo:view-settings"]) { xml in
          xml.element("config:config-item-map-indexed", ["config:name": "Views"]) { xml in
            xml.element("config:config-item-map-entry") { xml in
              xml.setting("ViewId", "string", "view1")
              let frozen = sheets.filter { $0.frozenRows > 0 || $0.frozenColumns > 0 }
              if !frozen.isEmpty {
                xml.element("config:config-item-map-named", ["config:name": "Tables"]) { xml in
                  for sheet in frozen { sheet.writeView(to: &xml) }
                }
              }
              if let position = firstVisibleSheet {
                xml.setting("ActiveTable", "string", sheets[position].name)
              }
            }
          }
        }
      }
    }
  }
}

extension Sheet {
  fileprivate func writeView(to xml: inout XMLWriter) {
    xml.element("config:config-item-map-entry", ["config:name": name]) { xml in
      let frozen = "2"
      if frozenColumns > 0 {
        xml.setting("HorizontalSplitMode", "short", frozen)
        xml.setting("HorizontalSplitPosition", "int", String(frozenColumns))
        xml.setting("PositionRight", "int", String(frozenColumns))
      }
      if frozenRows > 0 {
        xml.setting("VerticalSplitMode", "short", frozen)
        xml.setting("VerticalSplitPosition", "int", String(frozenRows))
        xml.setting("PositionBottom", "int", String(frozenRows))
      }
      // The panes are numbered from the upper left: 0 and 1, then 2 and 3.
      let pane = (frozenColumns > 0 ? 1 : 0) + (frozenRows > 0 ? 2 : 0)
      xml.setting("ActiveSplitRange", "short", String(pane))
    }
  }
}

extension XMLWriter {
  fileprivate mutating func setting(_ name: String, _ type: String, _ value: String) {
    element("config:config-item", ["config:name": name, "config:type": type], text: value)
  }
}
