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
      throw .unusable(file: file, reason: Finding(error, in: file).told)
    }
    do throws(RegisterFault) {
      return try organisation(in: workbook, levels: levels)
    } catch {
      throw .unusable(file: file, reason: error.wording)
    }
  }

  private static func organisation(
    in workbook: Workbook, levels: [Level]
  ) throws(RegisterFault) -> Organisation {
    guard let sheet = workbook.sheets.first, let header = sheet.rows.first(where: \.isHeader) else {
      throw RegisterFault(
        "Hittar ingen rubrikrad på första bladet. Den ska ha kolumnerna Kod, Namn, Nivå och Överordnad.",
        english:
          "There is no header row on the first sheet. It should have the columns Kod, Namn, Nivå and Överordnad."
      )
    }
    let columns = try columns(of: header)
    var rows: [(number: Int, unit: OrganisationalUnit)] = []
    var rowsByCode: [String: Int] = [:]
    for row in sheet.rows where row.index > header.index {
      let row = RegisterRow(row, columns: columns, levels: levels)
      guard let unit = try row.unit else { continue }
      if let other = rowsByCode.updateValue(row.number, forKey: unit.code.lowercased()) {
        throw row.fault(
          "Koden \(unit.code) står redan på rad \(other). Ge den ena enheten en annan kod.",
          english:
            "The code \(unit.code) already stands in row \(other). Give one of the units another code."
        )
      }
      rows.append((row.number, unit))
    }
    do throws(OrganisationError) {
      return try Organisation(rows.map(\.unit))
    } catch {
      throw RegisterFault(error.wording, row: error.position.map { rows[$0].number })
    }
  }

  /// The columns by their headings in lower case.
  private static func columns(of header: Row) throws(RegisterFault) -> [String: Int] {
    let number = header.index + 1
    var columns: [String: Int] = [:]
    for cell in header.cells {
      guard let heading = cell.plainText else { continue }
      guard columns.updateValue(cell.column, forKey: heading.lowercased()) == nil else {
        throw RegisterFault(
          "Rubriken \(heading.printable) står i två kolumner. Ta bort eller byt namn på den ena.",
          english:
            "The heading \(heading.printable) stands in two columns. Remove or rename one of them.",
          row: number)
      }
    }
    for required in ["kod", "namn", "nivå", "överordnad"] where columns[required] == nil {
      let headings = header.cells.compactMap(\.plainText).map(\.printable).joined(separator: ", ")
      throw RegisterFault(
        "Kolumnen \(required.capitalized) saknas i rubrikraden, som har: \(headings).",
        english: "The column \(required.capitalized) is missing in the header row, which has: "
          + "\(headings).", row: number)
    }
    return columns
  }
}

/// Why a register cannot be used.
private struct RegisterFault: Error {
  let wording: Wording

  init(_ wording: Wording, row: Int? = nil) {
    self.wording = row.map { wording.inRow($0) } ?? wording
  }

  init(_ swedish: String, english: String, row: Int? = nil) {
    self.init(Wording(swedish, english: english), row: row)
  }
}

/// A row of the register.
private struct RegisterRow {
  /// The row as people count it.
  let number: Int

  private let row: Row
  private let columns: [String: Int]
  private let levels: [Level]

  init(_ row: Row, columns: [String: Int], levels: [Level]) {
    self.row = row
    self.columns = columns
    self.levels = levels
    number = row.index + 1
  }

  /// The unit of the row; `nil` when the row has neither code nor name.
  var unit: OrganisationalUnit? {
    get throws(RegisterFault) {
      guard let code = try code else { return nil }
      guard let name = self["namn"] else {
        throw fault(
          "Enheten \(code) saknar namn. Skriv namnet i kolumnen Namn.",
          english: "The unit \(code) has no name. Write it in the column Namn.")
      }
      let level = try level
      var unit = OrganisationalUnit(
        code: code, name: name, level: level, parent: self["överordnad"])
      unit.aliases = (self["alias"] ?? "").split(separator: ";")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      unit.manager = self["chef"]
      unit.role = self["roll"]
      unit.planningYear =
        try choice(of: ["läsår", "kalenderår"], in: "Planeringsår") == "läsår"
        ? .schoolYear : .calendarYear
      unit.submits = try submits(code, level)
      return unit
    }
  }

