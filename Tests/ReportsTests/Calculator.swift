import Spreadsheet

/// Computes the few kinds of formula that reports use, apart from the code that writes them.
struct Calculator {
  let workbook: Workbook

  struct NotUnderstood: Error {
    let formula: String
  }

  func value(of formula: String, on sheet: Sheet) throws -> Double {
    var parser = Parser(
      text: Array(formula), calculator: self, sheet: sheet, formula: formula)
    let value = try parser.sum()
    guard parser.isAtEnd else { throw NotUnderstood(formula: formula) }
    return value
  }

  /// The number of a cell, computed anew when it has a formula; text counts as nothing.
  fileprivate func number(at address: CellAddress, on sheet: Sheet) throws -> Double {
    guard let cell = sheet[address] else { return 0 }
    if let formula = cell.formula { return try value(of: formula, on: sheet) }
    if case .number(let number) = cell.value { return number }
    return 0
  }
}

private struct Parser {
  let text: [Character]
  let calculator: Calculator
  let sheet: Sheet
  let formula: String
  var position = 0

  init(text: [Character], calculator: Calculator, sheet: Sheet, formula: String) {
    self.text = text
    self.calculator = calculator
    self.sheet = sheet
    self.formula = formula
  }

  var isAtEnd: Bool { position == text.count }

  mutating func sum() throws -> Double {
    var value = try product()
    while let sign = take("+-") { value += try (sign == "+" ? 1 : -1) * product() }
    return value
  }

  mutating func product() throws -> Double {
    var value = try factor()
    while let sign = take("*/") {
      let other = try factor()
      value = sign == "*" ? value * other : value / other
    }
    return value
  }

  mutating func factor() throws -> Double {
    if take("(") != nil {
      let value = try sum()
      guard take(")") != nil else { throw fault }
      return value
    }
    if text[position...].starts(with: "SUM(") {
      position += 4
      var total = 0.0
      repeat {
        let (sheet, first) = try reference()
        var last = first
        if take(":") != nil { last = try reference().address }
        for row in first.row...last.row {
          for column in first.column...last.column {
            total += try calculator.number(at: CellAddress(row: row, column: column), on: sheet)
          }
        }
      } while take(",") != nil
      guard take(")") != nil else { throw fault }
      return total
    }
    if let digit = text[safe: position], digit.isNumber {
      let digits = text[position...].prefix { $0.isNumber }
      position += digits.count
      guard let number = Double(String(digits)) else { throw fault }
      return number
    }
    let (sheet, address) = try reference()
    return try calculator.number(at: address, on: sheet)
  }

  private mutating func reference() throws -> (sheet: Sheet, address: CellAddress) {
    var target = sheet
    if take("'") != nil {
      let name = String(text[position...].prefix { $0 != "'" })
      position += name.count + 1
      guard take("!") != nil, let named = calculator.workbook[sheet: name] else { throw fault }
      target = named
    }
    let letters = String(text[position...].prefix { $0.isLetter || $0.isNumber })
    position += letters.count
    guard let address = CellAddress(letters) else { throw fault }
    return (target, address)
  }

  private mutating func take(_ characters: String) -> Character? {
    guard let next = text[safe: position], characters.contains(next) else { return nil }
    position += 1
    return next
  }

  private var fault: Calculator.NotUnderstood { Calculator.NotUnderstood(formula: formula) }
}

extension Array {
  fileprivate subscript(safe position: Int) -> Element? {
    indices.contains(position) ? self[position] : nil
  }
}
