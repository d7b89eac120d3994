import Findings
import Spreadsheet

/// How well a mapping fits a workbook, sign by sign.
public struct Recognition: Hashable, Sendable {
  /// The name of the mapping.
  public let mapping: String

  /// The signs that the workbook has, as people call them.
  public let found: [String]

  /// The signs that it lacks.
  public let missing: [String]

  /// The signs that it has and must not have.
  public let refusing: [String]

  /// Whether the file's name is one that the template's files usually have; it decides only when
  /// several mappings fit.
  public let hasUsualName: Bool

  /// Whether every sign is there, and none that must not be.
  public var fits: Bool { missing.isEmpty && refusing.isEmpty }

  init(_ mapping: Mapping, sheets: [SheetView], workbook: Workbook, file: String) {
    self.mapping = mapping.name
    let isThere = mapping.signs.map { $0.isIn(sheets, workbook) }
    found = zip(mapping.signs, isThere).filter(\.1).map(\.0.shown)
    missing = zip(mapping.signs, isThere).filter { !$0.1 }.map(\.0.shown)
    refusing = mapping.refusals.filter { $0.isIn(sheets, workbook) }.map(\.shown)
    hasUsualName = mapping.fileNames.contains { $0.matches(file.fileName, in: nil) }
  }
}

extension Sign {
  /// Whether a workbook has the sign.
  func isIn(_ sheets: [SheetView], _ workbook: Workbook) -> Bool {
    let names = self.sheets.map { $0.matcher(in: nil) }
    let sheets = sheets.filter { view in
      names.isEmpty || names.contains { $0.matches(view.sheet.name.comparable) }
    }
    switch kind {
    case .sheet:
      return !sheets.isEmpty
    case .text(let text, let cell):
      let matcher = text.matcher(in: nil)
      return sheets.contains { view in
        if let cell { return matcher.matches(view.sheet[cell]?.value.shownText.comparable ?? "") }
        return view.rows.contains { row in row.cells.contains { matcher.matches($0.text) } }
      }
    case .headings(let headings):
      let matchers = headings.map { $0.matcher(in: nil) }
      return sheets.contains { view in
        view.rows.contains { row in
          matchers.allSatisfy { matcher in row.cells.contains { matcher.matches($0.text) } }
        }
      }
    case .definedName(let name):
      return workbook.definedNames.contains { $0.name.comparable == name.comparable }
    }
  }

  /// The sign as people call it.
  var shown: String {
    let names = sheets.map { "”\($0.text)”" }.joined(separator: " eller ")
    let place = sheets.isEmpty ? "" : " på bladet \(names)"
    switch kind {
    case .sheet: return "bladet \(names)"
    case .text(let text, let cell):
      return "texten ”\(text.text)”" + (cell.map { " i \($0)" } ?? "") + place
    case .headings(let texts):
      return "rubrikerna \(texts.map(\.text).joined(separator: ", "))" + place
    case .definedName(let name): return "namnet \(name)"
    }
  }
}
