public import FoundationEssentials

/// How far the activities of a goal have come: evidence beside the indicators, and never a colour.
public struct ActivityProgress: Hashable, Sendable {
  /// Where each activity stands, in the order of the goal; `nil` where nobody says.
  public let statuses: [Activity.Status?]

  /// Looks at activities on a day; without one, no time has passed.
  ///
  /// An activity that has neither been done nor cancelled is delayed once its end has passed.
  public init(of activities: [Activity], on day: CalendarDay?) {
    statuses = activities.map { activity in
      switch activity.status?.value {
      case .done: return .done
      case .cancelled: return .cancelled
      case let stated:
        let end = activity.end.flatMap { CalendarSpan($0.value) }?.last
        if let end, let day, end <= day { return .delayed }
        return stated
      }
    }
  }

  /// How many there are.
  public var total: Int { statuses.count }

  /// How many are to be done at all: those that are not cancelled.
  public var planned: Int { total - count(of: .cancelled) }

  /// How many have this status.
  public func count(of status: Activity.Status) -> Int { statuses.count { $0 == status } }

  /// The share of the planned that are done, in percent; `nil` when none are planned.
  public var shareDone: Decimal? {
    planned > 0 ? Decimal(count(of: .done) * 100) / Decimal(planned) : nil
  }
}
