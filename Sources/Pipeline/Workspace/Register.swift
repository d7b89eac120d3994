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
    let rows = try rows(of: workbook, file: file, levels: levels)
    do throws(OrganisationError) {
      return try Organisation(rows.map(\.unit))
    } catch {
      let row = error.position.map { rows[$0].number }
      throw .unusable(file: file, reason: row.map { error.wording.inRow($0) } ?? error.wording)
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
      throw .unusable(
        file: file,
        reason: Wording(
          "Hittar ingen rubrikrad på första bladet. Den ska ha kolumnerna Kod, Namn, Nivå och Överordnad.",
          english:
            "There is no header row on the first sheet. It should have the columns Kod, Namn, Nivå and Överordnad."
        ))
    }
    var columns: [String: Int] = [:]
    for cell in header.cells { columns[cell.plainText?.lowercased() ?? ""] = cell.column }
    for required in ["kod", "namn", "nivå", "överordnad"] where columns[required] == nil {
      let headings = header.cells.compactMap(\.plainText).map(\.printable).joined(separator: ", ")
      throw .unusable(
        file: file,
        reason: Wording(
          "Kolumnen \(required.capitalized) saknas i rubrikraden, som har: \(headings).",
          english: "The column \(required.capitalized) is missing in the header row, which has: "
            + "\(headings)."
        ).inRow(header.index + 1))
    }

    var rows: [(Int, OrganisationalUnit)] = []
    var codes: [String: Int] = [:]
    for row in sheet.rows where row.index > header.index {
      let number = row.index + 1
      func value(_ column: String) -> String? {
        columns[column].flatMap { row[column: $0] }?.plainText
      }
      guard let code = value("kod") else {
        guard let name = value("namn") else { continue }
        throw .unusable(
          file: file,
          reason: Wording(
            "\(name.printable) saknar kod. Skriv en kort kod som ingen annan enhet har.",
            english: "\(name.printable) has no code. Write a short code that no other unit has."
          ).inRow(number))
      }
      guard code.utf8.count <= 40, code.first != "-", code.lowercased() != Archive.returnedName,
        code.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" })
      else {
        throw .unusable(
          file: file,
          reason: Wording(
            "Koden ”\(code.printable)” får bara ha bokstäver, siffror och bindestreck, högst 40.",
            english:
              "The code “\(code.printable)” may only have letters, digits and hyphens, 40 at most."
          ).inRow(number))
      }
      if let other = codes.updateValue(number, forKey: code.lowercased()) {
        throw .unusable(
          file: file,
          reason: Wording(
            "Koden \(code) står redan på rad \(other). Ge den ena enheten en annan kod.",
            english:
              "The code \(code) already stands in row \(other). Give one of the units another code."
          ).inRow(number))
      }
      guard let name = value("namn") else {
        throw .unusable(
          file: file,
          reason: Wording(
            "Enheten \(code) saknar namn. Skriv namnet i kolumnen Namn.",
            english: "The unit \(code) has no name. Write it in the column Namn."
          ).inRow(number))
      }
      guard let level = levels.first(where: { $0.name == value("nivå")?.lowercased() }) else {
        let swedish = ListOfWords(levels.map(\.name), conjunction: "eller")
        let english = ListOfWords(levels.map(\.name), conjunction: "or")
        throw .unusable(
          file: file,
          reason: Self.unknown(
            value("nivå"), in: "Nivå", Wording("\(swedish)", english: "\(english)")
          ).inRow(number))
      }
      var unit = OrganisationalUnit(
        code: code, name: name, level: level, parent: value("överordnad"))
      unit.aliases = (value("alias") ?? "").split(separator: ";")
        .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
      unit.manager = value("chef")
      unit.role = value("roll")
      unit.planningYear =
        try choice(
          value("planeringsår"), ["läsår", "kalenderår"], in: "Planeringsår", file, number)
        == "läsår" ? .schoolYear : .calendarYear
      let submits = try choice(
        value("lämnar styrkort"), ["ja", "nej"], in: "Lämnar styrkort", file, number)
      guard level.hasGoals || submits != "ja" else {
        throw .unusable(
          file: file,
          reason: Wording(
            "\(code) ska lämna styrkort, men nivån \(level.name) har inga egna mål enligt "
              + "styrkort.yaml.",
            english: "\(code) is to submit, but the level \(level.name) has no goals of its own by "
              + "styrkort.yaml."
          ).inRow(number))
      }
      unit.submits = level.hasGoals && submits != "nej"
      rows.append((number, unit))
    }
    return rows
  }
}

extension Register {
  /// One of two words, in small letters; `nil` when the cell is empty.
  private static func choice(
    _ text: String?, _ words: [String], in column: String, _ file: String, _ row: Int
  ) throws(RunError) -> String? {
    guard let text else { return nil }
    if words.contains(text.lowercased()) { return text.lowercased() }
    throw .unusable(
      file: file,
      reason: unknown(
        text, in: column,
        Wording(
          words.joined(separator: " eller "), english: words.joined(separator: " or "))
      ).inRow(row))
  }

  private static func unknown(_ text: String?, in column: String, _ words: Wording) -> Wording {
    guard let text else {
      return Wording(
        "Kolumnen \(column) är tom. Där ska stå \(words.swedish).",
        english: "The column \(column) is empty. It should have \(words.english).")
    }
    return Wording(
      "I kolumnen \(column) står ”\(text.printable)”. Där ska stå \(words.swedish).",
      english: "The column \(column) has “\(text.printable)”. It should have \(words.english).")
  }
}

extension Wording {
  /// The text with the row that it is about.
  fileprivate func inRow(_ row: Int) -> Wording {
    Wording("Rad \(row): ", english: "Row \(row): ") + self
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
