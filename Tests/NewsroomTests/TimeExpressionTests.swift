import Newsroom
import Testing

@Suite("A time expression")
struct TimeExpressionTests {
  @Test(
    "is a time today, tomorrow or yesterday",
    arguments: [
      ("18:00", 0, 18, 0), ("18:00:00", 0, 18, 0), ("6am", 0, 6, 0), ("12am", 0, 0, 0), ("12pm", 0, 12, 0),
      ("6:30pm", 0, 18, 30), ("6:30 PM", 0, 18, 30), ("at 7:05", 0, 7, 5), ("today 18:00", 0, 18, 0),
      ("Tomorrow 6am", 1, 6, 0), ("tomorrow, at 6 am", 1, 6, 0), ("00:00", 0, 0, 0), ("23:59", 0, 23, 59),
      ("yesterday 6pm", -1, 18, 0),
    ]
  )
  func wall(text: String, days: Int, hour: Int, minute: Int) {
    #expect(TimeExpression(text) == .wallClock(.ahead(days), hour: hour, minute: minute))
  }

  @Test(
    "is a time on a day",
    arguments: [
      "2026-11-25T06:00", "2026-11-25 06:00", "2026-11-25 6am", "25 Nov 2026 06:00", "25 november 2026 6 am",
      "November 25 2026 06:00", "nov 25, 2026 at 06:00",
    ]
  )
  func date(_ text: String) throws {
    let day = try #require(CalendarDate(year: 2026, month: 11, day: 25))
    #expect(TimeExpression(text) == .wallClock(.date(day), hour: 6, minute: 0))
  }

  @Test(
    "is a time on the nearest day of that name",
    arguments: [
      ("friday 17:00", Weekday.friday), ("Fri 5pm", .friday), ("on friday at 17:00", .friday), ("sun, 17:00", .sunday),
      ("Thurs 17:00", .thursday),
    ]
  )
  func weekday(text: String, day: Weekday) {
    #expect(TimeExpression(text) == .wallClock(.weekday(day), hour: 17, minute: 0))
  }

  @Test(
    "is a while from now",
    arguments: [
      ("+2h", 7200), ("+1h30m", 5400), ("+1h 30m", 5400), ("+3d", 259_200), ("+1w", 604_800), ("+90M", 5400),
    ]
  )
  func after(text: String, seconds: Int64) {
    #expect(TimeExpression(text) == .after(seconds: seconds))
  }

  @Test(
    "is an instant, where it has an offset",
    arguments: [
      ("2026-11-25T06:00:00Z", "2026-11-25T06:00:00+00:00"), ("2026-11-25T06:00Z", "2026-11-25T06:00:00+00:00"),
      ("2026-11-25t06:00:00+05:30", "2026-11-25T06:00:00+05:30"),
      ("2026-11-25 06:00:00-03:00", "2026-11-25T06:00:00-03:00"),
    ]
  )
  func instant(text: String, instant: String) {
    #expect(TimeExpression(text) == .instant(instant))
  }

  @Test(
    "is nothing that could mean two things or none",
    arguments: [
      "", " ", "soon", "tomorrow", "today", "18", "24:00", "18:60", "18:00:01", "1:2:3:4", "13am", "0pm", "6", "am",
      "6:3am",
      "2026-11-25", "2026-02-30T06:00", "3/4/2026 06:00", "3 4 2026 06:00", "25 Nov 26 06:00", "32 nov 2026 06:00",
      "25 no 2026 06:00", "+", "+h", "+2", "+0h", "+2x", "+-2h", "+100000h", "+99999999999999999999h", "-2h", "now",
      "infinity",
      "epoch", "2026-11-25T06:00:00+15:00", "2026-11-25T06:00:00+5", "2026-11-25T06:00:00+05:60",
      "2026-11-25T06:00:00 FOO+25",
      "2026-11-25T24:00:00Z", "2026-11-25T06:00:60Z", "١٨:٠٠", "noon", "18:00 18:00",
      "friday", "fr 17:00", "next friday 17:00", "fridays 17:00",
    ]
  )
  func refused(_ text: String) {
    #expect(TimeExpression(text) == nil)
  }
}
