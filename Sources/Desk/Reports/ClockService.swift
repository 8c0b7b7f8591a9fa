import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// The newsroom's clock: the database's, in the newsroom's zone. Clients' clocks and zones don't count.
public struct ClockService: Sendable {
  let connection: Connection
  public let timeZone: String
  /// The database's clock when the session was opened.
  public let now: Date

  /// What a clock on the newsroom's wall shows.
  public struct WallClock: Hashable, Sendable {
    public var year: Int
    public var month: Int
    public var day: Int
    public var hour: Int
    public var minute: Int
    public var second: Int
    /// 1 for Monday to 7 for Sunday.
    public var weekday: Int
    /// Seconds east of Greenwich.
    public var offset: Int
    /// `GMT`, `BST`, or an offset where the zone has no letters.
    public var abbreviation: String
  }

  /// What the wall shows at each of these instants.
  public func wallClocks(at instants: Set<Date>) async throws -> [Date: WallClock] {
    let ordered = Array(instants)
    if ordered.isEmpty { return [:] }
    return try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          extract(year FROM t)::integer, extract(month FROM t)::integer, extract(day FROM t)::integer,
          extract(hour FROM t)::integer, extract(minute FROM t)::integer, floor(extract(second FROM t))::integer,
          extract(isodow FROM t)::integer, extract(timezone FROM t)::integer, to_char(t, 'TZ')
        FROM unnest(\(ordered)) WITH ORDINALITY AS instants (t, place)
        ORDER BY place
        """
      )
      var clocks: [Date: WallClock] = [:]
      for (instant, row) in zip(ordered, rows) {
        clocks[instant] = WallClock(
          year: try row.decode(at: 0),
          month: try row.decode(at: 1),
          day: try row.decode(at: 2),
          hour: try row.decode(at: 3),
          minute: try row.decode(at: 4),
          second: try row.decode(at: 5),
          weekday: try row.decode(at: 6),
          offset: try row.decode(at: 7),
          abbreviation: try row.decode(at: 8)
        )
      }
      return clocks
    }
  }
}
