internal import Scorecards
internal import Spreadsheet

/// Goals counted by colour, a row for each of several units or levels, with live sums.
struct CountTable {
  struct Line {
    let name: ReportCell
    let counts: FulfilmentCounts
    let expected: Int
    let received: Int

    /// The colour of the whole; `nil` where none is given.
    var overall: ReportCell?
  }

  let first: String
  let lines: [Line]
  var hasOverall = false

  /// The columns of the colours stand from the second on.
  func put(on sheet: inout ReportSheet) {
    let colours = Fulfilment.allCases
    let columns =
      [first] + colours.map(\.word) + [
        "Summa mål", "Andel gröna", "Styrkort", "Mottagna", "Saknas",
      ]
    let rows = sheet.table(
      columns: columns + (hasOverall ? ["Samlad"] : []), numeric: Set(1...columns.count - 1),
      lines.enumerated().map { position, line in
        record(line, row: sheet.row + 1 + position) + (hasOverall ? [line.overall] : [])
      })
    guard let rows else { return }
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
    sheet.total([.text("Summa")] + sums)
  }

  private func record(_ line: Line, row: Int) -> [ReportCell?] {
    let number = row + 1
    let counts = Fulfilment.allCases.map { ReportCell.count(line.counts[$0]) }
    return [line.name] + counts + [
      .count(line.counts.total, formula: "SUM(B\(number):E\(number))"),
      .share(line.counts[.met], of: line.counts.total, formula: "B\(number)/F\(number)"),
      .count(line.expected), .count(line.received),
      .count(line.expected - line.received, formula: "H\(number)-I\(number)"),
    ]
  }
}
