internal import XML

/// What stands before and after the sheets: rules for input, names, tables and filters.
extension ODSContentWriter {
  // MARK: Validations

  func validationName(at position: Int, on sheet: Sheet) -> String? {
    guard condition(of: sheet.dataValidations[position]) != nil,
      let order = workbook.sheets.firstIndex(where: { $0.name == sheet.name })
    else { return nil }
    return "validation\(order + 1)_\(position + 1)"
  }

  private func condition(of validation: DataValidation) -> String? {
    let list: String
    switch validation.rule {
    case .list(let texts): list = texts.map(\.asFormulaText).joined(separator: ";")
    case .listFrom(let range):
      guard let expression = cells.formulas.expression(of: range) else { return nil }
      list = expression
    case .other: return nil
    }
    return "of:cell-content-is-in-list(\(list))"
  }

  mutating func writeValidations() {
    let validations = workbook.sheets.flatMap(\.dataValidations)
    guard validations.contains(where: { condition(of: $0) != nil }) else { return }
    body.start("table:content-validations")
    for sheet in workbook.sheets {
      for (position, validation) in sheet.dataValidations.enumerated() {
        guard let name = validationName(at: position, on: sheet),
          let condition = condition(of: validation), let base = validation.ranges.first?.first
        else { continue }
        write(validation, as: name, condition: condition, base: base.odsText(on: sheet.name))
      }
    }
    body.end()
  }

  private mutating func write(
    _ validation: DataValidation, as name: String, condition: String, base: String
  ) {
    body.element(
      "table:content-validation",
      [
        "table:name": name, "table:condition": condition, "table:allow-empty-cell": "true",
        "table:display-list": "unsorted", "table:base-cell-address": base,
      ]
    ) { xml in
      if let prompt = validation.prompt {
        xml.element("table:help-message", ["table:display": "true"]) { $0.paragraphs(prompt) }
      }
      xml.element(
        "table:error-message", ["table:message-type": "stop", "table:display": "true"]
      ) { xml in
        if let message = validation.errorMessage { xml.paragraphs(message) }
      }
    }
  }

  // MARK: Names and ranges

  mutating func writeNames(_ names: [DefinedName], baseSheet: Sheet?) {
    let translated = names.filter { !$0.name.hasPrefix("_xlnm.") }.compactMap { name in
      cells.formulas.expression(of: name.formula).map { (name.name, $0) }
    }
    guard !translated.isEmpty, let baseSheet else { return }
    let base = "$" + CellAddress(row: 0, column: 0).absoluteText(on: baseSheet.name)
    body.element("table:named-expressions") { xml in
      for (name, expression) in translated {
        if let range = expression.singleReference {
          xml.element(
            "table:named-range",
            [
              "table:name": name, "table:cell-range-address": range,
              "table:base-cell-address": base,
            ])
        } else {
          xml.element(
            "table:named-expression",
            [
              "table:name": name, "table:expression": "of:=" + expression,
              "table:base-cell-address": base,
            ])
        }
      }
    }
  }

  /// Writes tables and filters, which OpenDocument calls database ranges (9.4.15).
  mutating func writeDatabaseRanges() {
    var ranges: [(name: String, range: String, hasHeader: Bool)] = []
    for (position, sheet) in workbook.sheets.enumerated() {
      for table in sheet.tables {
        // A row of totals lies below the range, so that sorting leaves it where it is.
        let range = CellRange(table.range.first, table.records.last)
        ranges.append((table.name, range.odsText(on: sheet.name), table.hasHeaderRow))
      }
      if let range = sheet.autofilter {
        // The name by which LibreOffice knows the filter of a sheet.
        ranges.append(
          ("__Anonymous_Sheet_DB__\(position)", range.odsText(on: sheet.name), true))
      }
    }
    guard !ranges.isEmpty else { return }
    body.element("table:database-ranges") { xml in
      for (name, range, hasHeader) in ranges {
        xml.element(
          "table:database-range",
          [
            "table:name": name, "table:target-range-address": range,
            "table:display-filter-buttons": hasHeader ? "true" : nil,
            "table:contains-header": hasHeader ? nil : "false",
          ])
      }
    }
  }
}

extension CellAddress {
  fileprivate func absoluteText(on sheet: String) -> String {
    sheet.quotedSheetName + "." + absoluteText
  }
}

extension String {
  /// The range, when the expression is one reference to cells and nothing else.
  fileprivate var singleReference: String? {
    guard hasPrefix("[$"), hasSuffix("]"), dropFirst().lastIndex(of: "[") == nil else {
      return nil
    }
    return String(dropFirst().dropLast())
  }
}
