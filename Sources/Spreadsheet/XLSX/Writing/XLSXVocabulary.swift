/// The namespaces of ECMA-376 that are written here.
enum XLSXNamespace {
  static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentTypes = "http://schemas.openxmlformats.org/package/2006/content-types"
  static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
  static let spreadsheetDrawing =
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
  static let chart = "http://schemas.openxmlformats.org/drawingml/2006/chart"
}

extension String {
  /// The text with the namespaces of the strict variant (ECMA-376 Part 1, Annex A) in the place of
  /// those of the transitional one.
  var strictNamespaces: String {
    let strict = "http://purl.oclc.org/ooxml/"
    return replacing(XLSXNamespace.spreadsheet, with: strict + "spreadsheetml/main")
      .replacing(XLSXNamespace.relationships, with: strict + "officeDocument/relationships")
  }
}

/// What a part of the package is, and how others refer to it.
enum XLSXPartKind {
  case workbook, worksheet, styles, sharedStrings, table, comments, vmlDrawing, drawing, chart
  case coreProperties, applicationProperties, customProperties

  /// The content type; `nil` when it follows from the file name extension.
  var contentType: String? {
    let spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    return switch self {
    case .workbook: spreadsheet + "sheet.main+xml"
    case .worksheet: spreadsheet + "worksheet+xml"
    case .styles: spreadsheet + "styles+xml"
    case .sharedStrings: spreadsheet + "sharedStrings+xml"
    case .table: spreadsheet + "table+xml"
    case .comments: spreadsheet + "comments+xml"
    case .vmlDrawing: nil
    case .drawing: "application/vnd.openxmlformats-officedocument.drawing+xml"
    case .chart: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    case .coreProperties: "application/vnd.openxmlformats-package.core-properties+xml"
    case .applicationProperties:
      "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    case .customProperties:
      "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    }
  }

  /// The type of the relationship that leads to the part.
  var relationshipType: String {
    let office = XLSXNamespace.relationships + "/"
    return switch self {
    case .workbook: office + "officeDocument"
    case .worksheet: office + "worksheet"
    case .styles: office + "styles"
    case .sharedStrings: office + "sharedStrings"
    case .table: office + "table"
    case .comments: office + "comments"
    case .vmlDrawing: office + "vmlDrawing"
    case .drawing: office + "drawing"
    case .chart: office + "chart"
    case .coreProperties:
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    case .applicationProperties: office + "extended-properties"
    case .customProperties: office + "custom-properties"
    }
  }

  static let hyperlinkRelationshipType = XLSXNamespace.relationships + "/hyperlink"
}
