/// Cells as a sentence names them, those right below each other as one: `B5–B19 och B22`.
struct CellRuns: CustomStringConvertible {
  let description: String

  init(_ cells: [String]) {
    var runs: [(column: Substring, first: Int, last: Int)] = []
    var others: [String] = []
    for cell in cells {
      let column = cell.prefix(while: \.isLetter)
      guard let row = Int(cell.dropFirst(column.count)) else {
        others.append(cell)
        continue
      }
      if let run = runs.last, run.column == column, run.last + 1 == row {
        runs[runs.count - 1].last = row
      } else {
        runs.append((column, row, row))
      }
    }
    let words = runs.map { run in
      run.first == run.last
        ? "\(run.column)\(run.first)" : "\(run.column)\(run.first)–\(run.column)\(run.last)"
    }
    description = ListOfWords(words + others, conjunction: "och").description
  }
}
