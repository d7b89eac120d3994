import ArgumentParser
import Findings
import Foundation
import Spreadsheet

/// A folder of CSV files with their description, as `convert` writes it.
struct DataPackageFolder {
  private let folder: URL

  init(_ path: String) {
    folder = URL(filePath: path)
  }

  private struct Description: Decodable {
    var title: String?
    var resources: [Resource]
  }

  private struct Resource: Decodable {
    var title: String?
    var name: String
    var path: String
    var schema: Schema?
  }

  private struct Schema: Decodable {
    var fields: [Field]
  }

  private struct Field: Decodable {
    var type: String
  }

  /// Reads each file as a sheet, in the order of the description; the types are those of its schema.
  func read(in language: Language) throws -> Workbook {
    let place = folder.appending(path: "datapackage.json")
    guard let data = try? Data(contentsOf: place),
      let description = try? JSONDecoder().decode(Description.self, from: data)
    else {
      let wording = Wording(
        "Mappen har ingen datapackage.json som går att läsa.",
        english: "The folder has no datapackage.json that can be read.")
      printError("\(folder.path): \(wording[language])")
      throw ExitCode.failed
    }
    var workbook = Workbook()
    workbook.properties.title = description.title
    var names = SheetNames()
    for resource in description.resources {
      // A description must not lead out of its folder.
      guard !resource.path.contains("/"), !resource.path.contains("\\") else {
        let wording = Wording(
          "\(resource.path) ligger inte i mappen.",
          english: "\(resource.path) is not in the folder.")
        printError("\(folder.path): \(wording[language])")
        throw ExitCode.failed
      }
      let path = folder.appending(path: resource.path).path
      var sheet = try readWorkbook(path, in: language).workbook.sheets.first ?? Sheet(name: "")
      sheet.name = names.unique(resource.title ?? resource.name)
      if let fields = resource.schema?.fields { sheet.apply(fields.map(\.type)) }
      workbook.sheets.append(sheet)
    }
    return workbook
  }
}

extension Sheet {
  /// Gives the cells below the header the types of their columns; what does not fit stays text.
  fileprivate mutating func apply(_ types: [String]) {
    for var row in rows where row.index > 0 {
      for position in row.cells.indices {
        let column = row.cells[position].column
        guard column < types.count, case .text(let text) = row.cells[position].value,
          let value = CellValue(text, ofType: types[column])
        else { continue }
        row.cells[position].value = value
      }
      set(row)
    }
  }
}

extension CellValue {
  /// The value that a text stands for (specs.frictionlessdata.io/table-schema).
  fileprivate init?(_ text: String, ofType type: String) {
    switch type {
    case "number", "integer":
      guard let number = Double(text), number.isFinite else { return nil }
      self = .number(number)
    case "boolean":
      guard let isTrue = Bool(text) else { return nil }
      self = .boolean(isTrue)
    case "date":
      let parts = text.split(separator: "-").compactMap { Int($0) }
      guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
      else { return nil }
      self = .date(date)
    case "string"
    where text.hasPrefix("'") && text.dropFirst().first.map("=+-@\t\r".contains) == true:
      // The apostrophe only keeps programs from taking the text for a formula.
      self = .text(String(text.dropFirst()))
    default: return nil
    }
  }
}
