import Findings
public import Foundation
import MappingLanguage
import Reports
import Scorecards
import Spreadsheet

/// What a cell of an output comes from, down to the cells of the submissions.
///
///     let explanations = try await OutputExplanation.all(
///       of: ["Driftredovisning!D7"], in: output, workspace)
///
/// Nothing is written. The output is made anew from the archive in memory; what it says there must be
/// what the file says.
public struct OutputExplanation: Encodable, Sendable {
  /// A cell of a submission.
  public struct Origin: Encodable, Hashable, Sendable {
    /// What it is; `nil` where the headings of the output say it.
    public let what: String?
    /// The file's path within the inbox.
    public let file: String
    /// The sheet.
    public let sheet: String?
    /// The cell.
    public let cell: String?
    /// What stands in it, as its program shows it; `nil` when the original cannot be read.
    public let value: String?
    /// The original in the archive, as a path within the workspace.
    public let original: String?
    /// The SHA-256 of the original, as its receipt has it.
    public let sha256: String?
    /// When it was taken in, as ISO 8601 in UTC.
    public let received: String?
  }

  /// A cell that a formula of the output comes to.
  public struct Term: Encodable, Sendable {
    /// Its sheet in the output.
    public let sheet: String
    /// Its cell in the output.
    public let cell: String
    /// What it shows.
    public let value: String
    /// The cells of submissions that it rests on.
    public let origins: [Origin]
  }

  /// The output, as a path within `utdata`.
  public let file: String
  /// The sheet.
  public let sheet: String
  /// The cell.
  public let cell: String
  /// What it shows.
  public let value: String
  /// Its formula; `nil` for a cell without.
  public let formula: String?
  /// The cells of submissions that a cell without formula rests on.
  public let origins: [Origin]
  /// The cells that the formula comes to in the end.
  public let terms: [Term]

  /// Explains cells of an output.
  ///
  /// - Parameters:
  ///   - cells: The cells with their sheets, such as `Driftredovisning!D7` or `'Mål & mått'!B2`; without
  ///     a sheet, that of the first one.
  ///   - output: The file.
  /// - Throws: ``RunError`` when it is no workbook of the period that is reported, has no such cell, or
  ///   says something else than the archive gives.
  public static func all(
    of cells: [String], in output: URL, _ workspace: Workspace
  ) async throws -> [OutputExplanation] {
    let period = try Rules.configuration(of: workspace).period
    let folder = workspace.outputs.appending(path: period).standardizedFileURL.path + "/"
    let path = output.standardizedFileURL.path
    guard path.hasPrefix(folder) else {
      throw RunError.unusable(
        file: output.path,
        reason: Wording(
          "Filen ligger inte i utdata/\(period), som rapporteras nu.",
          english: "The file is not in utdata/\(period), which is reported now."))
    }
    let name = String(path.dropFirst(folder.count))
    guard let traced = try await ArchivedMunicipality(of: workspace).workbooks.traced(name) else {
      throw RunError.unusable(
        file: output.path,
        reason: Wording(
          "Natten gör ingen arbetsbok med det namnet.",
          english: "The night makes no workbook of that name."))
    }
    let written = try WorkbookReader().read(Disk.bytes(at: output)).workbook
    var originals = Originals(in: workspace, period: period)
    return try cells.map { cell in
      let (sheet, address) = try place(cell, in: traced.workbook)
      guard let trace = traced.trace(of: address, on: sheet) else {
        throw RunError.unusable(
          file: output.path,
          reason: Wording(
            "Cellen \(sheet)!\(address) finns inte eller är tom.",
            english: "The cell \(sheet)!\(address) is not there or is empty."))
      }
      try check(trace, address, in: written, output)
      return try OutputExplanation(of: trace, in: "\(period)/\(name)", &originals)
    }
  }

  private init(of trace: CellTrace, in file: String, _ originals: inout Originals) throws {
    self.file = file
    sheet = trace.term.sheet
    cell = trace.term.cell
    value = trace.term.shown
    formula = trace.formula
    origins = try originals.origins(trace.term.sources)
    var terms: [Term] = []
    for term in trace.terms {
      terms.append(
        Term(
          sheet: term.sheet, cell: term.cell, value: term.shown,
          origins: try originals.origins(term.sources)))
    }
    self.terms = terms
  }

  private static func place(
    _ text: String, in workbook: Workbook
  ) throws(RunError) -> (String, CellAddress) {
    let onFirstSheet = CellRange(text).flatMap { range in
      workbook.sheets.first.map { SheetRange($0.name, range) }
    }
    guard let place = SheetRange(text) ?? onFirstSheet, place.range.first == place.range.last else {
      throw .unusable(
        file: text,
        reason: Wording(
          "Skriv cellen som Blad!D7.",
          english: "Write the cell as Sheet!D7."))
    }
    guard workbook[sheet: place.sheet] != nil else {
      let names = workbook.sheets.map(\.name).joined(separator: ", ")
      throw .unusable(
        file: text,
        reason: Wording(
          "Inget blad heter så. Bladen är \(names).",
          english: "No sheet is called so. The sheets are \(names)."))
    }
    return (place.sheet, place.range.first)
  }

  /// Compares the cell with the file, which may be older than the archive, or changed by hand.
  private static func check(
    _ trace: CellTrace, _ address: CellAddress, in written: Workbook, _ output: URL
  ) throws {
    let shown = written[sheet: trace.term.sheet]?[address]?.displayText ?? ""
    guard trace.formula == nil, shown != trace.term.shown else { return }
    throw RunError.unusable(
      file: output.path,
      reason: Wording(
        "I cellen står ”\(shown)”, men arkivet ger ”\(trace.term.shown)”. "
          + "Kör styrkort run, som gör om filen.",
        english: "The cell has “\(shown)”, but the archive gives “\(trace.term.shown)”. "
          + "Run styrkort run, which makes the file anew."))
  }
}

extension OutputExplanation {
  /// The explanation as people read it.
  public var text: String {
    var lines = ["\(file), \(sheet)!\(cell): \(value)"]
    if let formula { lines.append("Formel: =\(formula)") }
    lines += origins.map { "  " + $0.line }
    for term in terms {
      lines.append("  \(term.sheet)!\(term.cell): \(term.value)")
      lines += term.origins.map { "    " + $0.line }
    }
    if origins.isEmpty, terms.isEmpty {
      lines.append(
        "  Ingen cell i något styrkort är känd som källa. Det har inte heller rubriker, och vad som "
          + "hör till registret, policyn och räkningen av filer.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension OutputExplanation.Origin {
  fileprivate var line: String {
    let place = Source(file: file, sheet: sheet, cell: cell)
    let proof = [
      original.map { "original \($0)" }, received.map { "mottagen \($0)" },
      sha256.map { "SHA-256 \($0.prefix(16))…" },
    ].compactMap(\.self).joined(separator: ", ")
    return (what.map { "\($0): " } ?? "") + "\(place)"
      + (value.map { " = \($0)" } ?? "") + (proof.isEmpty ? "" : " (\(proof))")
  }
}
