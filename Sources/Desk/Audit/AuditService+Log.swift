public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension AuditService {
  /// Which acts a log shows. Nil leaves a question open.
  public struct LogFilter: Sendable {
    public var story: Int64?
    /// A login.
    public var person: String?
    /// The desk that the story was on after the act.
    public var desk: String?
    /// `approve`, or `grant_role` of the staff's.
    public var act: String?
    public var since: Date?
    /// Not included.
    public var until: Date?
    public var limit: Int?

    public init() {}

    /// Acts on people are on no story and no desk.
    var asksForStories: Bool { story != nil || desk != nil }
  }

  /// Acts that this person may read of, the newest first.
  public func log(_ filter: LogFilter) async throws -> [LoggedAct] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT * FROM (
          SELECT \(sql: Self.actColumns)
          WHERE (\(filter.story)::bigint IS NULL OR h.story_id = \(filter.story)::bigint)
            AND (\(filter.person)::text IS NULL OR h.actor = \(filter.person)::text)
            AND (\(filter.desk)::text IS NULL OR d.name = \(filter.desk)::text)
            AND (\(filter.act)::text IS NULL OR h.action::text = \(filter.act)::text)
            AND (\(filter.since)::timestamptz IS NULL OR h.at >= \(filter.since)::timestamptz)
            AND (\(filter.until)::timestamptz IS NULL OR h.at < \(filter.until)::timestamptz)
          UNION ALL
          SELECT \(sql: Self.staffColumns)
          WHERE NOT \(filter.asksForStories)
            AND (\(filter.person)::text IS NULL OR h.actor = \(filter.person)::text)
            AND (\(filter.act)::text IS NULL OR replace(h.act, ' ', '_') = \(filter.act)::text)
            AND (\(filter.since)::timestamptz IS NULL OR h.at >= \(filter.since)::timestamptz)
            AND (\(filter.until)::timestamptz IS NULL OR h.at < \(filter.until)::timestamptz)
        ) AS log
        ORDER BY log.at DESC, log.staff_entry DESC NULLS LAST, log.story DESC, log.version DESC
        LIMIT \(filter.limit)
        """
      ).map(LoggedAct.init)
    }
  }

  /// The acts that the staff's history knows: `grant role`.
  public func staffActs() async throws -> [String] {
    try await translatingErrors {
      try await connection.query("SELECT DISTINCT h.act FROM newsdesk.staff_history AS h ORDER BY h.act")
        .map { try $0.decode(at: 0) }
    }
  }

  func loggedAct(story: Int64, version: Int) async throws -> LoggedAct? {
    try await connection.query(
      "SELECT \(sql: Self.actColumns) WHERE h.story_id = \(story) AND h.version = \(Int32(clamping: version))"
    ).first.map(LoggedAct.init)
  }

  func loggedAct(staffEntry: Int64) async throws -> LoggedAct? {
    try await connection.query("SELECT \(sql: Self.staffColumns) WHERE h.id = \(staffEntry)").first
      .map(LoggedAct.init)
  }

  /// Outer joins: a history that somebody has been at is shown as far as it goes.
  private static let actColumns: SQL = """
    h.at, h.actor, coalesce(p.name, h.actor) AS actor_name, h.action::text AS act, h.story_id AS story, h.version,
    d.name AS desk, newsdesk.state(h.stage, h.publication) AS state, coalesce(r.slug, '') AS subject, h.note,
    NULL::bigint AS staff_entry
    FROM newsdesk.history AS h
    LEFT JOIN newsdesk.person AS p ON p.id = h.actor_id
    LEFT JOIN newsdesk.desk AS d ON d.id = h.desk_id
    LEFT JOIN newsdesk.revision AS r ON r.story_id = h.story_id AND r.number = h.revision
    """

  private static let staffColumns: SQL = """
    h.at, h.actor, coalesce(p.name, h.actor) AS actor_name, h.act, NULL::bigint AS story, NULL::integer AS version,
    NULL::text AS desk, NULL::text AS state, h.subject, nullif(h.detail::text, '{}') AS note, h.id AS staff_entry
    FROM newsdesk.staff_history AS h
    LEFT JOIN newsdesk.person AS p ON p.login = h.actor
    """
}

extension LoggedAct {
  fileprivate init(_ row: Row) throws {
    self.init(
      at: try row.decode("at"),
      actor: Person(login: try row.decode("actor"), name: try row.decode("actor_name")),
      act: try row.decode("act"),
      story: try row.decode("story"),
      version: try row.decode("version"),
      desk: try row.decode("desk"),
      state: try row.decode("state"),
      subject: try row.decode("subject"),
      note: try row.decode("note"),
      staffEntry: try row.decode("staff_entry")
    )
  }
}
