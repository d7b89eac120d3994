import FoundationEssentials
public import Scorecards
import Spreadsheet

/// How the ledger's export is read: `huvudbok` in `styrkort.yaml`.
public struct LedgerForm: Hashable, Sendable {
  /// The file, within the workspace.
  public var file: String

  /// The SIE dimension whose objects are the units.
  var dimension = "1"

  /// The accounts of income; in the ledger they are negative.
  var income: [ClosedRange<Int>] = [3000...3999]

  /// The accounts of costs.
  var costs: [ClosedRange<Int>] = [4000...8999]

  /// The names that units have in the ledger, by the unit's code, beside codes, names and aliases.
  var units: [String: [String]] = [:]
}

/// Reads the ledger's export, as SIE 4 or as CSV with the columns Enhet, Konto and Belopp.
public enum LedgerFile {
  /// Reads a file, and finds the unit of each amount.
  ///
  /// - Throws: What is wrong with the file, in a Swedish sentence.
  public static func ledger(
    from bytes: [UInt8], _ form: LedgerForm, of organisation: Organisation
  ) throws(LedgerError) -> Ledger {
    var ledger = Ledger(file: form.file)
    let names = Dictionary(
      form.units.flatMap { code, names in names.map { ($0.comparable, code) } },
      uniquingKeysWith: { first, _ in first })
    for entry in try entries(of: bytes, form) {
      // A credit is negative in the ledger, and income is positive here; the same for costs.
      let amount = -entry.amount / 1000
      let isIncome = form.income.contains { $0.contains(entry.account) }
      guard isIncome || form.costs.contains(where: { $0.contains(entry.account) }) else { continue }
      func add(to totals: inout Ledger.Totals) {
        if isIncome { totals.income += amount } else { totals.costs += amount }
      }
      let known = names[entry.unit.comparable]
      let unit =
        known ?? organisation.unit(named: entry.unit)?.code
        ?? entry.unitName.flatMap { organisation.unit(named: $0)?.code }
      if let unit {
        add(to: &ledger.units[unit, default: Ledger.Totals()])
      } else {
        add(to: &ledger.others[entry.unit, default: Ledger.Totals()])
      }
    }
    return ledger
  }

  private struct Entry {
    var unit: String
    var unitName: String?
    var account: Int
    var amount: Decimal
  }

  private static func entries(
    of bytes: [UInt8], _ form: LedgerForm
  ) throws(LedgerError) -> [Entry] {
    if let sie = SIEFile(bytes) {
      return sie.entries.map { entry in
        let unit = entry.objects[form.dimension] ?? ""
        return Entry(
          unit: unit, unitName: sie.names[form.dimension]?[unit], account: entry.account,
          amount: entry.amount)
      }
    }
    let sheet: Sheet?
    do throws(SpreadsheetError) {
      sheet = try WorkbookReader().read(bytes).workbook.sheets.first
    } catch {
      throw LedgerError("Huvudboken är varken SIE 4 eller CSV.")
    }
    guard let sheet, let header = sheet.rows.first(where: { $0.cells.count >= 3 }) else {
      throw LedgerError("Huvudboken har ingen rubrikrad med Enhet, Konto och Belopp.")
    }
    var columns: [String: Int] = [:]
    for cell in header.cells { columns[cell.value.shownText.comparable] = cell.column }
    guard let unit = columns["enhet"] ?? columns["ansvar"], let account = columns["konto"],
      let amount = columns["belopp"]
    else { throw LedgerError("Huvudboken har ingen rubrikrad med Enhet, Konto och Belopp.") }
    var entries: [Entry] = []
    for row in sheet.rows where row.index > header.index {
      guard let name = row[column: unit]?.value.shownText, !name.isEmpty else { continue }
      guard let number = row[column: account].flatMap({ Int($0.value.shownText) }),
        let figure = row[column: amount].flatMap({ NumberText($0.value.shownText) })
      else {
        throw LedgerError("Huvudboken, rad \(row.index + 1): konto och belopp ska vara tal.")
      }
      entries.append(Entry(unit: name, account: number, amount: figure.number))
    }
    return entries
  }
}

/// Why a ledger's export cannot be used.
public struct LedgerError: Error, Hashable, Sendable {
  /// What is wrong, in a Swedish sentence.
  public let message: String

  init(_ message: String) {
    self.message = message
  }
}
