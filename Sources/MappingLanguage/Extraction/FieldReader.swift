import Findings
import FoundationEssentials
import Scorecards
import Spreadsheet

/// Turns what stands in cells into values of the scorecard; what is not understood is a finding.
struct FieldReader {
  let vocabulary: Vocabulary
  let period: Period
  var findings: [Finding] = []

  /// The rows, or what of them, that nothing was made of.
  private(set) var unreadRows: Set<UnreadRow> = []

  /// A row that nothing was made of.
  struct UnreadRow: Hashable {
    let sheet: String?
    let row: Int
    /// What of the row is meant; `nil` is all of it.
    let group: Field.Group?
  }

  init(vocabulary: Vocabulary, period: Period) {
    self.vocabulary = vocabulary
    self.period = period
  }

  /// Adds a finding at a value.
  mutating func report(
    _ code: FindingCode, _ value: FoundValue, found: String? = nil, expected: String? = nil
  ) {
    findings.append(
      Finding(code, at: value.source, found: found ?? value.text.quotable, expected: expected))
  }

  /// Adds a finding of a row that nothing is made of.
  ///
  /// - Parameter group: What of the row is meant; `nil` is all of it.
  mutating func reportRow(_ value: FoundValue, _ group: Field.Group? = nil, found: String) {
    report(.rowNotUnderstood, value, found: found)
    if let address = value.source.cell.flatMap({ CellAddress($0) }) {
      unreadRows.insert(
        UnreadRow(sheet: value.source.sheet, row: address.row, group: group))
    }
  }

  /// Whether the value can be read: it is there, is no error and no formula without result.
  ///
  /// What is not there is a finding where the mapping asks for it.
  mutating func isReadable(_ value: FoundValue) -> Bool {
    if case .cell(let cell) = value.content {
      switch cell.value {
      case .error(let error):
        report(.errorValue, value, found: error, expected: value.rule.field.title)
        return false
      case .notCalculated:
        findings.append(Finding(.formulaNotCalculated, at: value.source))
        return false
      default: break
      }
    }
    if value.isBlank {
      if value.rule.isRequired {
        findings.append(Finding(.valueMissing, at: value.source, expected: value.rule.field.title))
      }
      return false
    }
    return true
  }

  /// Reads a text; `nil` when there is none.
  mutating func text(_ value: FoundValue?) -> Sourced<String>? {
    guard let value, isReadable(value), let text = value.filledText else { return nil }
    return Sourced(text, from: value.source)
  }

  /// Reads a word that a list knows.
  mutating func word<Meaning>(
    _ value: FoundValue?, in words: [String: Meaning], expected: String
  ) -> Sourced<Meaning>? {
    guard let value, isReadable(value) else { return nil }
    guard let meaning = words[value.text.comparable] else {
      report(.notInList, value, expected: expected)
      return nil
    }
    return Sourced(meaning, from: value.source)
  }

  /// Reads a day or another time, as ISO 8601 where it was understood and as it stands where not.
  mutating func time(_ value: FoundValue?) -> Sourced<String>? {
    guard let value, isReadable(value), let text = value.filledText else { return nil }
    if case .cell(let cell) = value.content {
      switch cell.value {
      case .date(let date): return Sourced(date.description, from: value.source)
      case .dateTime(let moment): return Sourced(moment.date.description, from: value.source)
      default: break
      }
    }
    if vocabulary.missing[text.comparable] != nil { return nil }
    if let time = CalendarTime(text, assumedYear: period.year) {
      return Sourced(time.text, from: value.source)
    }
    report(.notADate, value, expected: value.rule.field.title)
    return Sourced(text, from: value.source)
  }

  /// Reads a Kolada id: a letter and five digits.
  mutating func koladaID(_ value: FoundValue?) -> Sourced<String>? {
    guard let value, isReadable(value), let text = value.filledText else { return nil }
    if vocabulary.missing[text.comparable] != nil { return nil }
    let id = text.withoutBlanks.uppercased()
    guard id.utf8.count == 6, let first = id.first, first.isASCII, first.isLetter,
      id.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    else {
      report(
        .notInList, value, expected: "ett Kolada-id med en bokstav och fem siffror, som N15030")
      return nil
    }
    return Sourced(id, from: value.source)
  }
}

extension String {
  /// The text on one line and not too long, for findings.
  var quotable: String {
    let line = plainSigns
    return line.count > 80 ? String(line.prefix(79)) + "…" : line
  }
}

extension ReadCell {
  /// Whether the cell is one of those that nothing was made of.
  func stands(in unreadRows: Set<FieldReader.UnreadRow>) -> Bool {
    guard !unreadRows.isEmpty, case .value(let field) = role,
      let address = source.cell.flatMap({ CellAddress($0) })
    else { return false }
    return [nil, field.group].contains { group in
      unreadRows.contains(
        FieldReader.UnreadRow(sheet: source.sheet, row: address.row, group: group))
    }
  }
}
