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
  /// What the wall showed then.
  public let nowOnTheWall: WallClock

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
    try await Self.wallClocks(at: instants, on: connection)
  }

  /// The same, on a connection whose own zone is the newsroom's.
  static func wallClocks(at instants: Set<Date>, on connection: Connection) async throws -> [Date: WallClock] {
    let ordered = Array(instants)
    if ordered.isEmpty { return [:] }
    return try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT newsdesk.wall_clock(t)
        FROM unnest(\(ordered)) WITH ORDINALITY AS instants (t, place)
        ORDER BY place
        """
      )
      let clocks = try rows.map { try WallClock($0.decode(at: 0, as: String.self)) }
      return Dictionary(uniqueKeysWithValues: zip(ordered, clocks))
    }
  }

  /// The clock as it is now, what the wall shows, and what it shows at each of these instants.
  public func reading(of instants: Set<Date>) async throws -> (now: Date, wall: WallClock, clocks: [Date: WallClock]) {
    let ordered = Array(instants)
    return try await translatingErrors {
      let row = try await connection.query(
        """
        SELECT n.now, newsdesk.wall_clock(n.now) AS wall, ARRAY(
          SELECT newsdesk.wall_clock(t) FROM unnest(\(ordered)) WITH ORDINALITY AS instants (t, place) ORDER BY place
        ) AS clocks
        FROM (SELECT clock_timestamp() AS now OFFSET 0) AS n
        """
      ).one()
      let clocks = try row.decode("clocks", as: [String].self).map(WallClock.init)
      return (
        try row.decode("now"), try WallClock(row.decode("wall", as: String.self)),
        Dictionary(uniqueKeysWithValues: zip(ordered, clocks))
      )
    }
  }
}

extension ClockService.WallClock {
  /// From what `newsdesk.wall_clock` writes: `2026-11-24 14:32:07 2 0 GMT`.
  init(_ text: String) throws {
    let parts = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: false)
    let numbers = parts.prefix(2).flatMap { $0.split(whereSeparator: { $0 == "-" || $0 == ":" }) }.compactMap {
      Int($0)
    }
    guard parts.count == 5, numbers.count == 6, let weekday = Int(parts[2]), let offset = Int(parts[3]) else {
      throw PostgresError(kind: .client(.decoding), message: "\"\(text)\" is no wall clock")
    }
    self.init(
      year: numbers[0],
      month: numbers[1],
      day: numbers[2],
      hour: numbers[3],
      minute: numbers[4],
      second: numbers[5],
      weekday: weekday,
      offset: offset,
      abbreviation: String(parts[4])
    )
  }
}
