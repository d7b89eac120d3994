internal import FoundationEssentials
public import Scorecards

/// The outcomes as Stratsys imports them: tab-separated text with organisation, period, measure and
/// value (Stratsys' manual, "Importera måttdata").
///
/// Names there must match letter for letter, so that only those on its own list are written; the
/// others are told.
public struct StratsysExport: Sendable {
  /// A measure of a unit, as Stratsys names both.
  public struct Name: Hashable, Sendable {
    /// The name of the unit.
    public var organisation: String

    /// The name of the measure.
    public var measure: String

    /// Creates a name.
    public init(organisation: String, measure: String) {
      self.organisation = organisation
      self.measure = measure
    }
  }

  /// The text to import.
  public let text: String

  /// What was left out, a sentence each.
  public let leftOut: [String]

  /// Creates the export.
  ///
  /// - Parameter names: Stratsys' own list.
  public init(_ consolidation: Consolidation, names: [Name]) {
    let known = Set(names)
    // Any day of the period is accepted there.
    let day = CalendarSpan(consolidation.period)?.last.description ?? consolidation.period
    var lines: [String] = []
    var leftOut: [String] = []
    var written: Set<Name> = []
    for unit in consolidation.units {
      for indicator in (unit.assessed?.goals ?? []).flatMap(\.indicators).map(\.indicator) {
        guard let outcome = indicator.outcome?.value.quantity else { continue }
        let name = Name(organisation: unit.unit.name, measure: indicator.name.value)
        let shown = "\(name.organisation): \(name.measure)"
        if outcome.isDay {
          leftOut.append("\(shown) är en dag, som Stratsys inte tar emot.")
        } else if !known.contains(name) {
          leftOut.append("\(shown) finns inte i Stratsys lista.")
        } else if !written.insert(name).inserted {
          leftOut.append("\(shown) har flera utfall; det första är med.")
        } else {
          lines.append(
            [name.organisation, day, name.measure, Self.value(outcome.number)]
              .joined(separator: "\t"))
        }
      }
    }
    for name in names where !written.contains(name) {
      leftOut.append("\(name.organisation): \(name.measure) har inget utfall.")
    }
    text = lines.map { $0 + "\r\n" }.joined()
    self.leftOut = leftOut
  }

  /// The number with a decimal comma and nothing between thousands.
  private static func value(_ number: Decimal) -> String {
    number.description.replacing(".", with: ",")
  }
}
