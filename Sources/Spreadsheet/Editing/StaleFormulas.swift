/// The formulas whose results may be others once cells of some sheets have changed.
///
/// A formula counts as stale when it names something on a changed sheet: cells, columns, rows, a table,
/// a defined name that stands for such, or a range that goes through the sheet. So does one that finds
/// its cells by calculating (`INDIRECT`). The sheet of a stale formula has then changed as well. What
/// other files hold does not change.
struct StaleFormulas {
  /// The sheets that have changed, or hold a stale formula, in small letters.
  private var changed: Set<String>

  private let reach: FormulaReach
  private var others: [String: Set<CellAddress>] = [:]

  /// Reads all formulas of a workbook.
  ///
  /// - Parameter sheets: The names of the sheets whose cells have changed.
  init(
    in document: SpreadsheetDocument, afterChangesOn sheets: some Sequence<String>
  ) throws(SpreadsheetError) {
    var workbook = document.workbook
    var formulas: [(sheet: String, place: CellAddress, text: String)] = []
    for index in document.sheets.indices {
      do throws(SpreadsheetError) {
        var rows = try document.rows(ofSheet: index)
        while let row = try rows.next() {
          for cell in row.cells {
            guard let text = cell.formula else { continue }
            let place = CellAddress(row: row.index, column: cell.column)
            formulas.append((document.sheets[index].name, place, text))
          }
        }
        workbook.sheets.append(rows.sheet)
      } catch {
        guard error.isOfOneSheet else { throw error }
        workbook.sheets.append(Sheet(name: document.sheets[index].name))
      }
    }
    reach = FormulaReach(in: workbook)
    changed = Set(sheets.map { $0.lowercased() })
    let reached = formulas.map { reach.sheets(of: $0.text, on: $0.sheet, row: $0.place.row) }
    var count = 0
    while changed.count > count {
      count = changed.count
      for (formula, sheets) in zip(formulas, reached) where isChanged(sheets) {
        changed.insert(formula.sheet.lowercased())
      }
    }
    for (formula, sheets) in zip(formulas, reached) where !isChanged(sheets) {
      others[formula.sheet, default: []].insert(formula.place)
    }
  }

  private func isChanged(_ sheets: Set<String>) -> Bool {
    sheets.contains(FormulaReach.anywhere) || !sheets.isDisjoint(with: changed)
  }

  /// Whether a sheet has changed, or holds a stale formula.
  func isChanged(_ sheet: String) -> Bool { changed.contains(sheet.lowercased()) }

  /// Whether what a table or a defined name stands for has changed.
  func isChanged(named name: String) -> Bool {
    isChanged(reach.sheets(of: name, on: "", row: nil))
  }

  /// The formulas of a sheet that keep their results.
  func others(on sheet: String) -> Set<CellAddress> { others[sheet] ?? [] }
}

/// Tells which sheets formulas name.
private struct FormulaReach {
  /// Stands for all sheets; no sheet has such a name.
  static let anywhere = "*"

  private let workbook: Workbook
  private let names: [String: [DefinedName]]
  private let sheetsOfTables: [String: String]

  init(in workbook: Workbook) {
    self.workbook = workbook
    names = Dictionary(grouping: workbook.definedNames) { $0.name.lowercased() }
    sheetsOfTables = Dictionary(
      workbook.sheets.flatMap { sheet in
        sheet.tables.map { ($0.name.lowercased(), sheet.name.lowercased()) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The names of the sheets, in small letters.
  func sheets(of formula: String, on sheet: String, row: Int?) -> Set<String> {
    var sheets: Set<String> = []
    var seen: Set<DefinedName> = []
    add(formula, on: sheet, row: row, to: &sheets, &seen)
    return sheets
  }

  private func add(
    _ formula: String, on sheet: String, row: Int?, to sheets: inout Set<String>,
    _ seen: inout Set<DefinedName>
  ) {
    for mention in workbook.mentions(in: formula, on: sheet, row: row) {
      switch mention {
      case .cells(let range): sheets.insert(range.sheet.lowercased())
      case .lines(let place): sheets.insert(place.lowercased())
      case .function(let function):
        if function.lowercased() == "indirect" { sheets.insert(Self.anywhere) }
        addName(function, on: sheet, to: &sheets, &seen)
      case .word(let word, let place):
        let isConstant = Double(word) != nil || ["true", "false"].contains(word.lowercased())
        // What is not known may be a word for cells of the sheet.
        if !isConstant, !addName(word, on: place, to: &sheets, &seen) {
          sheets.insert(sheetsOfTables[word.lowercased()] ?? place.lowercased())
        }
      }
    }
  }

  /// Adds what a defined name stands for.
  ///
  /// - Returns: Whether there is such a name.
  @discardableResult
  private func addName(
    _ word: String, on sheet: String, to sheets: inout Set<String>, _ seen: inout Set<DefinedName>
  ) -> Bool {
    guard let names = names[word.lowercased()] else { return false }
    for name in names where seen.insert(name).inserted {
      add(name.formula, on: name.sheet ?? sheet, row: nil, to: &sheets, &seen)
    }
    return true
  }
}
