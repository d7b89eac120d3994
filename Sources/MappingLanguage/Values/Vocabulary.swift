import Scorecards
import Spreadsheet

/// The words, signs and colours that a template uses, and what they mean.
///
/// Words are kept as they are compared. A mapping adds its own to the usual ones.
struct Vocabulary: Hashable, Sendable {
  /// Which way an indicator is to go.
  enum Direction: String, Hashable, Sendable, CaseIterable {
    case higher = "högre"
    case lower = "lägre"
    case exact = "exakt"
  }

  /// Words and signs for the four steps of fulfilment.
  var fulfilment: [String: Fulfilment]

  /// Colours for the four steps of fulfilment.
  var colors: [StatusColor]

  /// How far a fill may lie from a colour, as the distance between their red, green and blue.
  var colorTolerance = 32.0

  /// Words for the four areas.
  var areas: [String: FocusArea]

  /// Words for how far an activity has come.
  var activityStatus: [String: Activity.Status]

  /// Marks for a result that is missing.
  var missing: [String: MissingReason]

  /// Words and signs before a target.
  var comparisons: [String: Comparison]

  /// Words and signs for which way an indicator is to go.
  var directions: [String: Direction]

  /// Labels of the lines of the economy.
  var economyLines: [String: EconomyLine.Kind]

  /// What is put in a column to choose it.
  var crosses: Set<String>
}

/// A colour that stands for a step of fulfilment.
struct StatusColor: Hashable, Sendable {
  var color: Color
  var status: Fulfilment
}
