import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension ChannelService {
  /// A worker that runs, or ran in the last week.
  public struct WorkerStanding: Hashable, Sendable {
    /// Where it runs: `desk3:4711`.
    public var name: String
    public var version: String
    public var startedAt: Date
    public var seenAt: Date
    /// It has not ended, and was seen within the last half minute.
    public var isHere: Bool
    /// It did not end, and is seen no more: killed, stuck, or cut off.
    public var isLost: Bool
  }

  /// The newest first.
  public func workers() async throws -> [WorkerStanding] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT w.name, w.version, w.started_at, w.seen_at,
          w.stopped_at IS NULL AND w.seen_at > clock_timestamp() - interval '30 seconds' AS is_here,
          w.stopped_at IS NULL AND w.seen_at <= clock_timestamp() - interval '30 seconds' AS is_lost
        FROM newsdesk.worker AS w
        ORDER BY w.started_at DESC
        """
      ).map { row in
        WorkerStanding(
          name: try row.decode("name"),
          version: try row.decode("version"),
          startedAt: try row.decode("started_at"),
          seenAt: try row.decode("seen_at"),
          isHere: try row.decode("is_here"),
          isLost: try row.decode("is_lost")
        )
      }
    }
  }

  /// How many of the stories that this person may read are scheduled, and how many of those are late.
  public func scheduled() async throws -> (count: Int, late: Int) {
    try await translatingErrors {
      let row = try await connection.query(
        """
        SELECT count(*) AS scheduled,
          count(*) FILTER (WHERE newsdesk.schedule_at(s.schedule) < clock_timestamp() - interval '1 second') AS late
        FROM newsdesk.story AS s
        WHERE s.schedule IS NOT NULL
        """
      ).one()
      return (Int(try row.decode("scheduled", as: Int64.self)), Int(try row.decode("late", as: Int64.self)))
    }
  }
}
