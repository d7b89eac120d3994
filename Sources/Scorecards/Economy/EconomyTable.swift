internal import Findings
internal import FoundationEssentials

/// A table of the economy as a template states it: rows with figures, and rows that sum others.
///
/// Its sums are held against their rows; they count in no unit's economy.
///
///     Förskola −400, Grundskola −590, Summa barnnämnden −990, Socialnämnden −340, Totalt −1330
public struct EconomyTable: Hashable, Sendable {
  /// What a row of the table is.
  public enum Role: Hashable, Sendable {
    /// It has figures of its own.
    case part
    /// It sums the rows above it.
    ///
    /// - Parameter level: 0 for the innermost sums; a sum takes in what lies between it and the
    ///   nearest other sum of its own level or a higher one, the sums of lower levels among them.
    case sumOfRowsAbove(level: Int)
    /// It sums the rows below it, likewise.
    case sumOfRowsBelow(level: Int)

    /// The level of a sum; `nil` for any other row.
    var level: Int? {
      switch self {
      case .part: nil
      case .sumOfRowsAbove(let level), .sumOfRowsBelow(let level): level
      }
    }
  }

  /// A row of the table.
  public struct Row: Hashable, Sendable {
    /// What it is called.
    public var name: String

    /// What it is.
    public var role: Role

    /// Its figures.
    public var lines: [EconomyLine]

    /// Creates a row.
    public init(_ name: String, _ role: Role, _ lines: [EconomyLine]) {
      self.name = name
      self.role = role
      self.lines = lines
    }
  }

  /// The code of the unit that the table is about: the nearest one above all that it names.
  public var unit: String

  /// The rows, from the top.
  public var rows: [Row]

  /// Creates a table.
  public init(of unit: String, _ rows: [Row]) {
    self.unit = unit
    self.rows = rows
  }
}

extension EconomyTable {
  /// Which rows each sum is made of, by their places, the innermost sums first.
  public var sums: [(total: Int, parts: [Int])] {
    var found: [(total: Int, parts: [Int])] = []
    var places = Array(rows.indices)
    for level in Set(rows.compactMap(\.role.level)).sorted() {
      let sumsBelow = rows.contains { $0.role == .sumOfRowsBelow(level: level) }
      var kept: [Int] = []
      var waiting: [Int] = []
      for place in sumsBelow ? places.reversed() : places {
        switch rows[place].role.level {
        case level:
          if !waiting.isEmpty { found.append((place, waiting.sorted())) }
          kept.append(place)
          waiting = []
        case let other? where other > level:
          kept += waiting + [place]
          waiting = []
        default: waiting.append(place)
        }
      }
      places = (kept + waiting).sorted()
    }
    return found
  }

  /// Every identity that the sums allow to check: against their rows, and within their own.
  ///
  /// A figure that a row does not have adds nothing. The rows with figures of their own are checked
  /// with the scorecards that they belong to.
  public var checks: [EconomyCheck] {
    let unit = Reconciliation.roundingUnit(of: rows.flatMap(\.lines))
    let ofSums = sums.flatMap { total, parts in
      rows[total].figures.compactMap { figure -> EconomyCheck? in
        let terms = parts.compactMap { rows[$0][figure.key] }
        guard !terms.isEmpty else { return nil }
        return EconomyCheck(
          .sum(row: rows[total].name, kind: figure.key.kind), figure.key.column, figure.value,
          parts: terms, roundedTo: unit)
      }
    }
    return ofSums
      + rows.filter { $0.role != .part }.flatMap { Reconciliation.checks(of: $0.lines) }
  }

  /// What does not agree, and what would mend it.
  var findings: [Finding] { checks.compactMap(\.finding) + repairFindings }

  /// What would mend all identities of the table at once, those of its rows among them.
  private var repairFindings: [Finding] {
    var figures = FigureList()
    for row in rows { figures.demandIdentities(of: row.lines) }
    for (total, parts) in sums {
      for figure in rows[total].figures {
        let terms = parts.compactMap { rows[$0][figure.key] }
        if !terms.isEmpty { figures.demand(figure.value, isSumOf: terms) }
      }
    }
    return figures.repairFindings(
      roundedTo: Reconciliation.roundingUnit(of: rows.flatMap(\.lines)))
  }
}

/// Where a figure stands in a row: in which line of its kind, from 0, and in which column of it.
struct FigurePlace: Hashable {
  let kind: EconomyLine.Kind
  let ordinal: Int
  let column: EconomyCheck.Column
}

extension EconomyTable.Row {
  /// The figures of the row, in the order of its lines.
  fileprivate var figures: [(key: FigurePlace, value: Sourced<Decimal>)] {
    lines.enumerated().flatMap { position, line in
      let ordinal = lines[..<position].count { $0.kind == line.kind }
      return Self.columns.compactMap { column, path in
        line[keyPath: path].map {
          (FigurePlace(kind: line.kind, ordinal: ordinal, column: column), $0)
        }
      }
    }
  }

  fileprivate subscript(place: FigurePlace) -> Sourced<Decimal>? {
    figures.first { $0.key == place }?.value
  }

  private static let columns = Reconciliation.columns + [(.variance, \.variance)]
}
