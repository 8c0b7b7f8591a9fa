public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension DeliveryService {
  /// Digests, in hexadecimal, of picture files that a killed story had and no story that is out has.
  public func picturesWithdrawn(with story: Int64) async throws -> [String] {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.pictures_withdrawn(\(story))").map { try $0.decode(at: 0) }
    }
  }

  /// What the newsroom's clock shows at these instants, on a connection whose own zone may be any.
  public func wallClocks(at instants: Set<Date>) async throws -> [Date: ClockService.WallClock] {
    if instants.isEmpty { return [:] }
    return try await translatingErrors {
      _ = try await connection.query("SELECT set_config('TimeZone', time_zone, false) FROM newsdesk.newsroom")
      return try await ClockService.wallClocks(at: instants, on: connection)
    }
  }

  /// What a feed shows: the newest that is out and that the channel is for, the newest first.
  public func live(_ channel: ServedChannel, atMost count: Int) async throws -> [(story: Int64, number: Int)] {
    let settings = channel.channel.settings
    let desks = channel.deskIDs?.map(Int32.init(clamping:))
    return try await translatingErrors {
      try await connection.query(
        """
        SELECT l.story_id, l.edition
        FROM newsdesk.live AS l
        JOIN newsdesk.revision AS r ON r.story_id = l.story_id AND r.number = l.revision
        WHERE (\(desks)::integer[] IS NULL OR l.desk_id = ANY (\(desks)::integer[]))
          AND (
            \(settings.languages)::text[] = '{}'
            OR EXISTS (
              SELECT FROM unnest(\(settings.languages)::text[]) AS w
              WHERE lower(r.language) = lower(w) OR starts_with(lower(r.language), lower(w) || '-')
            )
          )
          AND (
            \(settings.genres)::text[] = '{}'
            OR lower(r.genre) = ANY (SELECT lower(g) FROM unnest(\(settings.genres)::text[]) AS g)
          )
        ORDER BY l.first_published_at DESC, l.story_id DESC
        LIMIT \(Int32(clamping: count))
        """
      ).map { (story: try $0.decode("story_id"), number: try $0.decode("edition")) }
    }
  }

  /// When anything last happened that a channel is told of.
  public func feedChangedAt(_ channel: Int) async throws -> Date {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.channel_changed_at(\(Int32(clamping: channel)))").one().decode(at: 0)
    }
  }

  /// What every channel has before it, for whoever looks after the worker.
  public struct Backlog: Hashable, Sendable {
    public var channel: String
    public var kind: ChannelKind
    public var isPaused: Bool
    /// Deliveries that wait or are on their way.
    public var waiting: Int
    public var dead: Int
    /// Seconds since the oldest that waits was queued; 0 where none does.
    public var lag: Double
  }

  public func backlog() async throws -> [Backlog] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.backlog()").map { row in
        Backlog(
          channel: try row.decode("channel"),
          kind: try row.decode("kind"),
          isPaused: try row.decode("is_paused"),
          waiting: Int(try row.decode("waiting", as: Int64.self)),
          dead: Int(try row.decode("dead", as: Int64.self)),
          lag: try row.decode("lag")
        )
      }
    }
  }
}
