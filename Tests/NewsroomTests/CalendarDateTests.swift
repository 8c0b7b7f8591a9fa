import Foundation
import Newsroom
import Testing

@Suite("A calendar date")
struct CalendarDateTests {
  @Test(
    "exists or doesn't",
    arguments: [
      (2024, 2, 29, true), (2023, 2, 29, false), (1900, 2, 29, false), (2000, 2, 29, true), (2024, 4, 31, false),
      (2024, 12, 31, true), (2024, 1, 0, false), (2024, 0, 1, false), (2024, 13, 1, false), (0, 1, 1, false),
      (1, 1, 1, true), (9999, 12, 31, true), (10000, 1, 1, false), (-1, 1, 1, false),
      (Int.max, Int.max, Int.max, false),
    ]
  )
  func exists(year: Int, month: Int, day: Int, does: Bool) {
    #expect((CalendarDate(year: year, month: month, day: day) != nil) == does)
  }

  @Test(
    "is read from ISO 8601 and written so again",
    arguments: ["2024-10-06", "0001-01-01", "0987-06-05", "9999-12-31"]
  )
  func roundTrip(_ text: String) throws {
    let date = try #require(CalendarDate(iso8601: text))
    #expect(date.description == text)
    let json = try JSONEncoder().encode([date])
    #expect(String(decoding: json, as: UTF8.self) == "[\"\(text)\"]")
    #expect(try JSONDecoder().decode([CalendarDate].self, from: json) == [date])
  }

  @Test(
    "is read from nothing looser",
    arguments: [
      "", "2024", "2024-10", "2024-1-06", "24-10-06", "2024-10-6", "2024-10-06 ", " 2024-10-06", "2024/10/06",
      "20241006",
      "2024-10-06T00:00", "+024-10-06", "2024--1-06", "２０２４-10-06", "٢٠٢٤-10-06", "2024-02-30", "-2024-10-06",
    ]
  )
  func refused(_ text: String) {
    #expect(CalendarDate(iso8601: text) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CalendarDate].self, from: Data("[\"\(text)\"]".utf8))
    }
  }

  @Test("comes before a later one")
  func order() throws {
    let dates = try ["2024-10-06", "2023-12-31", "2024-02-29", "2024-10-05"].map {
      try #require(CalendarDate(iso8601: $0))
    }
    #expect(dates.sorted().map(\.description) == ["2023-12-31", "2024-02-29", "2024-10-05", "2024-10-06"])
  }
}
