extension Cell {
  /// The text that a program shows for the cell under Swedish settings; see ``NumberFormat``.
  ///
  /// Empty for an empty cell and for a formula without a result.
  public var displayText: String {
    NumberFormat(style.numberFormat).text(for: value)
  }
}
