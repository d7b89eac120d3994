extension WorkbookWriter {
  /// What of a workbook a format cannot carry, by the rules of ``write(_:as:)``.
  ///
  /// Characters and single values that are mended are not counted.
  public func omissions(of workbook: Workbook, as format: SpreadsheetFormat) -> [Omission] {
    var counter = OmissionCounter()
    for sheet in workbook.sheets {
      switch format {
      case .csv: counter.addAll(of: sheet)
      case .xlsx, .ods: counter.addUnknownRules(of: sheet)
      }
    }
    if format == .csv { counter.add(.definedName, workbook.definedNames.count) }
    if format == .ods { counter.addUntranslated(of: workbook) }
    return counter.omissions
  }
}

extension OmissionCounter {
  /// Everything but the values.
  fileprivate mutating func addAll(of sheet: Sheet) {
    add(.chart, sheet.charts.count)
    add(.conditionalFormat, sheet.conditionalFormats.count)
    add(.dataValidation, sheet.dataValidations.count)
    add(.comment, sheet.comments.count)
    add(.hyperlink, sheet.hyperlinks.count)
    add(.mergedRange, sheet.mergedRanges.count)
    for row in sheet.rows {
      for cell in row.cells {
        if cell.formula != nil { add(.formula) }
        if !cell.value.isEmpty, cell.style.isDecorated { add(.look) }
      }
    }
  }

  fileprivate mutating func addUnknownRules(of sheet: Sheet) {
    for format in sheet.conditionalFormats {
      if case .other = format.condition { add(.conditionalFormat) }
    }
    for validation in sheet.dataValidations {
      if case .other = validation.rule { add(.dataValidation) }
    }
  }

  /// What OpenFormula cannot say.
  fileprivate mutating func addUntranslated(of workbook: Workbook) {
    let formulas = ODSFormula(tablesOf: workbook)
    for sheet in workbook.sheets {
      for row in sheet.rows {
        for cell in row.cells {
          guard let formula = cell.formula else { continue }
          if formulas.text(of: formula, row: row.index) == nil { add(.formula) }
        }
      }
    }
    for name in workbook.definedNames where !name.name.hasPrefix("_xlnm.") {
      if formulas.expression(of: name.formula) == nil { add(.definedName) }
    }
  }
}

extension CellStyle {
  /// Whether cells look different from plain ones, their number format aside.
  fileprivate var isDecorated: Bool {
    let plain = CellStyle()
    return font != plain.font || fill != plain.fill || borders != plain.borders
      || alignment != plain.alignment
  }
}
