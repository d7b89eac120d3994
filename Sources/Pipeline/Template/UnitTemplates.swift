import Findings
import Foundation
public import MappingLanguage
public import Scorecards
public import Spreadsheet

/// The templates that a workspace sends out: empty, or filled with what a unit reported last.
///
///     let templates = try UnitTemplates(of: workspace, period: "2026")
///     let reported = try await templates.latestScorecards(of: [unit])
///     let template = try templates.template(of: "målkort", for: unit, after: reported[unit.code])
public struct UnitTemplates: Sendable {
  private let workspace: Workspace
  private let rules: Rules

  /// The period that the templates are for.
  public let period: String

  /// Reads the rules of a workspace.
  ///
  /// - Parameter period: The period that is to be reported; `nil` is the one of the configuration.
  /// - Throws: ``RunError`` for rules that cannot be used.
  public init(of workspace: Workspace, period: String?) throws(RunError) {
    rules = try Rules(workspace)
    self.workspace = workspace
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
  ///   - scorecard: What the unit reported last.
  ///   - format: The format that it is meant for.
  /// - Throws: ``RunError`` when there is no such mapping or the unit's goals do not fit.
  public func template(
    of name: String, for unit: OrganisationalUnit? = nil, after scorecard: Scorecard? = nil,
    as format: SpreadsheetFormat = .xlsx
  ) throws(RunError) -> TemplateWorkbook {
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
      content.scorecard = scorecard
    }
    do throws(TemplateError) {
      return try TemplateWorkbook(of: mapping, filledWith: content, for: format)
    } catch {
      throw RunError.unusable(file: mapping.file, reason: Wording(verbatim: error.message))
    }
  }

  /// What units reported for the period, or else for the latest one before it, by their codes.
  ///
  /// - Throws: ``RunError``, or the error of an archive that cannot be read.
  public func latestScorecards(
    of units: [OrganisationalUnit]
  ) async throws -> [String: Scorecard] {
    let periods = try Disk.folders(in: workspace.archive).map(\.lastPathComponent)
      .filter { $0 <= period }.sorted(by: >)
    var found: [String: Scorecard] = [:]
    var sought = units.map(\.code)
    for earlier in periods where !sought.isEmpty {
      let past = rules.reporting(earlier)
      let archived = try await ArchivedPeriod(
        of: past.archive(in: workspace), by: past,
        cache: NightCache(
          at: NightCache.location(in: workspace, period: earlier), key: NightCache.key(of: past)))
      let consolidation = rules.consolidate(archived.submissions)
      for code in sought {
        guard let scorecard = consolidation[code]?.submission?.scorecard else { continue }
        found[code] = earlier == period ? scorecard : scorecard.carriedOver(to: period)
      }
      sought.removeAll { found[$0] != nil }
    }
    return found
  }
}
