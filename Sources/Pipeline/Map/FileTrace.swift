public import Findings
public import Foundation
import MappingLanguage
import Spreadsheet

/// How a file is recognised and read, step by step: what a mapping is written and mended by.
public struct FileTrace: Encodable, Sendable {
  /// How well a mapping fits.
  public struct Candidate: Encodable, Sendable {
    /// The mapping's name.
    public let mapping: String
    /// The signs that the file has.
    public let found: [String]
    /// The signs that it lacks.
    public let missing: [String]
    /// The signs that it has and must not have.
    public let refusing: [String]

    /// Whether every sign is there, and none that must not be.
    var fits: Bool { missing.isEmpty && refusing.isEmpty }
  }

  /// A cell and what was made of it.
  public struct Step: Encodable, Sendable {
    /// The sheet.
    public let sheet: String
    /// The cell, such as `B7`.
    public let cell: String
    /// The field, as mapping files name it; `rubrik` for a heading or label.
    public let field: String
    /// What stands in the cell, as its program shows it.
    public let text: String
  }

  /// The file's name.
  public let file: String
  /// How well each mapping fits, in order of their names.
  public let candidates: [Candidate]
  /// The mapping that fits; `nil` when none or several do.
  public let mapping: String?
  /// The cells that were read, in the order of reading.
  public let steps: [Step]
  /// The filled cells that were left alone, such as `Mål!H3`.
  public let leftCells: [String]
  /// The goals, indicators, activities and amounts as they were understood, a line for each.
  public let reading: [String]
  /// What was found.
  public private(set) var findings: [RunRecord.FindingRecord]

  /// Reads a file by the rules of a workspace, and keeps the steps.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when the file cannot be read as a spreadsheet.
  public init(of location: URL, by rules: Rules) throws(RunError) {
    let name = location.lastPathComponent
    let document = try Self.document(at: location)
    let workbook = try Self.workbook(of: document, at: location)
    let extraction = rules.mappings.extract(
      from: workbook, file: name, organisation: rules.organisation,
      period: rules.configuration.period, besides: document.otherTexts)
    file = name
    mapping = extraction.mapping
    candidates = extraction.recognitions.map {
      Candidate(
        mapping: $0.mapping, found: $0.found, missing: $0.missing, refusing: $0.refusing)
    }
    steps = extraction.readCells.map { Step($0, in: workbook) }
    leftCells = extraction.leftCells(of: workbook, file: name).map { source in
      [source.sheet?.hidingPersonalNumbers, source.cell].compactMap { $0 }.joined(separator: "!")
    }
    reading = extraction.scorecards.flatMap(\.readingLines)
    findings = extraction.findings.map(RunRecord.FindingRecord.init)
  }

  /// A mapping for a template that none fits, to begin from.
  ///
  /// The mappings of the workspace need not be whole: one of them may be the draft that is written.
  ///
  /// - Throws: ``RunError/unusable(file:reason:)`` when the file cannot be read as a spreadsheet, or
  ///   the workspace has no period.
  public static func draft(of location: URL, in workspace: Workspace) throws(RunError) -> String {
    MappingDraft(
      of: try workbook(of: document(at: location), at: location),
      name: location.deletingPathExtension().lastPathComponent,
      period: try Rules.configuration(of: workspace).period
    ).yaml
  }

  private static func document(at location: URL) throws(RunError) -> SpreadsheetDocument {
    let data = try Data(submission: location)
    do throws(SpreadsheetError) {
      return try WorkbookReader().open([UInt8](data))
    } catch {
      throw unusable(error, at: location)
    }
  }

  private static func workbook(
    of document: SpreadsheetDocument, at location: URL
  ) throws(RunError) -> Workbook {
    do throws(SpreadsheetError) {
      return try document.read().workbook
    } catch {
      throw unusable(error, at: location)
    }
  }

  private static func unusable(_ error: SpreadsheetError, at location: URL) -> RunError {
    .unusable(
      file: location.path, reason: Finding(error, in: location.lastPathComponent).told)
  }

  /// The steps as people read them.
  public func text(in language: Language) -> String {
    let say = language.say
    var lines = [file.printable, "", say("Mallar", "Templates")]
    for candidate in candidates {
      let verdict = candidate.fits ? say("passar", "fits") : say("passar inte", "does not fit")
      let all = candidate.found.count + candidate.missing.count
      lines.append(
        "  \(candidate.mapping): \(verdict), \(candidate.found.count) \(say("av", "of")) \(all) "
          + say("kännetecken", "signs"))
      lines += candidate.missing.map { "    \(say("saknar", "lacks")) \($0)" }
      lines += candidate.refusing.map {
        say("    har \($0), som mallen inte ska ha", "    has \($0), which it must not have")
      }
    }
    if mapping == nil, candidates.contains(where: \.fits) {
      lines.append(
        say(
          "  Flera mallar passar, så filen läses inte.", "  Several fit, so the file is not read."))
    }
    lines += ["", say("Lästa celler: \(steps.count)", "Cells that were read: \(steps.count)")]
    lines += steps.map { "  \($0.sheet)!\($0.cell)  \($0.field)  \($0.text)" }
    lines += ["", say("Så förstods det", "How they were understood")]
    lines += reading.map { "  \($0)" }
    lines += [
      "",
      say(
        "Ifyllda celler som inte lästs: \(leftCells.count)",
        "Filled cells that were not read: \(leftCells.count)"),
    ]
    lines += leftCells.map { "  \($0)" }
    lines += ["", say("Anmärkningar: \(findings.count)", "Findings: \(findings.count)")]
    lines += findings.map { $0.told(in: language) }
      .map { "  \($0.severityWord(in: language)) \($0.code) \($0.place): \($0.message)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The trace with the texts of its findings in a language, for `--json`.
  public func told(in language: Language) -> FileTrace {
    var trace = self
    trace.findings = findings.map { $0.told(in: language) }
    return trace
  }
}

extension FileTrace.Step {
  fileprivate init(_ read: ReadCell, in workbook: Workbook) {
    sheet = read.source.sheet?.hidingPersonalNumbers ?? ""
    cell = read.source.cell ?? ""
    field =
      switch read.role {
      case .heading: "rubrik"
      case .value(let field): field.rawValue
      }
    let stored = workbook[sheet: read.source.sheet ?? ""]?[read.source.cell ?? ""]
    text = stored?.displayText.hidingPersonalNumbers ?? ""
  }
}
