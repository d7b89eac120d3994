import Spreadsheet

extension TemplateBuilder {
  /// Adds a last sheet that tells how the fields are filled in.
  ///
  /// It stands last, and each text begins with a dash, so that nothing on it is taken for a label.
  mutating func addInstructions() {
    var sheet = TemplateSheet(name: unusedName("Instruktion"))
    sheet.sheet.printSetup.isLandscape = false
    sheet.widen(0, to: 30)
    sheet.widen(1, to: 80)
    sheet.put(
      .text("Så fyller du i mallen"), at: CellAddress(row: 0, column: 0),
      style: TemplateStyles.title)
    for (name, text) in guidance {
      sheet.put(
        .text("– \(name)"), at: CellAddress(row: sheet.row, column: 0),
        style: TemplateStyles.explanation)
      sheet.put(
        .text(text), at: CellAddress(row: sheet.row, column: 1), style: TemplateStyles.explanation)
      sheet.advance()
    }
    sheets.append(sheet)
  }

  private var guidance: [(name: String, text: String)] {
    let fields = mapping.parts.flatMap(\.fields)
    let year = period.year.map(String.init) ?? period.text
    var lines = Field.allCases.filter(fields.contains).compactMap { field in
      field.guidance.map { (field.title, $0.replacing("{år}", with: year)) }
    }
    if fields.contains(where: { $0.group == .economy }) {
      lines.append(("ekonomin", mapping.economy.guidance))
    }
    if fields.contains(where: { $0.group == .investment }) {
      lines.append(("investeringarna", mapping.economy.investmentGuidance))
    }
    lines.append(
      ("hela mallen", "Ändra inte rubrikerna. Rader får läggas till. Skriv aldrig personnummer."))
    return lines
  }

  private func unusedName(_ name: String) -> String {
    let names = sheets.map(\.sheet.name.comparable)
    return names.contains(name.comparable) ? name + " 2" : name
  }
}

extension Part {
  /// The fields that the part and those within it have places for.
  var fields: [Field] {
    switch self {
    case .form(let form): form.rules.map(\.field)
    case .table(let table):
      table.rules.map(\.field) + (table.goalRows == nil ? [] : [.goalText])
    case .blocks(let blocks): blocks.parts.flatMap(\.fields)
    case .sheetBySheet(let sheets): sheets.parts.flatMap(\.fields)
    }
  }
}
