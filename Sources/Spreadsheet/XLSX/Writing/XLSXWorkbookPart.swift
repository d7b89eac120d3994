internal import XML

extension Workbook {
  /// The part `workbook.xml` (ECMA-376 Part 1, 18.2.27).
  ///
  /// The sheets have the relationships `rId1`
  /// and on, in their order.
  func xlsxPart(needsCalculation: Bool) -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "workbook",
      ["xmlns": XLSXNamespace.spreadsheet, "xmlns:r": XLSXNamespace.relationships]
    ) { xml in
      xml.element("workbookPr", ["date1904": (dateSystem == .from1904).oneOrNothing])
      xml.element("bookViews") { xml in
        let active = firstVisibleSheet ?? 0
        xml.element("workbookView", ["activeTab": active > 0 ? String(active) : nil])
      }
      xml.element("sheets") { xml in
        for (position, sheet) in sheets.enumerated() {
          xml.element(
            "sheet",
            [
              "name": sheet.name.xlsxEscaped, "sheetId": String(position + 1),
              "state": sheet.visibility == .visible ? nil : sheet.visibility.rawValue,
              "r:id": "rId\(position + 1)",
            ])
        }
      }
      writeDefinedNames(to: &xml)
      // Without a result, the program is asked to calculate when it opens the file.
      xml.element("calcPr", ["calcId": "191029", "fullCalcOnLoad": needsCalculation.oneOrNothing])
    }
    return xml.bytes
  }

  private func writeDefinedNames(to xml: inout XMLWriter) {
    let own = definedNames.filter { !$0.name.hasPrefix(Self.reservedPrefix) }
    let all = own.map { ($0, isHidden: false) } + namesOfSheets
    guard !all.isEmpty else { return }
    xml.element("definedNames") { xml in
      for (name, isHidden) in all {
        let position = name.sheet.flatMap { sheet in sheets.firstIndex { $0.name == sheet } }
        xml.element(
          "definedName",
          [
            "name": name.name.xlsxEscaped, "localSheetId": position.map(String.init),
            "hidden": isHidden.oneOrNothing,
          ], text: name.formula.xlsxEscaped)
      }
    }
  }

  /// How the names begin that programs keep for themselves (18.2.6).
  private static let reservedPrefix = "_xlnm."

  /// The names through which a sheet says what is filtered and printed.
  private var namesOfSheets: [(DefinedName, isHidden: Bool)] {
    sheets.flatMap { sheet in
      let place = sheet.name.quotedSheetName + "!"
      func name(_ name: String, _ formula: String) -> DefinedName {
        DefinedName(name: Self.reservedPrefix + name, formula: place + formula, sheet: sheet.name)
      }
      var names: [(DefinedName, isHidden: Bool)] = []
      if let range = sheet.autofilter {
        names.append((name("_FilterDatabase", range.absoluteText), true))
      }
      if let range = sheet.printSetup.area {
        names.append((name("Print_Area", range.absoluteText), false))
      }
      if let rows = sheet.printSetup.repeatedRows {
        let text = "$\(rows.lowerBound + 1):$\(rows.upperBound + 1)"
        names.append((name("Print_Titles", text), false))
      }
      return names
    }
  }
}

extension Table {
  /// The part of a table (ECMA-376 Part 1, 18.5.1.2).
  func xlsxPart(id: Int) -> [UInt8] {
    var xml = XMLWriter()
    xml.element(
      "table",
      [
        "xmlns": XLSXNamespace.spreadsheet, "id": String(id), "name": name, "displayName": name,
        "ref": range.text, "headerRowCount": hasHeaderRow ? nil : "0",
        "totalsRowCount": hasTotalsRow ? "1" : nil, "totalsRowShown": hasTotalsRow ? nil : "0",
      ]
    ) { xml in
      if hasHeaderRow {
        xml.element("autoFilter", ["ref": CellRange(range.first, records.last).text])
      }
      xml.element("tableColumns", ["count": String(columnNames.count)]) { xml in
        for (position, name) in columnNames.enumerated() {
          xml.element(
            "tableColumn", ["id": String(position + 1), "name": name.xlsxColumnName])
        }
      }
      xml.element(
        "tableStyleInfo",
        [
          "name": "TableStyleLight1", "showFirstColumn": "0", "showLastColumn": "0",
          "showRowStripes": "0", "showColumnStripes": "0",
        ])
    }
    return xml.bytes
  }
}

extension String {
  /// The name of a table's column, where line breaks are escaped too.
  fileprivate var xlsxColumnName: String {
    xlsxEscaped.replacing("\n", with: "_x000a_").replacing("\t", with: "_x0009_")
  }
}
