import Presentation
import Testing

@Suite("Times are told in the newsroom's clock")
struct TimeTests {
  let now = LocalTime(year: 2026, month: 11, day: 24, hour: 14, minute: 32, utcOffset: 0, zone: "GMT")

  func london(
    _ day: Int,
    _ month: Int,
    _ hour: Int,
    _ minute: Int,
    year: Int = 2026,
    summer: Bool = false
  ) -> LocalTime {
    LocalTime(
      year: year,
      month: month,
      day: day,
      hour: hour,
      minute: minute,
      utcOffset: summer ? 3600 : 0,
      zone: summer ? "BST" : "GMT"
    )
  }

  @Test("An absolute time has its weekday and zone, and its year where that isn't this one")
  func absolute() {
    #expect(london(24, 11, 14, 33).absolute(now: now) == "Tue 24 Nov 14:33 GMT")
    #expect(london(28, 3, 2, 30, year: 2027, summer: true).absolute(now: now) == "Sun 28 Mar 2027 02:30 BST")
    #expect(london(1, 1, 0, 0).lasting == "1 Jan 2026 00:00 GMT")
  }

  @Test("Yesterday, today and tomorrow are said so, over the ends of months and years")
  func familiar() {
    #expect(london(24, 11, 18, 0).familiar(now: now) == "today 18:00 GMT")
    #expect(london(25, 11, 6, 0).familiar(now: now) == "tomorrow 06:00 GMT")
    #expect(london(23, 11, 23, 10).familiar(now: now) == "yesterday 23:10 GMT")
    #expect(london(26, 11, 6, 0).familiar(now: now) == "Thu 26 Nov 06:00 GMT")
    let newYearsEve = london(31, 12, 23, 0)
    #expect(london(1, 1, 1, 0, year: 2027).familiar(now: newYearsEve) == "tomorrow 01:00 GMT")
    #expect(london(1, 3, 1, 0, year: 2028).familiar(now: london(29, 2, 1, 0, year: 2028)) == "tomorrow 01:00 GMT")
  }

  @Test("RFC 3339 carries the offset")
  func rfc3339() {
    #expect(london(24, 11, 14, 4).rfc3339 == "2026-11-24T14:04:00+00:00")
    let kathmandu = LocalTime(
      year: 987,
      month: 1,
      day: 2,
      hour: 3,
      minute: 4,
      second: 5,
      utcOffset: 20_700,
      zone: "+0545"
    )
    #expect(kathmandu.rfc3339 == "0987-01-02T03:04:05+05:45")
    let newYork = LocalTime(year: 2026, month: 7, day: 1, hour: 9, minute: 0, utcOffset: -14_400, zone: "EDT")
    #expect(newYork.rfc3339 == "2026-07-01T09:00:00-04:00")
    // London's own mean time, 75 seconds behind Greenwich, before 1847.
    let meanTime = LocalTime(year: 1840, month: 1, day: 1, hour: 0, minute: 0, utcOffset: -75, zone: "LMT")
    #expect(meanTime.rfc3339 == "1840-01-01T00:01:15+00:00")
  }

  @Test(
    "A moment and its wall clock are the same thing",
    arguments: [
      (Int64(0), "1970-01-01T00:00:00+00:00", "Thu"), (951_782_400, "2000-02-29T00:00:00+00:00", "Tue"),
      (1_795_530_780, "2026-11-24T14:33:00+00:00", "Tue"), (-1, "1969-12-31T23:59:59+00:00", "Wed"),
      (4_107_542_399, "2100-02-28T23:59:59+00:00", "Sun"), (4_107_542_400, "2100-03-01T00:00:00+00:00", "Mon"),
      (-62_135_596_800, "0001-01-01T00:00:00+00:00", "Mon"), (253_402_300_799, "9999-12-31T23:59:59+00:00", "Fri"),
    ]
  )
  func moments(seconds: Int64, text: String, weekday: String) {
    let time = LocalTime(secondsSince1970: seconds)
    #expect(time.rfc3339 == text)
    #expect(time.weekdayName == weekday)
    #expect(time.secondsSince1970 == seconds)
    #expect(LocalTime(secondsSince1970: seconds, utcOffset: 19_800, zone: "IST").secondsSince1970 == seconds)
  }

  @Test(
    "A deadline is ahead, now or late",
    arguments: [
      (Int64(12_480), "in 3 h 28 min"), (-1680, "28 min late"), (2580, "in 43 min"), (55_620, "in 15 h 27 min"),
      (7200, "in 2 h"), (59, "now"), (-59, "now"), (60, "in 1 min"), (86_400, "in 1 day"), (187_200, "in 2 days 4 h"),
      (-10_368_000, "120 days late"), (1_209_600, "in 14 days"), (.min, "106,751,991,167,300 days late"),
    ]
  )
  func due(seconds: Int64, words: String) {
    #expect(RelativeTime.due(inSeconds: seconds) == words)
  }

  @Test("A column of a table tells the largest unit alone, and an event is ago")
  func coarse() {
    #expect(RelativeTime.due(inSeconds: 12_480, .coarse) == "in 3 h")
    #expect(RelativeTime.due(inSeconds: 7190, .coarse) == "in 2 h")
    #expect(RelativeTime.due(inSeconds: 3600, .coarse) == "in 1 h")
    #expect(RelativeTime.due(inSeconds: -84_000, .coarse) == "23 h late")
    #expect(RelativeTime.event(inSeconds: -360) == "6 min ago")
    #expect(RelativeTime.event(inSeconds: 360) == "in 6 min")
    #expect(RelativeTime.event(inSeconds: -5) == "just now")
    #expect(RelativeTime.duration(seconds: 45) == "45 s")
    #expect(london(24, 11, 18, 0).seconds(since: now) == 12_480)
  }

  @Test("Numbers and lists are written as people write them")
  func wording() {
    #expect(
      [0, 7, 999, 1000, 4812, -1_234_567].map { Wording.grouped($0) } == [
        "0", "7", "999", "1,000", "4,812", "-1,234,567",
      ]
    )
    #expect(Wording.grouped(Int64.min) == "-9,223,372,036,854,775,808")
    #expect(Wording.count(1, "photo") == "1 photo")
    #expect(Wording.count(0, "entry", "entries") == "0 entries")
    #expect(Wording.count(4812, "photo") == "4,812 photos")
    #expect(Wording.list([]) == "")
    #expect(Wording.list(["a"]) == "a")
    #expect(Wording.list(["a", "b", "c"], last: "or") == "a, b or c")
  }
}
