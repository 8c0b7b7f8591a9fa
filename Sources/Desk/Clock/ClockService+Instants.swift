import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension ClockService {
  /// The instant that a person means, on the newsroom's wall clock: `18:00`, `tomorrow 6am`, `friday 17:00`, `2026-11-25T06:00`, `+2h`.
  ///
  /// - Throws: ``DeskError/badData(message:hint:)`` for what is no time, for the past, for a wall clock that is skipped when
  ///   clocks go forward, and for one that comes twice when they go back.
  ///
  /// - Parameter zone: another zone whose clock is meant, by its name in the tz database; nil for the newsroom's.
  public func instant(for expression: String, in zone: String? = nil) async throws -> Date {
    if let zone, zone != timeZone {
      guard try await isZone(zone) else {
        throw DeskError.badData(
          message: "\"\(zone)\" is no time zone of the tz database",
          hint: "Such as Europe/London."
        )
      }
      let elsewhere = ClockService(connection: connection, timeZone: zone, now: now, nowOnTheWall: nowOnTheWall)
      return try await elsewhere.instant(for: expression)
    }
    if TimeExpression.isDayAlone(expression) {
      throw DeskError.badData(
        message: "\"\(expression)\" is a day, and no time of it",
        hint: "Write the time, too: \"\(expression) 18:00\"."
      )
    }
    guard let time = TimeExpression(expression) else {
      throw DeskError.badData(
        message: "\"\(expression)\" is no time",
        hint: "Write 18:00, \"tomorrow 6am\", \"friday 17:00\", 2026-11-25T06:00 or +2h."
      )
    }
    let instant = try await translatingErrors { try await resolve(time, expression) }
    guard instant > now else {
      throw DeskError.badData(message: "\(expression) is past", hint: "Name a time that is yet to come.")
    }
    guard instant.timeIntervalSince(now) < 20 * 366 * 86_400 else {
      throw DeskError.badData(message: "\(expression) is more than twenty years ahead", hint: "Check the year.")
    }
    return instant
  }

  private func isZone(_ name: String) async throws -> Bool {
    try await translatingErrors {
      try await connection.query(
        "SELECT EXISTS (SELECT FROM pg_catalog.pg_timezone_names AS z WHERE z.name = \(name))"
      ).one().decode(at: 0)
    }
  }

  /// - Parameter isPast: whether a day of the week is the last one such, and not the next.
  func resolve(_ time: TimeExpression, _ expression: String, isPast: Bool = false) async throws -> Date {
    switch time {
    case .after(let seconds):
      return now.addingTimeInterval(Double(seconds))
    case .instant(let text):
      return try await connection.query("SELECT \(text)::text::timestamptz").one().decode(at: 0)
    case .wallClock(let day, let hour, let minute):
      let date: String? = if case .date(let date) = day { date.description } else { nil }
      let daysAhead: Int32 = if case .ahead(let days) = day { Int32(days) } else { 0 }
      let weekday: Int32? = if case .weekday(let weekday) = day { Int32(weekday.rawValue) } else { nil }
      // An hour that is skipped maps to another wall clock; one that comes twice has a second instant an hour or so away.
      let row = try await connection.query(
        """
        WITH today AS (
          SELECT
            (\(now) AT TIME ZONE \(timeZone)::text) AS now,
            (\(now) AT TIME ZONE \(timeZone)::text)::date AS day,
            make_interval(hours => \(Int32(hour)), mins => \(Int32(minute))) AS clock
        ),
        nearest AS (
          -- The next such day, whose time may be over today, or the last, whose time may be to come.
          SELECT
            mod(\(weekday)::integer - extract(isodow FROM t.day)::integer + 7, 7) AS ahead,
            mod(extract(isodow FROM t.day)::integer - \(weekday)::integer + 7, 7) AS behind
          FROM today AS t
        ),
        wanted AS (
          SELECT coalesce(\(date)::text::date, t.day + CASE
            WHEN n.ahead IS NULL THEN \(daysAhead)
            WHEN \(isPast) THEN -n.behind - CASE WHEN n.behind = 0 AND t.day + t.clock > t.now THEN 7 ELSE 0 END
            ELSE n.ahead + CASE WHEN n.ahead = 0 AND t.day + t.clock <= t.now THEN 7 ELSE 0 END
          END) + t.clock AS wall
          FROM today AS t
          CROSS JOIN nearest AS n
        ),
        found AS (SELECT wall, wall AT TIME ZONE \(timeZone)::text AS instant FROM wanted)
        SELECT
          instant,
          instant AT TIME ZONE \(timeZone)::text <> wall AS is_skipped,
          EXISTS (
            SELECT FROM unnest(ARRAY[-120, -60, -30, 30, 60, 120]) AS away
            WHERE (instant + make_interval(mins => away)) AT TIME ZONE \(timeZone)::text = wall
          ) AS is_twice,
          to_char(wall, 'HH24:MI') AS clock,
          to_char(wall, 'FMDy FMDD Mon YYYY') AS day,
          to_char(instant AT TIME ZONE \(timeZone)::text, 'FMDD Mon YYYY HH24:MI') AS next
        FROM found
        """
      ).one()
      let clock: String = try row.decode("clock")
      let dayInWords: String = try row.decode("day")
      if try row.decode("is_skipped", as: Bool.self) {
        throw DeskError.badData(
          message: "\(clock) does not exist on \(dayInWords) in \(timeZone): clocks go forward",
          hint: "Write \"\(try row.decode("next", as: String.self))\"."
        )
      }
      if try row.decode("is_twice", as: Bool.self) {
        throw DeskError.badData(
          message: "\(clock) comes twice on \(dayInWords) in \(timeZone): clocks go back",
          hint: "Write it with its offset from Greenwich, such as 2026-10-25T01:30:00+01:00."
        )
      }
      return try row.decode("instant")
    }
  }
}
