import ArgumentParser
import Foundation

/// The time that a run goes by, in whole seconds.
struct RunTime: ExpressibleByArgument {
  let secondsSince1970: Int

  /// The time by the clock.
  static var now: RunTime { RunTime(Date()) }

  private init(_ date: Date) {
    secondsSince1970 = Int(date.timeIntervalSince1970)
  }

  init?(argument: String) {
    guard let date = try? Date(argument, strategy: .iso8601) else { return nil }
    self.init(date)
  }
}
