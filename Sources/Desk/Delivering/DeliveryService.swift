public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a worker asks of the database: what is due, what is to be sent, and what became of it. Everything here takes the role of
/// worker; leases and times go by the server's clock.
public struct DeliveryService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A channel that is delivered to.
  public struct ServedChannel: Hashable, Sendable {
    public var channel: Channel
    public var deskIDs: [Int]?
    /// What a webhook's messages are signed with.
    public var secret: [UInt8]?
  }

  /// Those that are not paused.
  public func channels() async throws -> [ServedChannel] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.channels_to_serve()").map { row in
        ServedChannel(
          channel: Channel(
            id: try row.decode("id"),
            name: try row.decode("name"),
            settings: ChannelSettings(
              kind: try row.decode("kind"),
              format: try row.decode("format"),
              target: try row.decode("target"),
              languages: try row.decode("languages", as: [String]?.self) ?? [],
              genres: try row.decode("genres", as: [String]?.self) ?? [],
              allowsInternal: try row.decode("allows_internal")
            )
          ),
          deskIDs: try row.decode("desk_ids", as: [Int32]?.self)?.map(Int.init),
          secret: try row.decode("secret", as: [UInt8]?.self)
        )
      }
    }
  }

  /// Takes deliveries of a channel, the oldest first, of each story the first that isn't finished.
  ///
  /// - Parameters:
  ///   - lease: for how many seconds they are this worker's.
  ///   - worker: its name, for people.
  public func claim(_ channel: Int, atMost count: Int, lease: Int, worker: String) async throws -> [LeasedDelivery] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT *
        FROM newsdesk.claim_deliveries(
          \(Int32(clamping: channel)), \(Int32(clamping: count)), make_interval(secs => \(Double(lease))), \(worker)
        )
        """
      ).map { row in
        LeasedDelivery(
          id: try row.decode("id"),
          story: try row.decode("story_id"),
          edition: try row.decode("edition"),
          event: try row.decode("event"),
          key: try row.decode("key"),
          fence: try row.decode("fence"),
          tries: try row.decode("tries"),
          queuedAt: try row.decode("queued_at")
        )
      }
    }
  }

  /// Says what became of deliveries.
  ///
  /// - Returns: those that were this worker's to end; a lease that was lost ends nothing.
  public func finish(_ results: [DeliveryResult]) async throws -> Set<Int64> {
    guard !results.isEmpty else { return [] }
    return try await translatingErrors {
      let ended = try await connection.query(
        "SELECT newsdesk.finish_deliveries(\(PostgresJSON(results.map(Told.init))))"
      )
      return Set(try ended.map { try $0.decode(at: 0, as: Int64.self) })
    }
  }

  private struct Told: Codable, Sendable {
    var id: Int64
    var fence: Int
    var outcome: String
    var problem: String?
    var digest: String?
    var retry_after: Double?

    init(_ result: DeliveryResult) {
      id = result.id
      fence = result.fence
      switch result.outcome {
      case .delivered(let digest): (outcome, self.digest) = ("delivered", digest)
      case .failed(let problem, let pause): (outcome, self.problem, retry_after) = ("failed", problem, pause)
      case .refused(let problem): (outcome, self.problem) = ("refused", problem)
      case .mismatch(let problem): (outcome, self.problem) = ("mismatch", problem)
      case .released: outcome = "released"
      }
    }
  }

  /// Of these, what may not be sent now: of stories that were killed meanwhile, or that an embargo holds by the server's clock.
  public func withheld(_ deliveries: [LeasedDelivery]) async throws -> Set<Int64> {
    try await translatingErrors {
      let ids = deliveries.map(\.id)
      return Set(
        try await connection.query("SELECT newsdesk.withheld(\(ids))").map { try $0.decode(at: 0, as: Int64.self) }
      )
    }
  }

  /// What the cancellations among these say, by delivery.
  public func cancellations(_ deliveries: [LeasedDelivery]) async throws -> [Int64: Cancellation] {
    let ids = deliveries.filter { $0.event == .kill }.map(\.id)
    guard !ids.isEmpty else { return [:] }
    return try await translatingErrors {
      let killed = try await connection.query("SELECT * FROM newsdesk.cancellations(\(ids))").map { row in
        (
          try row.decode("delivery", as: Int64.self),
          Cancellation(
            story: try row.decode("story"),
            edition: try row.decode("edition"),
            slug: try row.decode("slug"),
            desk: try row.decode("desk"),
            newsroom: try row.decode("newsroom"),
            language: try row.decode("language"),
            firstPublishedAt: try row.decode("first_published_at"),
            killedAt: try row.decode("killed_at")
          )
        )
      }
      return Dictionary(uniqueKeysWithValues: killed)
    }
  }

  /// Seconds until a delivery of this channel is due; nil where none waits.
  public func nextDelivery(_ channel: Int) async throws -> Double? {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.next_delivery(\(Int32(clamping: channel)))").one().decode(at: 0)
    }
  }
}
