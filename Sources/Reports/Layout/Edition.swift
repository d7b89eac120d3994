/// For whom a report is made.
public enum Edition: Hashable, Sendable {
  /// The municipality's own people.
  case house
  /// Everybody: without responsible persons, files, cells and document authors.
  case published
}
