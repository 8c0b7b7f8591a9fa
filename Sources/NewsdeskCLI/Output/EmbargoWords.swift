import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What holds a story, and when it is to go out, in words and as JSON.
extension Times {
  /// `Wed 25 Nov 06:00 GMT (in 15 h 27 min)`.
  func end(_ instant: Date) -> String {
    let time = local(instant)
    return "\(time.absolute(now: now)) (\(RelativeTime.event(inSeconds: time.seconds(since: now))))"
  }

  /// `embargo: until Wed 25 Nov 06:00 GMT (in 15 h 27 min)`, `embargo: hold until an editor decides (…)`.
  func words(_ embargo: Embargo) -> String {
    let line = embargo.line.map { ", read from \"\($0)\"" } ?? ""
    guard let until = embargo.until else {
      return "embargo: hold until an editor decides" + (embargo.doubt.map { " (\($0))" } ?? "") + line
    }
    return "embargo: until \(end(until))" + line
  }

  func json(_ embargo: Embargo) -> JSONValue {
    [
      "holds": .bool(embargo.until.map { local($0).seconds(since: now) > 0 } ?? true),
      "until": .string(orNull: embargo.until.map { local($0).rfc3339 }),
      "wall_clock": .string(orNull: embargo.wallClock),
      "time_zone": .string(orNull: embargo.timeZone),
      "line": .string(orNull: embargo.line),
      "doubt": .string(orNull: embargo.doubt),
    ]
  }

  /// `scheduled: Wed 25 Nov 06:00 GMT (in 15 h 27 min)`.
  func words(_ schedule: Schedule) -> String {
    "scheduled: \(end(schedule.at))"
  }

  func json(_ schedule: Schedule) -> JSONValue {
    [
      "at": .string(local(schedule.at).rfc3339),
      "wall_clock": .string(orNull: schedule.wallClock),
      "time_zone": .string(orNull: schedule.timeZone),
    ]
  }
}
