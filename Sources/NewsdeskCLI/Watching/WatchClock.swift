import Desk
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The newsroom's clock, going on by itself from when the database was last asked for it.
struct WatchClock: Sendable {
  /// What the database said, of then and of the instants on the list.
  private let asked: Times
  private let askedAt: Date
  private let begun = ContinuousClock.now

  /// - Parameter now: the database's clock at this moment.
  init(_ times: Times, now: Date) {
    asked = times
    askedAt = now
  }

  var now: Date { askedAt.addingTimeInterval((ContinuousClock.now - begun) / .seconds(1)) }

  func times(at moment: Date) -> Times {
    let wall = LocalTime(
      secondsSince1970: Int64(moment.timeIntervalSince1970.rounded(.down)),
      utcOffset: asked.now.utcOffset,
      zone: asked.now.zone
    )
    return Times(clocks: asked.clocks, now: wall)
  }

  /// Whether clocks may have been put forward or back since: they are on the hour or its quarters, and once an hour is often enough.
  func isStale(at moment: Date) -> Bool {
    Int64(moment.timeIntervalSince1970) / 3600 != Int64(askedAt.timeIntervalSince1970) / 3600
  }

  /// When the minutes that a screen shows are others.
  func nextMinute(after moment: Date) -> Date {
    Date(timeIntervalSince1970: ((moment.timeIntervalSince1970 / 60).rounded(.down) + 1) * 60)
  }
}
