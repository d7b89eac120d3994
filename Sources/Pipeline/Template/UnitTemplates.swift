import Findings
import Foundation
public import MappingLanguage
public import Scorecards
public import Spreadsheet

/// The templates that a workspace sends out: empty, or filled with what a unit reported last.
///
///     let templates = try UnitTemplates(of: workspace, period: "2026")
///     let template = try templates.template(of: "målkort", for: unit)
public struct UnitTemplates: Sendable {
  private let rules: Rules
  private let archive: URL

  /// The period that the templates are for.
  public let period: String

  /// Reads the rules of a workspace.
  ///
  /// - Parameter period: The period that is to be reported; `nil` is the one of the configuration.
  /// - Throws: ``RunError`` for rules that cannot be used.
  public init(of workspace: Workspace, period: String?) throws(RunError) {
    rules = try Rules(workspace)
    archive = workspace.archive
    self.period = period ?? rules.configuration.period
  }

  /// The units that are to submit, in the order of the register.
  public var units: [OrganisationalUnit] { rules.organisation.units.filter(\.submits) }

  /// The unit with a code, a name or an alias.
  ///
  /// - Throws: ``RunError`` with the nearest names when there is none.
  public func unit(named name: String) throws(RunError) -> OrganisationalUnit {
    if let unit = rules.organisation.unit(named: name) { return unit }
    let near = rules.organisation.names(near: name)
    throw .unusable(
      file: "organisation",
      reason: Wording(
        "Enheten ”\(name)” finns inte i registret.",
        english: "The unit “\(name)” is not in the register.")
        + (near.isEmpty
          ? Wording(
            " Skriv enhetens kod eller namn.", english: " Write the code or the name of the unit.")
          : Wording(
            " Närmast: \(near.joined(separator: ", ")).",
            english: " Nearest: \(near.joined(separator: ", "))."))
    )
  }

  /// The template that a mapping describes.
  ///
  /// - Parameters:
  ///   - name: The mapping's name.
  ///   - unit: The unit that it is filled for; `nil` leaves it empty.
  ///   - format: The format that it is meant for.
  /// - Throws: ``RunError`` when there is no such mapping or the unit's goals do not fit, or the error
  ///   of an archive that cannot be read.
  public func template(
    of name: String, for unit: OrganisationalUnit? = nil, as format: SpreadsheetFormat = .xlsx
  ) throws -> TemplateWorkbook {
    guard let mapping = rules.mappings.mapping(named: name) else {
      let names = rules.mappings.mappings.map(\.name).joined(separator: ", ")
      throw RunError.unusable(
        file: "mappningar",
        reason: Wording(
          "Det finns ingen mappning ”\(name)”. De som finns är: \(names).",
          english: "There is no mapping “\(name)”. There are: \(names).")
      )
    }
    var content = TemplateContent(period: period)
    content.levels = rules.configuration.levels
    if let unit {
      content.unit = unit
      content.ancestors = rules.organisation.ancestors(of: unit.code)
      content.scorecard = try latestScorecard(of: unit)
    }
    do throws(TemplateError) {
      return try TemplateWorkbook(of: mapping, filledWith: content, for: format)
    } catch {
      throw RunError.unusable(file: mapping.file, reason: Wording(verbatim: error.message))
    }
  }

  /// What the unit reported for the period, or else for the latest one before it.
  private func latestScorecard(of unit: OrganisationalUnit) throws -> Scorecard? {
    let periods = try Disk.folders(in: archive).map(\.lastPathComponent)
      .filter { $0 <= period }.sorted(by: >)
    // A file that is about several units lies with one above them.
    let codes = [unit.code] + rules.organisation.ancestors(of: unit.code).map(\.code)
    for earlier in periods {
      let archived = Archive(folder: archive.appending(path: earlier))
      let places = try codes.flatMap { try archived.places(of: $0) }
      let processor = SubmissionProcessor(rules: rules.reporting(earlier))
      var submissions: [Submission] = []
      for place in places {
        let receipt = try Receipt(at: place.receipt)
        guard let data = try? Data(contentsOf: place.original(receipt)) else { continue }
        let outcome = processor.process([UInt8](data), file: receipt.file)
        submissions += Submission.all(awaiting: outcome, number: place.number)
      }
      let counting = rules.consolidate(submissions)[unit.code]?.submission
      guard let scorecard = counting?.scorecard else { continue }
      return earlier == period ? scorecard : scorecard.carriedOver(to: period)
    }
    return nil
  }
}
