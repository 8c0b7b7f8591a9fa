import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Testing

@Suite("The newsroom's clock")
struct ClockTests {
  private func withClock(_ body: (ClockService) async throws -> Void) async throws {
    try await TestNewsroom.open { newsroom in try await body(newsroom.session(as: "ana").clock) }
  }

  /// Why an expression is refused.
  private func problem(_ clock: ClockService, _ expression: String) async throws -> String {
    do {
      return "none: \(try await clock.instant(for: expression))"
    } catch DeskError.badData(let message, _) {
      return message
    }
  }

  /// London's clocks change on the last Sundays of March and October. Next year's are always ahead.
  private func lastSunday(of month: Int, _ clock: ClockService) throws -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let year = calendar.component(.year, from: clock.now) + 1
    let last = try #require(calendar.date(from: DateComponents(year: year, month: month, day: 31)))
    let day = 31 - (calendar.component(.weekday, from: last) - 1)
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day)"
  }

  @Test("is in London, and reads a wall clock there")
  func wallClock() async throws {
    try await withClock { clock in
      let spring = try lastSunday(of: 3, clock)
      let before = try await clock.instant(for: "\(spring)T00:30")
      let after = try await clock.instant(for: "\(spring)T02:30")
      #expect(after.timeIntervalSince(before) == 3600, "an hour is skipped between")
      #expect(try await clock.instant(for: "\(spring)T02:30:00+01:00") == after)
      #expect(try await clock.instant(for: "\(spring)T01:30:00Z") == after)
      let walls = try await clock.wallClocks(at: [before, after])
      #expect(walls[before]?.abbreviation == "GMT" && walls[before]?.offset == 0)
      #expect(walls[after]?.abbreviation == "BST" && walls[after]?.offset == 3600)
      #expect(walls[after]?.hour == 2 && walls[after]?.minute == 30 && walls[after]?.weekday == 7)
    }
  }

  @Test("refuses an hour that is skipped, and says what comes instead")
  func gap() async throws {
    try await withClock { clock in
      let spring = try lastSunday(of: 3, clock)
      for time in ["01:00", "01:30", "01:59"] {
        #expect(try await problem(clock, "\(spring)T\(time)").hasPrefix("\(time) does not exist on Sun "))
      }
      #expect(try await problem(clock, "\(spring) 02:00").hasPrefix("none"))
      #expect(try await problem(clock, "\(spring) 00:59").hasPrefix("none"))
    }
  }

  @Test("refuses an hour that comes twice, unless its offset says which")
  func overlap() async throws {
    try await withClock { clock in
      let autumn = try lastSunday(of: 10, clock)
      for time in ["01:00", "01:30", "01:59"] {
        #expect(try await problem(clock, "\(autumn)T\(time)").hasPrefix("\(time) comes twice on Sun "))
      }
      let first = try await clock.instant(for: "\(autumn)T01:30:00+01:00")
      let second = try await clock.instant(for: "\(autumn)T01:30:00+00:00")
      #expect(second.timeIntervalSince(first) == 3600)
      #expect(try await problem(clock, "\(autumn) 02:00").hasPrefix("none"))
      #expect(try await problem(clock, "\(autumn) 00:59").hasPrefix("none"))
    }
  }

  @Test("refuses the past, the far future and what is no time")
  func refused() async throws {
    try await withClock { clock in
      for past in ["2001-01-01T06:00", "0001-01-01T00:00:00+14:00", "25 Nov 1999 06:00", "today 00:00"] {
        let answer = try await problem(clock, past)
        #expect(answer == "\(past) is past")
      }
      for far in ["9999-12-31T23:59", "9999-12-31T23:59:00Z", "+99999w", "25 Nov 2999 06:00"] {
        let answer = try await problem(clock, far)
        #expect(answer == "\(far) is more than twenty years ahead")
      }
      for day in ["tomorrow", "today", "friday", "2026-12-04"] {
        #expect(try await problem(clock, day) == "\"\(day)\" is a day, and no time of it")
      }
      for wrong in ["", "soon", "24:00", "infinity", "now", "2026-02-30T06:00", "13pm", "'; DROP TABLE x"] {
        let answer = try await problem(clock, wrong)
        #expect(answer == "\"\(wrong)\" is no time")
      }
    }
  }

  @Test(
    "takes a day of the week for the next one, today's while its time is to come, and for the last where the past is meant"
  )
  func weekdays() async throws {
    try await withClock { clock in
      for day in Weekday.allCases {
        for time in ["00:00", "12:00", "23:59"] {
          let ahead = try await clock.instant(for: "\(day) \(time)")
          #expect(ahead > clock.now && ahead.timeIntervalSince(clock.now) < 7 * 86_400 + 7200, "\(day) \(time)")
          let behind = try await clock.pastInstant(for: "\(day) \(time)")
          #expect(behind <= clock.now && clock.now.timeIntervalSince(behind) < 7 * 86_400 + 7200, "\(day) \(time)")
          let walls = try await clock.wallClocks(at: [ahead, behind])
          #expect([ahead, behind].allSatisfy { walls[$0]?.weekday == day.rawValue })
        }
        let beginning = try await clock.pastInstant(for: "\(day)")
        let end = try await clock.pastInstant(for: "\(day)", isEnd: true)
        #expect(beginning <= clock.now && (82_000..<91_000).contains(end.timeIntervalSince(beginning)))
      }
    }
  }

  @Test("counts from the database's now")
  func relative() async throws {
    try await withClock { clock in
      #expect(try await clock.instant(for: "+2h") == clock.now.addingTimeInterval(7200))
      #expect(try await clock.instant(for: "+1h30m") == clock.now.addingTimeInterval(5400))
      let tomorrow = try await clock.instant(for: "tomorrow 12:00")
      let wall = try #require(try await clock.wallClocks(at: [tomorrow, clock.now])[tomorrow])
      #expect(wall.hour == 12 && wall.minute == 0)
      #expect((0..<2 * 86_400).contains(tomorrow.timeIntervalSince(clock.now)))
    }
  }
}
