/// The figures that a chart shows, as they are when the workbook is written.
struct ChartData {
  /// The names of the categories.
  var categories: [String]

  /// The figures of each series; `nil` where a cell holds no number.
  var values: [[Double?]]

  init(_ chart: Chart, in workbook: Workbook) {
    categories = chart.categories.map { workbook.values(in: $0).map(\.chartText) } ?? []
    values = chart.series.map { series in workbook.values(in: series.values).map(\.chartNumber) }
  }
}

extension Workbook {
  /// The values in a range, row by row.
  fileprivate func values(in place: SheetRange) -> [CellValue] {
    guard let sheet = self[sheet: place.sheet] else { return [] }
    let range = place.range
    return (range.first.row...range.last.row).flatMap { row in
      let cells = sheet.row(at: row)
      return (range.first.column...range.last.column).map { cells?[column: $0]?.value ?? .empty }
    }
  }
}

extension CellValue {
  fileprivate var chartText: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.xmlText
    case .date(let date): date.description
    case .dateTime(let moment): moment.description
    default: ""
    }
  }

  fileprivate var chartNumber: Double? {
    if case .number(let number) = self, number.isFinite { number } else { nil }
  }
}
