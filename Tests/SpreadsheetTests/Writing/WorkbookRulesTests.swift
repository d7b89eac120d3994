import Spreadsheet
import TestSupport
import Testing

@Suite("What cannot be written")
struct WorkbookRulesTests {
  private func refusal(_ edit: (inout Workbook) -> Void) -> SpreadsheetError? {
    var workbook = Workbook()
    var sheet = Sheet(name: "Mål")
    for (column, name) in ["A", "B"].enumerated() {
      sheet.set(.text(name), at: CellAddress(row: 0, column: column))
      sheet.set(.number(1), at: CellAddress(row: 1, column: column))
    }
    workbook.sheets = [sheet]
    edit(&workbook)
    do throws(SpreadsheetError) {
      _ = try WorkbookWriter().write(workbook, as: .xlsx)
      return nil
    } catch {
      return error
    }
  }

  struct Fault: Sendable {
    var name: String
    var cell: String?
    var edit: @Sendable (inout Workbook) -> Void

    init(
      _ name: String, at cell: String? = nil, _ edit: @escaping @Sendable (inout Workbook) -> Void
    ) {
      self.name = name
      self.cell = cell
      self.edit = edit
    }
  }

  static let faults: [Fault] = [
    Fault("no sheet") { $0.sheets = [] },
    Fault("only hidden sheets") { $0.sheets[0].visibility = .hidden },
    Fault("an empty sheet name") { $0.sheets[0].name = "" },
    Fault("a long sheet name") { $0.sheets[0].name = String(repeating: "å", count: 32) },
    Fault("a sheet name with a slash") { $0.sheets[0].name = "a/b" },
    Fault("a sheet name in apostrophes") { $0.sheets[0].name = "'a'" },
    Fault("two sheet names that differ in case") { $0.sheets.append(Sheet(name: "mål")) },
    Fault("a long text", at: "C3") {
      $0.sheets[0].put(.text(String(repeating: "x", count: 32_768)), "C3")
    },
    Fault("a long formula", at: "C3") {
      $0.sheets[0].put(.number(1), "C3", formula: String(repeating: "1+", count: 4100) + "1")
    },
    Fault("a row too many", at: "A1048577") {
      $0.sheets[0].set(.number(1), at: CellAddress(row: 1_048_576, column: 0))
    },
    Fault("a column too many", at: "XFE1") {
      $0.sheets[0].set(.number(1), at: CellAddress(row: 0, column: 16_384))
    },
    Fault("cells out of order", at: "A6") {
      let cells = [Cell(column: 1, value: .number(1)), Cell(column: 0, value: .number(1))]
      $0.sheets[0].set(Row(index: 5, cells: cells))
    },
    Fault("overlapping merged ranges", at: "B2") {
      $0.sheets[0].mergedRanges = ranges("A1:B2", "B2:C3")
    },
    Fault("a table without rows", at: "A1") {
      $0.sheets[0].tables = [Table(name: "T", range: range("A1:B1"), columnNames: ["A", "B"])]
    },
    Fault("a table whose header differs", at: "B1") {
      $0.sheets[0].tables = [Table(name: "T", range: range("A1:B2"), columnNames: ["A", "C"])]
    },
    Fault("a table with a name like a cell", at: "A1") {
      $0.sheets[0].tables = [Table(name: "T1", range: range("A1:B2"), columnNames: ["A", "B"])]
    },
    Fault("a table with a blank in its name", at: "A1") {
      $0.sheets[0].tables = [Table(name: "T T", range: range("A1:B2"), columnNames: ["A", "B"])]
    },
    Fault("a table named as a defined name", at: "A1") {
      $0.definedNames = [DefinedName(name: "mål", formula: "1")]
      $0.sheets[0].tables = [Table(name: "Mål", range: range("A1:B2"), columnNames: ["A", "B"])]
    },
    Fault("a table over merged cells", at: "A1") {
      $0.sheets[0].mergedRanges = ranges("A2:B2")
      $0.sheets[0].tables = [Table(name: "T", range: range("A1:B2"), columnNames: ["A", "B"])]
    },
    Fault("a list that is too long", at: "A2") {
      let texts = (0..<30).map { "val nummer \($0)" }
      $0.sheets[0].dataValidations = [DataValidation(ranges: ranges("A2"), rule: .list(texts))]
    },
    Fault("a list with a comma", at: "A2") {
      $0.sheets[0].dataValidations = [
        DataValidation(ranges: ranges("A2"), rule: .list(["1,5", "2"]))
      ]
    },
    Fault("a long footer") {
      $0.sheets[0].printSetup.footer = String(repeating: "x", count: 256)
    },
    Fault("a defined name with a blank") {
      $0.definedNames = [DefinedName(name: "två ord", formula: "1")]
    },
    Fault("a defined name of a sheet that is not there") {
      $0.definedNames = [DefinedName(name: "a", formula: "1", sheet: "Borta")]
    },
  ]

  @Test("What breaks a rule is refused with its place", arguments: faults)
  func fault(_ fault: Fault) throws {
    let error = try #require(refusal(fault.edit), "\(fault.name) was written")
    #expect(error.kind == .cannotBeWritten)
    #expect(!error.detail.isEmpty)
    if let cell = fault.cell {
      #expect(error.place.cell?.text == cell)
      #expect(error.place.sheet == "Mål")
    }
  }

  @Test("What breaks no rule is written")
  func right() {
    let fault = refusal { $0.sheets[0].mergedRanges = ranges("A1:B2", "C2:C3", "A3:B3") }
    #expect(fault == nil)
  }

  @Test(
    "Sheet names are made valid and unique",
    arguments: [
      (["Mål: barn/utbildning"], "Mål barn utbildning"), (["  Mål  "], "Mål"),
      (["''citat''"], "citat"), (["", "Blad"], "Blad 2"), (["[?]"], "Blad"),
      (["History"], "Blad"), (["Mål", "MÅL", "mål"], "mål 3"),
      (
        [String(repeating: "x", count: 40), String(repeating: "x", count: 40)],
        String(repeating: "x", count: 29) + " 2"
      ),
      (["Socialnämndens verksamheter  och enheter"], "Socialnämndens verksamheter och"),
    ])
  func sheetNames(_ wanted: [String], _ expected: String) {
    var names = SheetNames()
    let given = wanted.map { names.unique($0) }
    #expect(given.last == expected)
    #expect(given.allSatisfy { SheetNames.flaw(in: $0) == nil })
  }
}
