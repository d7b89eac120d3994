internal import Scorecards

/// The units below: a matrix by area, and names by colour.
struct LowerUnitsSheet {
  let context: ReportContext
  let unit: ConsolidatedUnit

  /// A row for each unit, a column for each area.
  var matrix: ReportSheet {
    var sheet = sheet("Underordnade enheter", widths: LowerUnits.matrixWidths)
    LowerUnits(context: context, unit: unit).putMatrix(on: &sheet)
    return sheet
  }

  /// The names of the units that have each colour in each area.
  var names: ReportSheet {
    var sheet = sheet("Enheter per färg", widths: LowerUnits.namesWidths)
    LowerUnits(context: context, unit: unit).putNames(on: &sheet)
    return sheet
  }

  private func sheet(_ name: String, widths: [Double]) -> ReportSheet {
    var sheet = ReportSheet(name)
    sheet.setTabColor(ReportStyles.brand)
    sheet.setWidths(widths)
    sheet.title(name, subtitle: "\(unit.unit.name), \(context.occasion)")
    sheet.skip()
    return sheet
  }
}
