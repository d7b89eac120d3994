/// A chart that lies over a sheet and follows the cells that it shows.
///
///     var chart = Chart(.stackedBar, title: "Sales", over: CellRange("F2:M20"))
///     chart.categories = SheetRange("Data", CellRange("A2:A6"))
///     chart.series = [Chart.Series("North", SheetRange("Data", CellRange("B2:B6")), color: green)]
///     chart.alternativeText = "Sales of each month in the north."
///
/// The figures that are stored with the chart are taken from the cells when the workbook is written.
public struct Chart: Hashable, Sendable {
  /// How a chart draws its series.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Horizontal bars, the series of a category after one another.
    case stackedBar
    /// Horizontal bars, the series of a category below one another.
    case clusteredBar
    /// Lines through points.
    case line
  }

  /// What is drawn in one colour.
  public struct Series: Hashable, Sendable {
    /// The name in the legend.
    ///
    /// In OpenDocument it is shown when it also stands in the cell above or before the values.
    public var name: String

    /// The cells with the figures: one row or one column.
    public var values: SheetRange

    /// The colour of the bars or of the line.
    ///
    /// Neighbours need a contrast of 3:1 (WCAG 1.4.11).
    public var color: Color

    /// Creates a series.
    public init(_ name: String, _ values: SheetRange, color: Color) {
      self.name = name
      self.values = values
      self.color = color
    }
  }

  /// How the series are drawn.
  public var kind: Kind

  /// The title above the chart.
  public var title: String

  /// What the chart shows, for those who do not see it (WCAG 1.1.1).
  public var alternativeText = ""

  /// The cells with the names of the categories: one row or one column.
  public var categories: SheetRange?

  /// The series, in the order of the legend.
  public var series: [Series] = []

  /// The cells that the chart covers.
  public var range: CellRange

  /// The number format of the value axis.
  public var numberFormat = "General"

  /// Creates a chart without series.
  public init(_ kind: Kind, title: String, over range: CellRange) {
    self.kind = kind
    self.title = title
    self.range = range
  }
}
