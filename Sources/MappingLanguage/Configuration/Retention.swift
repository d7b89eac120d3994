internal import Yams

/// Gallring: what may be removed from the archive, and when.
///
/// A public record may be removed only by decision of the archive authority (arkivlagen 1990:782,
/// 10 §), so a decision is named.
///
///     gallring:
///       beslut: KS 2026/123
///       ersatta: 2 år
///       returnerade: 1 år
///       perioder: 10 år
public struct Retention: Hashable, Sendable {
  /// The decision that allows it.
  public var decision: String

  /// After how many years a submission goes that a later one has replaced; `nil` for never.
  public var superseded: Int?

  /// After how many years a file goes that was sent back; `nil` for never.
  public var returned: Int?

  /// After how many years a period goes, counted from its last submission; `nil` for never.
  public var periods: Int?

  init?(_ node: Node, _ reader: inout NodeReader) {
    guard
      let values = reader.mapping(
        node, of: "gallring", keys: ["beslut", "ersatta", "returnerade", "perioder"],
        required: ["beslut"]),
      let decision = values["beslut"].flatMap({ reader.text($0, of: "beslut") })
    else { return nil }
    self.decision = decision
    superseded = values["ersatta"].flatMap { Self.years($0, of: "ersatta", &reader) }
    returned = values["returnerade"].flatMap { Self.years($0, of: "returnerade", &reader) }
    periods = values["perioder"].flatMap { Self.years($0, of: "perioder", &reader) }
  }

  private static func years(_ node: Node, of key: String, _ reader: inout NodeReader) -> Int? {
    guard let text = reader.text(node, of: key) else { return nil }
    let words = text.split(separator: " ")
    guard words.count == 2, words[1] == "år", let years = Int(words[0]), (1...100).contains(years)
    else {
      reader.fail(node, "\(key) ska vara ett antal år, som 2 år.")
      return nil
    }
    return years
  }
}
