internal import Findings
internal import Scorecards
internal import Spreadsheet

/// Goals counted by colour, a row for each of several units or levels, with live sums.
struct CountTable {
  struct Line {
    let name: ReportCell
    let counts: FulfilmentCounts
    let expected: Int
    let received: Int

    /// The units whose goals are counted.
    let units: [ConsolidatedUnit]

    /// The colour of the whole; `nil` where none is given.
    var overall: ReportCell?
  }

  let words: FulfilmentVocabulary
  let first: String
  let lines: [Line]
  var hasOverall = false

  /// The columns of the colours stand from the second on.
  ///
  /// - Returns: The rows of the lines, from 0; `nil` when there are none.
  @discardableResult
  func put(on sheet: inout ReportSheet) -> ClosedRange<Int>? {
    let colours = Fulfilment.allCases
    let columns =
      [first] + colours.map(words.title) + [
        "Summa mål", "Andel \(words.plural(.met))", "Styrkort", "Mottagna", "Saknas",
      ]
    let rows = sheet.table(
      columns: columns + (hasOverall ? ["Samlad"] : []),
      colours: Dictionary(uniqueKeysWithValues: zip(1...4, colours.map(words.paint))),
      lines.enumerated().map { position, line in
        record(line, row: sheet.row + 1 + position) + (hasOverall ? [line.overall ?? .missing] : [])
      })
    guard let rows, lines.count > 1 else { return rows }
    let counts = lines.map(\.counts).reduce(FulfilmentCounts(), +)
    let expected = lines.map(\.expected).reduce(0, +)
    let received = lines.map(\.received).reduce(0, +)
    var sums: [ReportCell?] = colours.enumerated().map { column, colour in
      .sum(of: rows, column: column + 1, counts[colour])
    }
    sums += [
      .sum(of: rows, column: 5, counts.total),
      .share(counts[.met], of: counts.total, formula: "B\(sheet.row + 1)/F\(sheet.row + 1)"),
      .sum(of: rows, column: 7, expected),
      .sum(of: rows, column: 8, received),
      .sum(of: rows, column: 9, expected - received),
    ]
    sheet.total([.text("Summa")] + sums + (hasOverall ? [.absentFigure("–")] : []))
    return rows
  }

  /// The lines as stacked bars.
  static func chart(
    of rows: ClosedRange<Int>, on sheet: String, colourColumn first: Int, title: String,
    _ words: FulfilmentVocabulary, over range: CellRange
  ) -> Chart {
    func cells(_ column: Int) -> SheetRange {
      SheetRange(
        sheet,
        CellRange(
          CellAddress(row: rows.lowerBound, column: column),
          CellAddress(row: rows.upperBound, column: column)))
    }
    var chart = Chart(.stackedBar, title: title, over: range)
    chart.categories = cells(0)
    chart.series = Fulfilment.allCases.enumerated().map { position, fulfilment in
      Chart.Series(
        words.title(fulfilment), cells(first + position), color: words.paint(fulfilment).bar)
    }
    chart.alternativeText = "\(title). Samma tal står i tabellen på bladet."
    return chart
  }

  private func record(_ line: Line, row: Int) -> [ReportCell?] {
    let number = row + 1
    let counts = Fulfilment.allCases.map { fulfilment in
      ReportCell.count(line.counts[fulfilment])
        .from(line.units.flatMap { $0.goalNumbers(of: fulfilment) })
    }
    return [line.name] + counts + [
      .count(line.counts.total, formula: "SUM(B\(number):E\(number))"),
      .share(line.counts[.met], of: line.counts.total, formula: "B\(number)/F\(number)"),
      .count(line.expected), .count(line.received),
      .count(line.expected - line.received, formula: "H\(number)-I\(number)"),
    ]
  }
}

extension ConsolidatedUnit {
  /// The cells with the numbers of its own goals of a colour.
  func goalNumbers(of fulfilment: Fulfilment) -> [Source] {
    (assessed?.goals ?? []).numbers(of: fulfilment)
  }

  /// The colour of its own goals together.
  func overallCell(_ words: FulfilmentVocabulary) -> ReportCell {
    .fulfilment(assessed?.overall.fulfilment, words)
      .from((assessed?.goals ?? []).flatMap(\.sources))
  }
}

extension [AssessedGoal] {
  /// The cells with the numbers of the goals of a colour.
  func numbers(of fulfilment: Fulfilment) -> [Source] {
    filter { $0.final.fulfilment == fulfilment }.map(\.goal.number.source)
  }
}
