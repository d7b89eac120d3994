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
    let archived = try await ArchivedOutputs(of: workspace)
    guard let traced = archived.workbooks.traced(name) else {
      throw RunError.unusable(
        file: output.path,
        reason: Wording(
          "Natten gör ingen arbetsbok med det namnet.",
          english: "The night makes no workbook of that name."))
    }
    let written = try WorkbookReader().read(Disk.bytes(at: output)).workbook
    var originals = Originals(archived)
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
      return OutputExplanation(of: trace, in: "\(period)/\(name)", &originals)
    }
  }

  private init(of trace: CellTrace, in file: String, _ originals: inout Originals) {
    self.file = file
    sheet = trace.term.sheet
    cell = trace.term.cell
    value = trace.term.shown
    formula = trace.formula
    origins = originals.origins(trace.term.sources)
    var terms: [Term] = []
    for term in trace.terms {
      terms.append(
        Term(
          sheet: term.sheet, cell: term.cell, value: term.shown,
          origins: originals.origins(term.sources)))
    }
    self.terms = terms
  }

  private static func place(
    _ text: String, in workbook: Workbook
  ) throws(RunError) -> (String, CellAddress) {
    let mark = text.lastIndex(of: "!")
    let cell = mark.map { String(text[text.index(after: $0)...]) } ?? text
    var sheet = mark.map { String(text[..<$0]) } ?? workbook.sheets.first?.name ?? ""
    if sheet.hasPrefix("'"), sheet.hasSuffix("'"), sheet.count > 2 {
      sheet = String(sheet.dropFirst().dropLast()).replacing("''", with: "'")
    }
    guard let address = CellAddress(cell) else {
      throw .unusable(
        file: text,
        reason: Wording(
          "Skriv cellen som Blad!D7.",
          english: "Write the cell as Sheet!D7."))
    }
    guard workbook[sheet: sheet] != nil else {
      let names = workbook.sheets.map(\.name).joined(separator: ", ")
      throw .unusable(
        file: text,
        reason: Wording(
          "Inget blad heter så. Bladen är \(names).",
          english: "No sheet is called so. The sheets are \(names)."))
    }
    return (sheet, address)
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

/// The outputs of the period that is reported, as the archive gives them.
struct ArchivedOutputs {
  let workspace: Workspace
  let rules: Rules
  let workbooks: Workbooks

  /// - Throws: ``RunError`` when the rules cannot be used, or the error of a folder that cannot be read.
  init(of workspace: Workspace) async throws {
    self.workspace = workspace
    rules = try Rules(workspace)
    let period = rules.configuration.period
    let archived = try await ArchivedPeriod(
      of: rules.archive(in: workspace), by: rules,
      cache: NightCache(
        at: NightCache.location(in: workspace, period: period), key: NightCache.key(of: rules)))
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules).read()
    workbooks = Workbooks(
      of: rules.consolidate(archived.submissions, after: earlier.consolidations),
      from: archived.provenance.compared(with: earlier.provenances), rules: rules)
  }
}

/// The originals that figures come from, each opened once.
private struct Originals {
  private let outputs: ArchivedOutputs
  private var entries: [String: [String: Archive.Entry]] = [:]
  private var workbooks: [String: Workbook?] = [:]

  init(_ outputs: ArchivedOutputs) {
    self.outputs = outputs
  }

  mutating func origins(_ sources: CellSources) -> [OutputExplanation.Origin] {
    let period = sources.period ?? outputs.rules.configuration.period
    return sources.sources.enumerated().map { position, source in
      let entry = entries(of: period)[source.file]
      return OutputExplanation.Origin(
        what: sources.titles.indices.contains(position) ? sources.titles[position] : nil,
        file: source.file, sheet: source.sheet, cell: source.cell,
        value: entry.flatMap { value(at: source, in: $0) },
        original: entry.map { path(of: $0.original) }, sha256: entry?.receipt.sha256,
        received: entry?.receipt.received)
    }
  }

  /// The submissions of a period by their files; of several of one name the last one, which counts.
  private mutating func entries(of period: String) -> [String: Archive.Entry] {
    if let known = entries[period] { return known }
    let archive = Archive(folder: outputs.workspace.archive.appending(path: period))
    let all = ((try? archive.entries()) ?? []).sorted { $0.number < $1.number }
    let found = Dictionary(all.map { ($0.receipt.file, $0) }, uniquingKeysWith: { $1 })
    entries[period] = found
    return found
  }

  private mutating func value(at source: Source, in entry: Archive.Entry) -> String? {
    let path = entry.original.path
    if workbooks[path] == nil {
      let bytes = try? Disk.bytes(at: entry.original)
      workbooks[path] = .some(bytes.flatMap { try? WorkbookReader().read($0).workbook })
    }
    guard let workbook = workbooks[path] ?? nil,
      let address = source.cell.flatMap({ CellAddress($0) })
    else { return nil }
    let sheet = source.sheet.map { workbook[sheet: $0] } ?? workbook.sheets.first
    return sheet?[address]?.displayText
  }

  private func path(of original: URL) -> String {
    let folder = outputs.workspace.folder.standardizedFileURL.path + "/"
    let path = original.standardizedFileURL.path
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
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
        "  Texten hör till rapporten, registret eller policyn; den är inte läst ur någon fil.")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension OutputExplanation.Origin {
  fileprivate var line: String {
    let place = [sheet, cell].compactMap(\.self).joined(separator: "!")
    let proof = [
      original.map { "original \($0)" }, received.map { "mottagen \($0)" },
      sha256.map { "SHA-256 \($0.prefix(16))…" },
    ].compactMap(\.self).joined(separator: ", ")
    return (what.map { "\($0): " } ?? "") + "\(file), \(place)"
      + (value.map { " = \($0)" } ?? "") + (proof.isEmpty ? "" : " (\(proof))")
  }
}
