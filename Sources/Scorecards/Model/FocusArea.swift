/// The four areas that every goal belongs to one of (Perstorp's guideline, "Mål").
public enum FocusArea: String, Hashable, Sendable, CaseIterable {
  /// Verksamhet: what is done for the inhabitants.
  case operations
  /// Arbetsmiljö: the staff's work environment.
  case workEnvironment
  /// Hållbar utveckling: economic, social and environmental sustainability.
  case sustainability
  /// Ekonomi: how money is used.
  case economy

  /// What it is called in the guideline.
  public var swedishName: String {
    switch self {
    case .operations: "Verksamhet"
    case .workEnvironment: "Arbetsmiljö"
    case .sustainability: "Hållbar utveckling"
    case .economy: "Ekonomi"
    }
  }
}
