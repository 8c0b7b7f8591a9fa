import Desk
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Instants as the newsroom's clock shows them.
struct Times: Sendable {
  let clocks: [Date: LocalTime]
  let now: LocalTime

  func local(_ instant: Date) -> LocalTime {
    clocks[instant] ?? LocalTime(secondsSince1970: Int64(instant.timeIntervalSince1970.rounded(.down)))
  }

  /// `today 18:00 GMT (in 3 h 28 min)`.
  func due(_ instant: Date) -> String {
    let time = local(instant)
    return "\(time.familiar(now: now)) (\(RelativeTime.due(inSeconds: time.seconds(since: now))))"
  }

  func dueCell(_ instant: Date?) -> Cell {
    guard let instant else { return .missing() }
    let time = local(instant)
    let seconds = time.seconds(since: now)
    return .instant(time, RelativeTime.due(inSeconds: seconds, .coarse), style: seconds < 0 ? .red : nil)
  }

  func cell(_ instant: Date) -> Cell {
    let time = local(instant)
    return .instant(time, time.absolute(now: now))
  }
}

extension LocalTime {
  init(_ clock: ClockService.WallClock) {
    self.init(
      year: clock.year,
      month: clock.month,
      day: clock.day,
      hour: clock.hour,
      minute: clock.minute,
      second: clock.second,
      utcOffset: clock.offset,
      zone: clock.abbreviation
    )
  }
}
