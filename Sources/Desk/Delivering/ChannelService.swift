public import Newsroom
public import Postgres

/// Where what is published goes. Channels are added by administrators, and looked after by publishers.
public struct ChannelService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Every channel, and how much of what it is to get has arrived.
  public struct Standing: Hashable, Sendable {
    public var channel: Channel
    /// Deliveries that wait or are on their way.
    public var backlog: Int
    public var dead: Int
    public var delivered: Int
  }

  /// By name. Deliveries of stories that this person may not see are not counted.
  public func all() async throws -> [Standing] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          c.id, c.name, c.kind, c.format, c.target, c.allows_internal, c.paused_at,
          ARRAY(SELECT d.name FROM newsdesk.desk AS d WHERE d.id = ANY (c.desk_ids) ORDER BY d.name) AS desks,
          coalesce(c.languages, '{}') AS languages, coalesce(c.genres, '{}') AS genres,
          n.backlog, n.dead, n.delivered
        FROM newsdesk.channel AS c
        CROSS JOIN LATERAL (
          SELECT
            count(*) FILTER (WHERE d.state IN ('queued', 'sending')) AS backlog,
            count(*) FILTER (WHERE d.state = 'dead') AS dead,
            count(*) FILTER (WHERE d.state = 'delivered') AS delivered
          FROM newsdesk.delivery AS d
          WHERE d.channel_id = c.id
        ) AS n
        WHERE c.removed_at IS NULL
        ORDER BY c.name
        """
      ).map { row in
        Standing(
          channel: try Channel(row),
          backlog: try row.decode("backlog"),
          dead: try row.decode("dead"),
          delivered: try row.decode("delivered")
        )
      }
    }
  }

  /// - Parameter secret: what a webhook's messages are signed with; nil for other kinds.
  /// - Returns: whether it is new; a channel with the same settings is there already otherwise.
  public func add(_ name: String, _ settings: ChannelSettings, secret: [UInt8]?) async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.add_channel(\(name), \(PostgresJSON(settings)), \(secret))").one()
        .decode(at: 0)
    }
  }

  public func setSecret(_ secret: [UInt8], of name: String) async throws {
    try await naming {
      _ = try await connection.query("SELECT newsdesk.set_channel_secret(\(name), \(secret))")
    }
  }

  /// - Returns: whether that changed anything.
  public func setPaused(_ isPaused: Bool, _ name: String) async throws -> Bool {
    try await naming {
      try await connection.query("SELECT newsdesk.pause_channel(\(name), \(isPaused))").one().decode(at: 0)
    }
  }

  public func remove(_ name: String) async throws {
    try await naming { _ = try await connection.query("SELECT newsdesk.remove_channel(\(name))") }
  }

  /// Sends again what did not arrive; of a story that is named also what did.
  ///
  /// - Returns: how many deliveries.
  public func resend(_ name: String, story: Int64?) async throws -> Int {
    try await naming {
      try await connection.query("SELECT newsdesk.resend(\(name), \(story))").one().decode(at: 0)
    }
  }

  /// Gives up on what did not arrive of a story, so that what comes after it can.
  public func skip(_ name: String, story: Int64, note: String) async throws -> Int {
    try await naming {
      try await connection.query("SELECT newsdesk.skip_deliveries(\(name), \(story), \(note))").one().decode(at: 0)
    }
  }

  /// Asks for a message that holds no story.
  ///
  /// - Returns: the number of the test.
  public func askForTest(of name: String) async throws -> Int64 {
    try await naming { try await connection.query("SELECT newsdesk.test_channel(\(name))").one().decode(at: 0) }
  }

  /// How a test went.
  public enum TestProgress: Hashable, Sendable {
    /// No worker has it yet.
    case waiting
    case sending
    case arrived
    case failed(problem: String)
  }

  public func progress(ofTest number: Int64) async throws -> TestProgress {
    try await translatingErrors {
      let row = try await connection.query(
        "SELECT taken_at IS NOT NULL AS is_taken, ended_at IS NOT NULL AS is_over, problem FROM newsdesk.channel_test WHERE id = \(number)"
      ).one()
      guard try row.decode("is_over", as: Bool.self) else {
        return try row.decode("is_taken", as: Bool.self) ? .sending : .waiting
      }
      return try row.decode("problem", as: String?.self).map { .failed(problem: $0) } ?? .arrived
    }
  }

  /// An unknown channel is told with those that are there.
  private func naming<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await translatingErrors(body)
    } catch DeskError.notFound(.channel(let name, _)) {
      let known = try await connection.query(
        "SELECT name FROM newsdesk.channel WHERE removed_at IS NULL ORDER BY name"
      ).map { try $0.decode(at: 0, as: String.self) }
      throw DeskError.notFound(.channel(name, known: known))
    }
  }
}

extension Channel {
  init(_ row: Row) throws {
    self.init(
      id: try row.decode("id"),
      name: try row.decode("name"),
      settings: ChannelSettings(
        kind: try row.decode("kind"),
        format: try row.decode("format"),
        target: try row.decode("target"),
        desks: try row.decode("desks"),
        languages: try row.decode("languages"),
        genres: try row.decode("genres"),
        allowsInternal: try row.decode("allows_internal")
      ),
      pausedAt: try row.decode("paused_at")
    )
  }
}
