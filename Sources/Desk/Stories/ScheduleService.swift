public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// Has stories go out at a time. The database decides, and a worker publishes them when it has come.
public struct ScheduleService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Has an approved story go out at a time, or at another than before.
  ///
  /// - Parameters:
  ///   - timeZone: the zone whose clock was meant; nil for the newsroom's.
  /// - Throws: ``DeskError``: `badData` for a time that is past or more than twenty years ahead, `refused` with all that would
  ///   keep the story in.
  public func schedule(
    _ story: Int64,
    at time: Date,
    timeZone: String? = nil,
    expecting version: Int,
    note: String? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          """
          SELECT * FROM newsdesk.schedule(
            \(story), \(Int32(clamping: version)), \(time), \(timeZone), \(note), \(requestID)
          )
          """
        ).one()
      )
    }
  }

  /// Why a scheduled story did not go out at its time; nil where its time is yet to come, or nobody has tried.
  public func missed(_ story: Int64) async throws -> MissedSchedule? {
    try await missed([story])[story]
  }

  /// The same for several stories, by their numbers.
  public func missed(_ stories: [Int64]) async throws -> [Int64: MissedSchedule] {
    if stories.isEmpty { return [:] }
    let missed = try await translatingErrors {
      try await connection.query(
        """
        SELECT m.story_id, m.tries, m.first_tried_at, m.try_again_at,
          (SELECT array_agg(r ->> 'message') FROM jsonb_array_elements(m.reasons) AS r) AS reasons
        FROM newsdesk.missed_schedule AS m
        JOIN newsdesk.story AS s ON s.id = m.story_id AND s.version = m.version
        WHERE m.story_id = ANY (\(stories)) AND s.schedule IS NOT NULL
        """
      ).map { row in
        (
          try row.decode("story_id", as: Int64.self),
          MissedSchedule(
            tries: try row.decode("tries"),
            firstTriedAt: try row.decode("first_tried_at"),
            tryAgainAt: try row.decode("try_again_at"),
            reasons: try row.decode("reasons", as: [String]?.self) ?? []
          )
        )
      }
    }
    return Dictionary(uniqueKeysWithValues: missed)
  }

  public struct MissedSchedule: Hashable, Sendable {
    public var tries: Int
    public var firstTriedAt: Date
    public var tryAgainAt: Date
    /// Clauses without full stops.
    public var reasons: [String]
  }
}

extension Schedule {
  private struct Stored: Decodable {
    var at: Int64
    var wall_clock, time_zone: String?
  }

  /// As the database keeps it; nil for what can't be read.
  init?(stored text: String) {
    guard let stored = try? JSONDecoder().decode(Stored.self, from: Data(text.utf8)) else { return nil }
    self.init(
      at: Date(timeIntervalSince1970: Double(stored.at) / 1_000_000),
      wallClock: stored.wall_clock,
      timeZone: stored.time_zone
    )
  }
}
