public import Newsroom
import Postgres

extension ReportService {
  /// How long each step took, desk by desk and then all together.
  ///
  /// - Parameter desks: names; all that the person may read where there are none.
  public func throughputSteps(_ period: ReportPeriod, desks: [String] = []) async throws -> [Throughput.StepTime] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT desk, step, stories, extract(epoch FROM median)::double precision AS median,
          extract(epoch FROM ninth_decile)::double precision AS ninth_decile
        FROM newsdesk.throughput_steps(\(period.since), \(period.until), \(Self.names(desks)))
        """
      ).map { row in
        Throughput.StepTime(
          desk: try row.decode("desk"),
          step: Throughput.Step(rawValue: try row.decode("step")) ?? .whole,
          stories: try row.decode("stories"),
          median: try row.decode("median"),
          ninthDecile: try row.decode("ninth_decile")
        )
      }
    }
  }

  /// What each desk got done, and then all together; no row of a desk with nothing to tell.
  public func throughputDesks(_ period: ReportPeriod, desks: [String] = []) async throws -> [Throughput.DeskFigures] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.throughput_desks(\(period.since), \(period.until), \(Self.names(desks)))"
      ).map { row in
        Throughput.DeskFigures(
          desk: try row.decode("desk"),
          begun: try row.decode("begun"),
          submitted: try row.decode("submitted"),
          approved: try row.decode("approved"),
          approvedAtOnce: try row.decode("approved_at_once"),
          published: try row.decode("published"),
          corrected: try row.decode("corrected")
        )
      }
    }
  }

  /// What went out on each day, day by day; days on which nothing did are there too.
  public func throughputDays(_ period: ReportPeriod, desks: [String] = []) async throws -> [Throughput.Day] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.throughput_days(\(period.since), \(period.until), \(Self.names(desks)))"
      ).compactMap { row in
        guard let day = CalendarDate(try row.decode("day", as: PostgresDate.self)) else { return nil }
        return Throughput.Day(
          day: day,
          desk: try row.decode("desk"),
          published: try row.decode("published"),
          corrected: try row.decode("corrected")
        )
      }
    }
  }

  /// Of what waits for somebody now, that on which nothing was done for the longest time.
  public func longestWaiting(desks: [String] = [], limit: Int = 10) async throws -> [PendingStory] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT * FROM newsdesk.first_pending(\(PostgresJSON(FilterFields(PendingFilter(desks: desks)))))
        WHERE schedule IS NULL OR newsdesk.schedule_at(schedule) <= clock_timestamp()
        ORDER BY updated_at, id LIMIT \(Int32(clamping: limit))
        """
      ).map(PendingStory.init)
    }
  }

  static func names(_ desks: [String]) -> [String]? { desks.isEmpty ? nil : desks }
}
