internal import Findings
internal import Scorecards
internal import Spreadsheet

/// The colours that a fulfilment is painted in.
struct FulfilmentPaint: Hashable {
  /// Behind letters.
  let fill: Color

  /// Letters, with a contrast of at least 4.5:1 to the fill (WCAG 1.4.3).
  let letters: Color

  /// Bars of charts.
  let bar: Color
}

extension FulfilmentVocabulary {
  /// The word, in lower case.
  func word(_ fulfilment: Fulfilment) -> String { self[fulfilment].word }

  /// The word for several, in lower case.
  func plural(_ fulfilment: Fulfilment) -> String { self[fulfilment].plural }

  /// The word as it stands alone, with its mark before it.
  func title(_ fulfilment: Fulfilment) -> String {
    let word = self[fulfilment].word.uppercasedFirst
    return self[fulfilment].mark.map { "\($0) \(word)" } ?? word
  }

  /// What it means.
  func meaning(_ fulfilment: Fulfilment) -> String { self[fulfilment].meaning }

  /// `1 grön, 2 röda`.
  func counted(_ counts: FulfilmentCounts) -> String {
    Fulfilment.allCases.filter { counts[$0] > 0 }.map {
      "\(counts[$0]) \(counts[$0] == 1 ? word($0) : plural($0))"
    }.joined(separator: ", ")
  }

  /// The colours; those of the municipality, or else the usual ones.
  func paint(_ fulfilment: Fulfilment) -> FulfilmentPaint {
    guard let color = self[fulfilment].color.flatMap({ Color(hex: $0) }) else {
      return Self.usualPaint(fulfilment)
    }
    return FulfilmentPaint(fill: color, letters: color.readableLetters, bar: color)
  }

  /// The usual colours; neighbouring bars have a contrast of 3:1 (WCAG 1.4.11).
  private static func usualPaint(_ fulfilment: Fulfilment) -> FulfilmentPaint {
    func color(_ hex: String) -> Color { Color(hex: hex) ?? .black }
    return switch fulfilment {
    case .met:
      FulfilmentPaint(fill: color("B7E1C0"), letters: color("0B4D1C"), bar: color("1B7A3D"))
    case .partlyMet:
      FulfilmentPaint(fill: color("FFE699"), letters: color("5C4300"), bar: color("FFD54F"))
    case .notMet:
      FulfilmentPaint(fill: color("F8C1C1"), letters: color("7A0C0C"), bar: color("D93025"))
    case .notMeasured:
      FulfilmentPaint(fill: color("3A3F44"), letters: .white, bar: color("1F2933"))
    }
  }
}

extension Color {
  /// Black or white, whichever is read better on the colour; one of them always has 4.5:1.
  var readableLetters: Color { luminance > 0.179 ? .black : .white }

  /// The relative luminance of WCAG 2.1, where the power of 2.4 is taken as 2 + 1/4 + 1/8 + 1/32.
  private var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let share = Double(part) / 255
      guard share > 0.03928 else { return share / 12.92 }
      let base = (share + 0.055) / 1.055
      let fourth = base.squareRoot().squareRoot()
      let eighth = fourth.squareRoot()
      return base * base * fourth * eighth * eighth.squareRoot().squareRoot()
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
}
