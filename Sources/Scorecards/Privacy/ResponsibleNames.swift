/// Keeps people's names where they belong: above the unit, a role stands for a name.
public struct ResponsibleNames: Hashable, Sendable {
  /// What stands for a name where the role is not known.
  private static let unknownRole = "Ansvarig på enheten"

  private let organisation: Organisation

  /// Creates the rule for an organisation.
  public init(_ organisation: Organisation) {
    self.organisation = organisation
  }

  /// Who answers for something, as it may be shown.
  ///
  /// A name is shown in the workbook of the unit itself when that has no units below it. Anywhere
  /// else, what is or looks like a name becomes the manager's role, or a plain word.
  ///
  /// - Parameters:
  ///   - text: The responsible, as the submission states it.
  ///   - unit: The code of the unit that submitted it.
  ///   - reader: The code of the unit whose workbook it is shown in; `nil` for the whole
  ///     municipality.
  public func shown(_ text: String, of unit: String, to reader: String?) -> String {
    if reader == unit, organisation.children(of: unit).isEmpty { return text }
    guard let owner = organisation[unit] else { return Self.unknownRole }
    if Self.names(owner.manager, in: text) { return owner.role ?? Self.unknownRole }
    if let other = organisation.unit(managedBy: text) {
      return other.role ?? Self.unknownRole
    }
    return Self.looksLikeName(text) ? Self.unknownRole : text
  }

  /// Whether the text holds the manager's whole name, first name or last name as words.
  private static func names(_ manager: String?, in text: String) -> Bool {
    guard let manager else { return false }
    return !Set(words(of: manager)).isDisjoint(with: words(of: text))
  }

  /// Whether two words in a row begin with a capital, as names do and Swedish titles do not.
  private static func looksLikeName(_ text: String) -> Bool {
    let isCapitalised = words(of: text).map { word in
      word.first?.isUppercase == true && word.dropFirst().contains(where: \.isLowercase)
    }
    return zip(isCapitalised, isCapitalised.dropFirst()).contains { $0 && $1 }
  }

  private static func words(of text: String) -> [Substring] {
    text.split { !$0.isLetter && $0 != "-" }
  }
}