  private var code: String? {
    get throws(RegisterFault) {
      guard let code = self["kod"] else {
        guard let name = self["namn"] else { return nil }
        throw fault(
          "\(name.printable) saknar kod. Skriv en kort kod som ingen annan enhet har.",
          english: "\(name.printable) has no code. Write a short code that no other unit has.")
      }
      guard code.utf8.count <= 40, code.first != "-", code.lowercased() != Archive.returnedName,
        code.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
      else {
        throw fault(
          "Koden ”\(code.printable)” får bara ha bokstäver, siffror och bindestreck, högst 40.",
          english:
            "The code “\(code.printable)” may only have letters, digits and hyphens, 40 at most.")
      }
      return code
    }
  }

  private var level: Level {
    get throws(RegisterFault) {
      if let level = levels.first(where: { $0.name == self["nivå"]?.lowercased() }) { return level }
      throw unknown(self["nivå"], in: "Nivå", known: levels.map(\.name))
    }
  }

  private func submits(_ code: String, _ level: Level) throws(RegisterFault) -> Bool {
    let answer = try choice(of: ["ja", "nej"], in: "Lämnar styrkort")
    guard level.hasGoals || answer != "ja" else {
      throw fault(
        "\(code) ska lämna styrkort, men nivån \(level.name) har inga egna mål enligt "
          + "styrkort.yaml.",
        english: "\(code) is to submit, but the level \(level.name) has no goals of its own by "
          + "styrkort.yaml.")
    }
    return level.hasGoals && answer != "nej"
  }

  /// One of some words, in small letters; `nil` when the cell is empty.
  private func choice(of words: [String], in column: String) throws(RegisterFault) -> String? {
    guard let text = self[column.lowercased()] else { return nil }
    if words.contains(text.lowercased()) { return text.lowercased() }
    throw unknown(text, in: column, known: words)
  }

  private subscript(_ column: String) -> String? {
    columns[column].flatMap { row[column: $0] }?.plainText
  }

  func fault(_ swedish: String, english: String) -> RegisterFault {
    RegisterFault(swedish, english: english, row: number)
  }

  private func unknown(_ text: String?, in column: String, known: [String]) -> RegisterFault {
    let swedish = ListOfWords(known, conjunction: "eller")
    let english = ListOfWords(known, conjunction: "or")
    guard let text else {
      return fault(
        "Kolumnen \(column) är tom. Där ska stå \(swedish).",
        english: "The column \(column) is empty. It should have \(english).")
    }
    return fault(
      "I kolumnen \(column) står ”\(text.printable)”. Där ska stå \(swedish).",
      english: "The column \(column) has “\(text.printable)”. It should have \(english).")
  }
}

extension Wording {
  /// The text with the row that it is about.
  fileprivate func inRow(_ row: Int) -> Wording {
    Wording("Rad \(row): ", english: "Row \(row): ") + self
  }
}

extension Row {
  fileprivate var isHeader: Bool { cells.contains { $0.plainText?.lowercased() == "kod" } }
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
  fileprivate var wording: Wording {
    let code = code ?? ""
    return switch kind {
    case .noUnits:
      Wording(
        "Registret har inga enheter. Skriv en rad för kommunen och en för varje nämnd, verksamhet och "
          + "enhet.",
        english: "The register has no units. Write a row for the kommun and one for each nämnd, "
          + "verksamhet and enhet.")
    case .codeMissing:
      Wording(
        "En enhet saknar kod. Skriv den i kolumnen Kod.",
        english: "A unit has no code. Write it in the column Kod.")
    case .codeRepeated:
      Wording(
        "Koden \(code) används av flera enheter. Ge dem olika koder.",
        english: "The code \(code) is used by several units. Give them different codes.")
    case .parentUnknown(let parent):
      Wording(
        "\(code) har ”\(parent.printable)” som överordnad, men den koden finns inte i registret. "
          + "Skriv koden för enheten ovanför.",
        english:
          "\(code) has “\(parent.printable)” above it, but that code is not in the register. "
          + "Write the code of the unit above.")
    case .parentNotAbove(let parent):
      Wording(
        "\(code) har \(parent) som överordnad, som inte ligger på en nivå ovanför. "
          + "Skriv koden för en enhet ovanför, eller rätta nivån.",
        english: "\(code) has \(parent) above it, which is not on a level above. "
          + "Write the code of a unit above, or correct the level.")
    case .secondRoot(let root):
      Wording(
        "\(code) saknar överordnad enhet, men det gör redan \(root). Bara kommunen får sakna en; skriv "
          + "koden för enheten ovanför i kolumnen Överordnad.",
        english:
          "\(code) has no unit above it, and neither has \(root). Only the kommun may lack one; "
          + "write the code of the unit above in the column Överordnad.")
    }
  }
}
