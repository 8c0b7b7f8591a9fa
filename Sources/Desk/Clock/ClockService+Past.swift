import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension ClockService {
  /// The instant in the past that a person means: `2026-11-24`, `today`, `yesterday`, `3d` (ago), `18:00`,
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
          SELECT (coalesce(\(day.date)::text::date, (\(now) AT TIME ZONE \(timeZone)::text)::date)
            + \(day.offset + (isEnd ? 1 : 0)))::timestamp AT TIME ZONE \(timeZone)::text
          """
        ).one().decode(at: 0)
      }
      let ago = text.hasPrefix("-") ? String(text.dropFirst()) : text
      if case .after(let seconds)? = TimeExpression("+" + ago) { return now.addingTimeInterval(-Double(seconds)) }
      guard let time = TimeExpression(expression) else {
        throw DeskError.badData(
          message: "\"\(expression)\" is no time",
          hint: "Write 2026-11-24, yesterday, 18:00, 2026-11-24T18:00 or 3d for three days ago."
        )
      }
      return try await resolve(time, expression)
    }
  }

  /// A whole day: its date, or none for today, and how many days from there.
  private static func day(_ text: String) -> (date: String?, offset: Int32)? {
    switch text {
    case "today": (nil, 0)
    case "yesterday": (nil, -1)
    default: CalendarDate(iso8601: text).map { ($0.description, 0) }
    }
  }
}
