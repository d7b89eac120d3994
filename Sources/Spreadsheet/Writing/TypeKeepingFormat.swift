/// The number formats with which a date or a time is read back as what it is.
struct TypeKeepingFormat: Hashable, Sendable {
  /// The kinds of format that keep the type.
  let kinds: Set<NumberFormat.Kind>

  /// The format that stands in for others.
  let standard: String

  /// The format for a value; `nil` for values that keep their type whatever the format.
  init?(for value: CellValue) {
    switch value {
    case .date: self = Self.date
    case .dateTime(let moment):
      self =
        switch moment.millisecondOfDay {
        case let time where !time.isMultiple(of: 1000): Self.milliseconds
        case let time where !time.isMultiple(of: 60_000): Self.seconds
        default: Self.minutes
        }
    case .duration(let duration):
      self =
        (.zero..<Duration.seconds(86_400)).contains(duration) ? Self.timeOfDay : Self.duration
    default: return nil
    }
  }

  /// The format itself where it keeps the type, else the standard one.
  func applied(to format: String) -> String {
    kinds.contains(NumberFormat(format).kind) ? format : standard
  }

  private init(_ kinds: Set<NumberFormat.Kind>, _ standard: String) {
    self.kinds = kinds
    self.standard = standard
  }

  private static let date = Self([.date, .dateTime], "yyyy-mm-dd")
  private static let minutes = Self([.date, .dateTime, .time], "yyyy-mm-dd hh:mm")
  private static let seconds = Self([.date, .dateTime, .time], "yyyy-mm-dd hh:mm:ss")
  private static let milliseconds = Self([.date, .dateTime, .time], "yyyy-mm-dd hh:mm:ss.000")
  private static let timeOfDay = Self([.time, .duration], "[h]:mm:ss")
  private static let duration = Self([.duration], "[h]:mm:ss")
}
