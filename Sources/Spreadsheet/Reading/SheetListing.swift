/// A sheet as the workbook lists it, before its cells are read.
public struct SheetListing: Hashable, Sendable {
  /// What a sheet holds.
  public enum Kind: String, Hashable, Sendable {
    /// Cells.
    case cells
    /// A chart and no cells.
    case chart
    /// A dialog of Excel 5.
    case dialog
    /// Macros of Excel 4.
    case macro
    /// Cells of another file, as formulas last saw them; no program shows such a sheet.
    case copy
    /// Nothing that could be found.
    case missing

    /// Whether there are cells to read.
    var hasCells: Bool { self == .cells || self == .copy }
  }

  /// The name on the tab.
  public var name: String

  /// Whether people see the sheet.
  public var visibility = Sheet.Visibility.visible

  /// What the sheet holds; all but ``Kind/cells`` and ``Kind/copy`` give no rows.
  public var kind = Kind.cells

  /// Creates a listing.
  public init(name: String) {
    self.name = name
  }
}
