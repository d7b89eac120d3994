import Findings
import Foundation
import Scorecards
import Spreadsheet

/// The register of the organisation, as a coordinator keeps it in a spreadsheet.
///
/// The first sheet has a header row with `Kod`, `Namn`, `Nivå` and `Överordnad`, and if wanted
/// `Chef`, `Roll`, `Planeringsår`, `Alias` and `Lämnar styrkort`.
enum Register {
  /// Reads and checks a register.
  ///
  /// - Parameter levels: The levels that units may lie on.
  static func organisation(
    from bytes: [UInt8], file: String, levels: [Level] = Level.guideline
  ) throws(RunError) -> Organisation {
    let workbook: Workbook
    do throws(SpreadsheetError) {
      workbook = try WorkbookReader().read(bytes).workbook
    } catch {
      throw .unusable(file: file, reason: Finding(error, in: file).message)
    }
    let rows = try rows(of: workbook, file: file, levels: levels)
    do throws(OrganisationError) {
      return try Organisation(rows.map(\.unit))
    } catch {
      let row = error.position.map { "Rad \(rows[$0].number): " } ?? ""
      throw .unusable(file: file, reason: row + error.sentence)
    }
  }

  private static func rows(
    of workbook: Workbook, file: String, levels: [Level]
  ) throws(RunError) -> [(number: Int, unit: OrganisationalUnit)] {
    guard let sheet = workbook.sheets.first,
      let header = sheet.rows.first(where: { row in
        row.cells.contains { $0.plainText?.lowercased() == "kod" }
      })
    else {
      throw .unusable(file: file, reason: "Hittar ingen rubrikrad med kolumnen Kod.")
    }
    var columns: [String: Int] = [:]
    for cell in header.cells { columns[cell.plainText?.lowercased() ?? ""] = cell.column }
    for required in ["kod", "namn", "nivå", "överordnad"] where columns[required] == nil {
      throw .unusable(file: file, reason: "Kolumnen \(required.capitalized) saknas i rubrikraden.")
    }

    var rows: [(Int, OrganisationalUnit)] = []
    var codes: [String: Int] = [:]
    for row in sheet.rows where row.index > header.index {
      let number = row.index + 1
      func value(_ column: String) -> String? {
        columns[column].flatMap { row[column: $0] }?.plainText
      }
      guard let code = value("kod") else { continue }
      guard code.utf8.count <= 40, code.first != "-", code.lowercased() != Archive.returnedName,
        code.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
      else {
        throw .unusable(
          file: file,
          reason:
            "Rad \(number): koden \(code.printable) ska bestå av bokstäver, siffror och bindestreck."
        )
      }
      if let other = codes.updateValue(number, forKey: code.lowercased()) {
        throw .unusable(
          file: file, reason: "Rad \(number): koden \(code) står redan på rad \(other).")
      }
      guard let name = value("namn") else {
        throw .unusable(file: file, reason: "Rad \(number): enheten \(code) saknar namn.")
      }
      guard let level = levels.first(where: { $0.name == value("nivå")?.lowercased() }) else {
        let names = ListOfWords(levels.map(\.name), conjunction: "eller")
        throw .unusable(file: file, reason: "Rad \(number): nivån ska vara \(names).")
      }
      var unit = OrganisationalUnit(
        code: code, name: name, level: level, parent: value("överordnad"))
      unit.aliases = (value("alias") ?? "").split(separator: ";")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      unit.manager = value("chef")
      unit.role = value("roll")
      unit.planningYear =
        value("planeringsår")?.lowercased() == "läsår" ? .schoolYear : .calendarYear
      let submits = value("lämnar styrkort")?.lowercased()
      guard level.hasGoals || submits != "ja" else {
        throw .unusable(
          file: file,
          reason:
            "Rad \(number): \(code) ska lämna styrkort, men nivån \(level.name) har inga egna "
            + "mål enligt styrkort.yaml.")
      }
      unit.submits = level.hasGoals && submits != "nej"
      rows.append((number, unit))
    }
    return rows
  }
}

extension Cell {
  /// The text of a cell without the blanks around it; `nil` when nothing stands there.
  fileprivate var plainText: String? {
    switch value {
    case .text(let text):
      let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
      return trimmed.isEmpty ? nil : trimmed
    case .number(let number):
      return number == number.rounded() && number.magnitude < 1e15
        ? String(Int(number)) : String(number)
    default:
      return nil
    }
  }
}

extension OrganisationError {
  fileprivate var sentence: String {
    let code = code ?? ""
    return switch kind {
    case .noUnits: "Registret har inga enheter."
    case .codeMissing: "En enhet saknar kod."
    case .codeRepeated: "Koden \(code) används av flera enheter."
    case .parentUnknown(let parent):
      "\(code) har den överordnade enheten \(parent), som inte finns i registret."
    case .parentNotAbove(let parent):
      "\(code) har den överordnade enheten \(parent), som inte ligger på en nivå ovanför."
    case .secondRoot(let root):
      "\(code) saknar överordnad enhet, men det gör redan \(root). Bara kommunen får sakna en."
    }
  }
}
