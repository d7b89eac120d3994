import Findings
public import Foundation
import MappingLanguage
public import Scorecards

/// A municipality as its archive holds it, read by the rules of today; nothing is written.
///
///     let archived = try await ArchivedMunicipality(of: workspace)
///     let consolidation = archived.consolidation()
public struct ArchivedMunicipality: Sendable {
  private let rules: Rules
  private let submissions: [Submission]
  private let earlier: [Consolidation]
  private let provenance: Provenance

  /// Reads the archive of a workspace.
  ///
  /// - Throws: ``RunError`` when the rules cannot be used or the archive is empty, or the error of a
  ///   folder that cannot be read.
  public init(of workspace: Workspace) async throws {
    rules = try Rules(workspace)
    let period = rules.configuration.period
    let archived = try await ArchivedPeriod(
      of: rules.archive(in: workspace), by: rules,
      cache: NightCache(
        at: NightCache.location(in: workspace, period: period), key: NightCache.key(of: rules)))
    let earlier = try await EarlierPeriods(workspace: workspace, rules: rules).read()
    submissions = archived.submissions
    self.earlier = earlier.consolidations
    provenance = archived.provenance.compared(with: earlier.provenances)
    guard !submissions.isEmpty else {
      throw RunError.unusable(
        file: "arkiv/\(period)",
        reason: Wording(
          "Här finns inga styrkort än. Kör först styrkort run.",
          english: "There are no scorecards here yet. Run styrkort run first."))
    }
  }

  /// The whole municipality under a policy; without one, under the workspace's own.
  public func consolidation(under policy: FulfilmentPolicy? = nil) -> Consolidation {
    guard let policy else { return rules.consolidate(submissions, after: earlier) }
    return Consolidation(
      of: rules.organisation, submissions, under: policy, period: rules.configuration.period,
      on: rules.configuration.occasion, after: earlier, rules.configuration.successions,
      ledger: rules.ledger)
  }

  /// The outputs of the period.
  var workbooks: Workbooks { Workbooks(of: consolidation(), from: provenance, rules: rules) }
}

extension FulfilmentPolicy {
  /// Reads a policy file.
  ///
  /// - Throws: ``RunError`` when the file cannot be read, or with a line for each of its faults.
  public init(at location: URL) throws(RunError) {
    guard let data = try? Data(contentsOf: location),
      let text = String(bytes: data, encoding: .utf8)
    else {
      throw .unusable(
        file: location.path,
        reason: Wording(
          "Filen finns inte, får inte läsas eller är inte UTF-8.",
          english: "The file does not exist, must not be read, or is not UTF-8."))
    }
    do throws(MappingError) {
      self = try PolicyFile.parse(text, file: location.lastPathComponent)
    } catch {
      throw .faultyRules(error.description)
    }
  }
}
