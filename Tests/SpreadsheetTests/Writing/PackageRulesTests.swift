import Foundation
import Spreadsheet
import TestSupport
import Testing
import XML
import Zip

/// The rules between the parts of a package, which no schema checks.
@Suite("Rules between the parts of XLSX")
struct PackageRulesTests {
  private let archive: ZipArchive

  init() throws {
    archive = try ZipArchive(WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx))
  }

  private struct Element {
    var name: String
    var attributes: [String: String]
  }

  private func elements(of path: String) throws -> [Element] {
    let entry = try #require(archive[path], "\(path) is missing")
    var reader = XMLReader(try archive.read(entry), namespaces: [:])
    var elements: [Element] = []
    while let event = try reader.next() {
      guard event == .start else { continue }
      let name = reader.name.split(separator: "}").last.map(String.init) ?? reader.name
      let attributes = reader.attributes.map { attribute in
        (attribute.name.split(separator: "}").last.map(String.init) ?? "", attribute.value)
      }
      elements.append(
        Element(name: name, attributes: Dictionary(attributes) { first, _ in first }))
    }
    return elements
  }

  private var parts: [String] {
    archive.entries.map(\.name).filter { !$0.hasSuffix(".rels") && !$0.hasPrefix("[") }
  }

  @Test("No rule of Excel's own is broken")
  func excelRules() throws {
    let bytes = try WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    #expect(try ExcelRules()?.faults(in: bytes) ?? "" == "")
  }

  @Test("Every part has a content type, and every override names a part")
  func contentTypes() throws {
    let types = try elements(of: "[Content_Types].xml")
    let endings = types.filter { $0.name == "Default" }.compactMap { $0.attributes["Extension"] }
    let overrides = types.filter { $0.name == "Override" }
      .compactMap { $0.attributes["PartName"].map { String($0.dropFirst()) } }
    #expect(Set(overrides).isSubset(of: parts))
    #expect(Set(overrides).count == overrides.count)
    for part in parts where !overrides.contains(part) {
      // Only drawings of notes are known by their ending.
      #expect(part.hasSuffix(".vml") && endings.contains("vml"))
    }
  }

  @Test("Every relationship leads to a part, has an id of its own, and is used")
  func relationships() throws {
    for entry in archive.entries where entry.name.hasSuffix(".rels") {
      let source = entry.name.replacing("_rels/", with: "").replacing(".rels", with: "")
      let folder = source.split(separator: "/").dropLast().joined(separator: "/")
      var ids: Set<String> = []
      for relationship in try elements(of: entry.name) where relationship.name == "Relationship" {
        let id = try #require(relationship.attributes["Id"])
        #expect(ids.insert(id).inserted)
        guard relationship.attributes["TargetMode"] != "External" else { continue }
        let target = try #require(relationship.attributes["Target"])
        #expect(archive[resolved(target, from: folder)] != nil, "\(entry.name): \(target)")
      }
      guard !source.isEmpty else { continue }
      let used = try elements(of: source).flatMap { element in
        element.attributes.filter { $0.key == "id" && $0.value.hasPrefix("rId") }.map(\.value)
      }
      #expect(Set(used).isSubset(of: ids), "\(source) uses an id that is not there")
    }
  }

  private func resolved(_ target: String, from folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { parts.removeLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }

  @Test("Every style, shared text and look that a sheet names is there")
  func indexes() throws {
    let styles = try elements(of: "xl/styles.xml")
    let lists = Dictionary(
      styles.compactMap { element in element.attributes["count"].map { (element.name, Int($0)) } }
    ) { first, _ in first }
    let formats = try #require(lists["cellXfs"] ?? nil)
    let looks = try #require(lists["dxfs"] ?? nil)
    let texts = try elements(of: "xl/sharedStrings.xml").count { $0.name == "si" }
    for format in styles where format.name == "xf" {
      for (attribute, list) in [("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")] {
        let index = try #require(format.attributes[attribute].flatMap { Int($0) })
        #expect(index < (lists[list] ?? 0) ?? 0)
      }
    }
    for part in parts where part.hasPrefix("xl/worksheets/") {
      for element in try elements(of: part) {
        if element.name == "c", let style = element.attributes["s"] {
          #expect((Int(style) ?? .max) < formats)
        }
        if let look = element.attributes["dxfId"] { #expect((Int(look) ?? .max) < looks) }
      }
    }
    var workbook = try WorkbookReader().read(
      WorkbookWriter().write(EverythingWorkbook.workbook, as: .xlsx)
    ).workbook
    workbook.sheets.removeAll { $0.rows.isEmpty }
    let written = Set(
      workbook.sheets.flatMap(\.rows).flatMap(\.cells).compactMap { cell -> String? in
        if case .text(let text) = cell.value, cell.formula == nil { text } else { nil }
      })
    #expect(written.count == texts)
  }

  @Test("The parts of styles are listed as often as their lists say")
  func counts() throws {
    let styles = try elements(of: "xl/styles.xml")
    for (list, element) in [
      ("fonts", "font"), ("fills", "fill"), ("borders", "border"), ("numFmts", "numFmt"),
      ("dxfs", "dxf"),
    ] {
      let count = styles.first { $0.name == list }?.attributes["count"].flatMap { Int($0) }
      let looks = list == "dxfs" ? 0 : styles.count { $0.name == "dxf" }
      let found = styles.count { $0.name == element }
      // Looks of rules hold fonts and fills as well.
      #expect(count.map { found - looks...found ~= $0 } == true, "\(list)")
    }
  }
}
