/// A workbook as a folder of CSV files with a description that programs read: a Frictionless data
/// package (specs.frictionlessdata.io/data-package).
///
///     for file in try DataPackage(workbook, missingTexts: ["Data saknas"]).files {
///       try save(file.bytes, at: folder + "/" + file.path)
///     }
///
/// Each table becomes a file with a header row, also where it has none itself, and typed columns. A sheet without tables becomes a
/// file of its cells as they stand, without header; on a sheet with tables, the cells beside them
/// are left out, and so are empty sheets. Looks, formulas, notes and charts are left out.
///
/// The files are UTF-8 without byte order mark, with commas, decimal points and dates in the form of
/// ISO 8601: what DuckDB, Spark, Power BI and Excel's own import read without being told. For a
/// double click in Excel under Swedish settings, write `.csv` instead.
///
/// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return has an apostrophe before
/// it, so that no program takes it for a formula. Errors become empty fields.
public struct DataPackage: Hashable, Sendable {
  /// A file of the package.
  public struct File: Hashable, Sendable {
    /// The path within the folder.
    public let path: String
    /// The content.
    public let bytes: [UInt8]
  }

  /// The files, `datapackage.json` first.
  public private(set) var files: [File] = []

  /// Creates the package of a workbook.
  ///
  /// - Parameter missingTexts: Texts that stand where a value is missing. They become empty fields,
  ///   so that a column of numbers stays one.
  /// - Throws: ``SpreadsheetError/Kind/cannotBeWritten`` for a sheet without tables whose cells lie
  ///   so far apart that its file would have more than 50 million fields.
  public init(
    _ workbook: Workbook, missingTexts: Set<String> = []
  ) throws(SpreadsheetError) {
    var names = ResourceNames()
    var resources: [JSONValue] = []
    for sheet in workbook.sheets {
      for table in sheet.tables {
        let path = names.unique(table.name) + ".csv"
        let resource = TableResource(table, of: sheet, path: path, missingTexts: missingTexts)
        files.append(File(path: path, bytes: resource.bytes))
        resources.append(resource.description)
      }
      if sheet.tables.isEmpty, let range = try CSVWriter.grid(of: sheet) {
        let path = names.unique(sheet.name) + ".csv"
        var text = CSVText(.exchange, for: .programs)
        sheet.forEachRow(in: range) { values in
          text.write(values.map { $0.replacing(missingTexts) })
        }
        files.append(File(path: path, bytes: text.bytes))
        resources.append(
          .resource(title: sheet.name, path: path, profile: "data-resource", hasHeader: false))
      }
    }
    let description = Self.description(of: workbook.properties, resources: resources)
    files.insert(File(path: "datapackage.json", bytes: Array(description.text.utf8)), at: 0)
  }

  private static func description(
    of properties: DocumentProperties, resources: [JSONValue]
  ) -> JSONValue {
    var names = ResourceNames()
    var members: [(String, JSONValue)] = [
      ("name", .string(names.unique(properties.title ?? "workbook")))
    ]
    if let title = properties.title { members.append(("title", .string(title))) }
    if let created = properties.created { members.append(("created", .string("\(created)Z"))) }
    for (name, value) in properties.custom.sorted(by: { $0.key < $1.key }) {
      members.append((name, .string(value)))
    }
    members.append(("resources", .array(resources)))
    return .object(members)
  }
}

/// A table as a file with a schema.
private struct TableResource {
  private(set) var bytes: [UInt8]
  private(set) var description: JSONValue

  init(_ table: Table, of sheet: Sheet, path: String, missingTexts: Set<String>) {
    var text = CSVText(.exchange, for: .programs)
    text.write(table.columnNames.map { .text($0) })
    var types = [FieldType?](repeating: nil, count: table.columnNames.count)
    var body = table.range
    if table.hasHeaderRow { body.first.row += 1 }
    sheet.forEachRow(in: body) { row in
      let values = row.map { $0.replacing(missingTexts) }
      for (column, value) in values.enumerated() where column < types.count {
        types[column] = FieldType(value, joining: types[column])
      }
      text.write(values)
    }
    bytes = text.bytes
    let fields = zip(table.columnNames, types).map { name, type in
      JSONValue.object([
        ("name", .string(name)), ("type", .string((type ?? .string).rawValue)),
      ])
    }
    description = .resource(
      title: table.name, path: path, profile: "tabular-data-resource", hasHeader: true,
      schema: .object([("fields", .array(fields)), ("missingValues", .array([.string("")]))]))
  }
}

/// The type of a column (specs.frictionlessdata.io/table-schema).
private enum FieldType: String {
  case string, number, integer, boolean, date, datetime, duration

  /// The type of a column that has held one type, and now holds a value.
  init?(_ value: CellValue, joining earlier: FieldType?) {
    let type: FieldType? =
      switch value {
      case .empty, .notCalculated, .error: nil
      case .number(let number):
        number == number.rounded() && number.magnitude < 1e15 ? .integer : .number
      case .text: .string
      case .boolean: .boolean
      case .date: .date
      case .dateTime: .datetime
      case .duration: .duration
      }
    switch (earlier, type) {
    case (nil, nil): return nil
    case (let one?, nil), (nil, let one?): self = one
    case (let one?, let other?) where one == other: self = one
    case (.integer?, .number?), (.number?, .integer?): self = .number
    default: self = .string
    }
  }
}

extension CSVDialect {
  /// Commas and decimal points.
  fileprivate static let exchange: CSVDialect = {
    var dialect = CSVDialect()
    dialect.delimiter = UInt8(ascii: ",")
    dialect.decimalSign = UInt8(ascii: ".")
    return dialect
  }()
}

extension CellValue {
  fileprivate func replacing(_ missingTexts: Set<String>) -> CellValue {
    if case .text(let text) = self, missingTexts.contains(text) { .empty } else { self }
  }
}

extension JSONValue {
  fileprivate static func resource(
    title: String, path: String, profile: String, hasHeader: Bool, schema: JSONValue? = nil
  ) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(String(path.dropLast(".csv".count)))), ("title", .string(title)),
      ("path", .string(path)), ("profile", .string(profile)), ("format", .string("csv")),
      ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
      (
        "dialect",
        .object([
          ("delimiter", .string(",")), ("lineTerminator", .string("\r\n")),
          ("quoteChar", .string("\"")), ("doubleQuote", .boolean(true)),
          ("header", .boolean(hasHeader)),
        ])
      ),
    ]
    if let schema { members.append(("schema", schema)) }
    return .object(members)
  }
}

/// Makes names of the letters a to z, digits and hyphens, each once.
private struct ResourceNames {
  private var taken: Set<String> = []

  mutating func unique(_ wanted: String) -> String {
    var base = ""
    for scalar in wanted.lowercased().unicodeScalars {
      switch scalar {
      case "a"..."z", "0"..."9", "_": base.unicodeScalars.append(scalar)
      case "å", "ä", "à", "á", "æ": base += "a"
      case "ö", "ø", "ó": base += "o"
      case "é", "è": base += "e"
      case "ü": base += "u"
      default: if !base.hasSuffix("-"), !base.isEmpty { base += "-" }
      }
    }
    while base.hasSuffix("-") { base.removeLast() }
    if base.isEmpty { base = "data" }
    var name = base
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(base)-\(number)"
      number += 1
    }
    return name
  }
}
