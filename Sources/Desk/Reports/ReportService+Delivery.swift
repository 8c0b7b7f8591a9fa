public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension ReportService {
  /// What became of one message for one channel.
  public struct DeliveryStanding: Hashable, Sendable {
    public var story: Int64
    public var slug: String
    public var edition: Int
    public var event: DeliveryEvent
    public var channel: String
    public var state: DeliveryState
    public var tries: Int
    public var queuedAt: Date
    /// When it is tried again; nil where it isn't.
    public var dueAt: Date?
    public var deliveredAt: Date?
    /// Seconds from being queued to having arrived; nil where it hasn't.
    public var took: Double?
    /// Why it did not arrive, or what it waits for.
    public var problem: String?
    public var worker: String?
    public var key: UUID
  }

  /// Deliveries of stories that this person may see, the newest first; those that need somebody before all others.
  ///
  /// - Parameters:
  ///   - since: queued at that moment or later; nil for all.
  ///   - limit: the most to read; nil for all.
  public func deliveries(
    channel: String? = nil,
    state: DeliveryState? = nil,
    story: Int64? = nil,
    since: Date? = nil,
    limit: Int? = nil
  ) async throws -> [DeliveryStanding] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          d.story_id, r.slug, d.edition, d.event, c.name AS channel, d.state, d.tries, d.queued_at,
          CASE WHEN d.state = 'queued' THEN d.due_at END AS due_at, d.delivered_at,
          extract(epoch FROM d.delivered_at - d.queued_at)::double precision AS took, d.worker, d.key,
          coalesce(
            CASE WHEN d.state <> 'delivered' THEN d.problem END,
            CASE
              WHEN d.state IN ('queued', 'sending') AND c.paused_at IS NOT NULL THEN 'the channel is paused'
              WHEN d.state = 'queued' THEN (
                SELECT format('it waits for edition %s', e.edition)
                FROM newsdesk.delivery AS e
                WHERE e.channel_id = d.channel_id AND e.story_id = d.story_id AND e.id < d.id
                  AND e.state IN ('queued', 'sending', 'dead')
                ORDER BY e.id
                LIMIT 1
              )
            END
          ) AS problem
        FROM newsdesk.delivery AS d
        JOIN newsdesk.channel AS c ON c.id = d.channel_id
        JOIN newsdesk.edition AS e ON e.story_id = d.story_id AND e.number = d.edition
        JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
        WHERE (\(channel)::text IS NULL OR c.name = \(channel))
          AND (\(state)::newsdesk.delivery_state IS NULL OR d.state = \(state))
          AND (\(story)::bigint IS NULL OR d.story_id = \(story))
          AND (\(since)::timestamptz IS NULL OR d.queued_at >= \(since))
        ORDER BY d.state = 'dead' DESC, d.state IN ('queued', 'sending') DESC, d.id DESC
        LIMIT \(limit.map(Int32.init(clamping:)))
        """
      ).map { row in
        DeliveryStanding(
          story: try row.decode("story_id"),
          slug: try row.decode("slug"),
          edition: try row.decode("edition"),
          event: try row.decode("event"),
          channel: try row.decode("channel"),
          state: try row.decode("state"),
          tries: try row.decode("tries"),
          queuedAt: try row.decode("queued_at"),
          dueAt: try row.decode("due_at"),
          deliveredAt: try row.decode("delivered_at"),
          took: try row.decode("took"),
          problem: try row.decode("problem"),
          worker: try row.decode("worker"),
          key: try row.decode("key")
        )
      }
    }
  }
}
