/// A file format of spreadsheets.
public enum SpreadsheetFormat: String, Hashable, Sendable, CaseIterable {
  /// Office Open XML, ECMA-376: what Excel writes.
  case xlsx
  /// OpenDocument, ISO/IEC 26300: what LibreOffice writes.
  case ods
  /// Text with a line per row.
  case csv
}
