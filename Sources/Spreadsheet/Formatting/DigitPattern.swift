/// Places for digits, such as `#,##0.00`, with what stands around and between them.
struct DigitPattern {
  private let pieces: ArraySlice<NumberFormatSection.Piece>
  private let pointIndex: Int
  private var powerOfTen = 0
  private var groupsThousands = false

  /// The number of places before the decimal point.
  private(set) var wholePlaces = 0

  /// The number of places behind the decimal point.
  private(set) var decimalPlaces = 0

  init(_ pieces: ArraySlice<NumberFormatSection.Piece>) {
    self.pieces = pieces
    pointIndex = pieces.firstIndex(of: .point) ?? pieces.endIndex
    let lastWhole = pieces[..<pointIndex].lastIndex { $0.isDigit }
    let lastDigit = pieces.lastIndex { $0.isDigit }
    for index in pieces.indices {
      switch pieces[index] {
      case .digit: if index < pointIndex { wholePlaces += 1 } else { decimalPlaces += 1 }
      case .percent: powerOfTen += 2
      case .comma:
        if wholePlaces > 0, let lastWhole, index < lastWhole {
          groupsThousands = true
        } else if let lastDigit, index > lastWhole ?? lastDigit,
          index < pointIndex || index > lastDigit
        {
          powerOfTen -= 3
        }
      default: break
      }
    }
  }

  /// The text for a number without its sign.
  func text(for number: Decimal15) -> String {
    var number = number
    let general = number.general
    number.scale(byPowerOfTen: powerOfTen)
    number.round(toDecimals: decimalPlaces)
    let whole = number.wholeDigits
    let decimals = number.decimalDigits

    var text = ""
    var place = wholePlaces
    var decimal = 0
    for index in pieces.indices {
      switch pieces[index] {
      case .digit(let placeholder) where index < pointIndex:
        // The first place has all digits that the others have no room for.
        let first = place == wholePlaces ? max(whole.count, place) : place
        for position in stride(from: first - 1, through: place - 1, by: -1) {
          append(whole, at: position, else: placeholder, to: &text)
        }
        place -= 1
      case .digit(let placeholder):
        if decimal < decimals.count {
          text += String(decimals[decimal])
        } else {
          text += placeholder.filler
        }
        decimal += 1
      case .point where index == pointIndex:
        if wholePlaces == 0 { text += String(digits: whole) }
        text += ","
      case .point: text += ","
      case .literal(let literal): text += literal
      case .percent: text += "%"
      case .slash: text += "/"
      case .general, .text: text += general
      case .comma, .exponent, .moment: break
      }
    }
    return text
  }

  /// Appends the digit at a position that counts from the right.
  private func append(
    _ digits: [UInt8], at position: Int, else placeholder: NumberFormatSection.Placeholder,
    to text: inout String
  ) {
    if position < digits.count {
      text += String(digits[digits.count - 1 - position])
    } else {
      text += placeholder.filler
      if placeholder != .zero { return }
    }
    if groupsThousands, position > 0, position.isMultiple(of: 3) { text += "\u{A0}" }
  }
}

extension NumberFormatSection.Placeholder {
  /// What stands where the number has no digit.
  var filler: String {
    switch self {
    case .zero: "0"
    case .blank: " "
    case .none: ""
    }
  }
}
