import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension ClockService {
  /// The instant in the past that a person means: `2026-11-24`, `today`, `yesterday`, `monday`, `3d` (ago), `18:00`,
  /// `2026-11-24T18:00`.
  ///
  /// - Parameter isEnd: a day means its end instead of its beginning.
  /// - Throws: ``DeskError/badData(message:hint:)`` for what is no time.
  public func pastInstant(for expression: String, isEnd: Bool = false) async throws -> Date {
    let text = expression.lowercased()
    return try await translatingErrors {
      if let day = Self.day(text) {
        return try await connection.query(
          """
          SELECT (
            coalesce(\(day.date)::text::date, t.day)
              + \(day.offset + (isEnd ? 1 : 0))
              - coalesce(mod(extract(isodow FROM t.day)::integer - \(day.weekday)::integer + 7, 7), 0)
          )::timestamp AT TIME ZONE \(timeZone)::text
          FROM (SELECT (\(now) AT TIME ZONE \(timeZone)::text)::date AS day) AS t
          """
        ).one().decode(at: 0)
      }
      let ago = text.hasPrefix("-") ? String(text.dropFirst()) : text
      if case .after(let seconds)? = TimeExpression("+" + ago) { return now.addingTimeInterval(-Double(seconds)) }
      guard let time = TimeExpression(expression) else {
        throw DeskError.badData(
          message: "\"\(expression)\" is no time",
          hint: "Write 2026-11-24, yesterday, monday, 18:00, 2026-11-24T18:00 or 3d for three days ago."
        )
      }
      return try await resolve(time, expression, isPast: true)
    }
  }

  /// A whole day: its date, or none for today, and how many days from there, or the last day of a week.
  private static func day(_ text: String) -> (date: String?, offset: Int32, weekday: Int32?)? {
    switch text {
    case "today": (nil, 0, nil)
    case "yesterday": (nil, -1, nil)
    default:
      if let weekday = Weekday(text.hasPrefix("on ") ? text.dropFirst(3) : text[...]) {
        (nil, 0, Int32(weekday.rawValue))
      } else {
        CalendarDate(iso8601: text).map { ($0.description, 0, nil) }
      }
    }
  }
}
