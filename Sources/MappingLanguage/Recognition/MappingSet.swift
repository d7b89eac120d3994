import Findings
public import Scorecards
public import Spreadsheet

/// The mappings of a workspace.
///
///     let extraction = MappingSet(mappings).extract(
///       from: workbook, file: "bun/solgläntan.xlsx", organisation: organisation, period: "2025")
public struct MappingSet: Sendable {
  /// The mappings, in order of their names.
  public let mappings: [Mapping]

  /// Creates a set; the order does not matter.
  public init(_ mappings: [Mapping]) {
    self.mappings = mappings.sorted { ($0.name, $0.file) < ($1.name, $1.file) }
  }

  /// The mapping with this name, whatever its case; `nil` when there is none.
  public func mapping(named name: String) -> Mapping? {
    mappings.first { $0.name.comparable == name.comparable }
  }

  /// Recognises the template of a workbook and reads it.
  ///
  /// Nothing is thrown: what is wrong with the content is a finding, all of them at once.
  ///
  /// - Parameters:
  ///   - workbook: The workbook as read.
  ///   - file: The file's path within the inbox, for sources and as a help in recognition.
  ///   - organisation: The register in which the unit is looked up.
  ///   - period: The period that is reported, such as `2025`.
  ///   - otherTexts: What stands in the parts of the file that the workbook does not have, to be looked
  ///     through for personal data.
  public func extract(
    from workbook: Workbook, file: String, organisation: Organisation, period: String,
    besides otherTexts: [OtherText] = []
  ) -> Extraction {
    let sheets = workbook.sheets.map { SheetView($0, file: file) }
    var extraction = Extraction()
    extraction.recognitions = mappings.map {
      Recognition($0, sheets: sheets, workbook: workbook, file: file)
    }
    switch fitting(extraction.recognitions) {
    case .one(let position):
      let mapping = mappings[position]
      extraction.mapping = mapping.name
      extraction.read(
        with: TemplateReader(
          mapping: mapping, workbook: workbook, sheets: sheets, file: file, period: Period(period)),
        organisation: organisation)
    case .none(let hint):
      extraction.findings = [Finding(.templateUnknown, at: Source(file: file), found: hint)]
    case .several(let names):
      extraction.findings = [
        Finding(
          .templateAmbiguous, at: Source(file: file), found: names.joined(separator: ", "))
      ]
    }
    let personal = PersonalData(
      workbook: workbook, besides: otherTexts, file: file, except: extraction.readCells)
    if !personal.findings.isEmpty {
      extraction.findings =
        extraction.findings.map(\.withoutPersonalNumbers) + personal.findings
      extraction.scorecards = []
    }
    extraction.findings = Array(Set(extraction.findings)).sorted()
    return extraction
  }

  private enum Fit {
    case one(position: Int)
    case none(hint: String)
    case several([String])
  }

  private func fitting(_ recognitions: [Recognition]) -> Fit {
    var fitting = recognitions.indices.filter { recognitions[$0].fits }
    if fitting.count > 1, fitting.contains(where: { recognitions[$0].hasUsualName }) {
      fitting = fitting.filter { recognitions[$0].hasUsualName }
    }
    switch fitting.count {
    case 0: return .none(hint: hint(recognitions))
    case 1: return .one(position: fitting[0])
    default: return .several(fitting.map { recognitions[$0].mapping })
    }
  }

  /// How near the two nearest mappings were, and what was missing.
  private func hint(_ recognitions: [Recognition]) -> String {
    let near = recognitions.filter {
      !$0.found.isEmpty && !$0.missing.isEmpty || !$0.refusing.isEmpty
    }
    if near.isEmpty { return "Inget av mallarnas kännetecken finns i filen." }
    return near.sorted { $0.missing.count < $1.missing.count }
      .prefix(2)
      .map { recognition in
        let all = recognition.found.count + recognition.missing.count
        var hint = "\(recognition.mapping): \(recognition.found.count) av \(all) kännetecken"
        if !recognition.missing.isEmpty {
          hint += "; saknar \(recognition.missing.joined(separator: ", "))"
        }
        if !recognition.refusing.isEmpty {
          hint += "; har \(recognition.refusing.joined(separator: ", ")), som mallen inte ska ha"
        }
        return hint + "."
      }
      .joined(separator: " ")
  }
}

extension Finding {
  /// The finding without personnummer in what it quotes.
  fileprivate var withoutPersonalNumbers: Finding {
    var finding = self
    finding.found = found?.hidingPersonalNumbers
    finding.expected = expected?.hidingPersonalNumbers
    return finding
  }
}
