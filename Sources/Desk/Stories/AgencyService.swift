public import Newsroom
public import Postgres

/// The newsroom's names of agencies: what newsdesk ships with, and what the newsroom added. Photo editors and administrators
/// add and end names; everybody reads them. See `Migrations/0037_agencies.sql`.
public struct AgencyService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// What a reader of credits needs beside the table that it carries.
  public struct Names: Hashable, Sendable {
    /// The newsroom's own; and the shipped ones where they are not those of the digest that was asked with.
    public var names: [AgencyName]
    /// Whether the shipped names are among them.
    public var areWhole: Bool
    /// The newsroom's date: what counts where a picture's is not known.
    public var today: CalendarDate?
  }

  /// A credit of a story's current revision.
  public struct StoredCredit: Hashable, Sendable {
    public var story: Int64
    public var slug: String
    public var number: Int
    public var line: String
    public var takenOn: CalendarDate?
  }

  /// The names that count beside the program's own table, in one question: mostly none.
  ///
  /// - Parameter digest: of the table that the program carries, as ``NewsroomFounding/shipAgencies(_:digest:)`` was given it.
  public func names(besides digest: [UInt8]) async throws -> Names {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          shipment.is_other, x.*, (now() AT TIME ZONE (SELECT n.time_zone FROM newsdesk.newsroom AS n))::date::text AS today
        FROM (
          SELECT coalesce(
            (SELECT s.source_digest <> \(digest) FROM newsdesk.agency_shipment AS s ORDER BY s.id DESC LIMIT 1), false
          )
        ) AS shipment (is_other)
        LEFT JOIN LATERAL (
          SELECT
            a.name AS agency, a.kind, n.alias, n.since::text, n.until::text, n.origin::text, n.added_by
          FROM newsdesk.agency_alias AS n
          JOIN newsdesk.agency AS a ON a.id = n.agency_id
          WHERE n.origin = 'newsroom' OR shipment.is_other
          ORDER BY n.origin = 'newsroom' DESC, n.id DESC
        ) AS x ON true
        """
      )
      let first = rows.first
      return Names(
        names: try rows.compactMap { try Self.name($0) },
        areWhole: try first?.decode("is_other") ?? false,
        today: CalendarDate(iso8601: try first?.decode("today", as: String?.self) ?? "")
      )
    }
  }

  /// Every name, or those of one agency, in the order of the agencies.
  public func list(of agency: String? = nil) async throws -> [AgencyName] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT a.name AS agency, a.kind, n.alias, n.since::text, n.until::text, n.origin::text, n.added_by
        FROM newsdesk.agency_alias AS n
        JOIN newsdesk.agency AS a ON a.id = n.agency_id
        WHERE \(agency)::text IS NULL OR lower(a.name) = lower(\(agency)::text)
        ORDER BY a.name, n.origin = 'newsroom' DESC, n.id
        """
      ).compactMap { try Self.name($0) }
    }
  }

  private static func name(_ row: Row) throws -> AgencyName? {
    guard let agency: String = try row.decode("agency", as: String?.self) else { return nil }
    return AgencyName(
      agency: agency,
      kind: try row.decode("kind"),
      alias: try row.decode("alias"),
      since: CalendarDate(iso8601: try row.decode("since", as: String?.self) ?? ""),
      until: CalendarDate(iso8601: try row.decode("until", as: String?.self) ?? ""),
      origin: AgencyName.Origin(rawValue: try row.decode("origin")) ?? .shipped,
      addedBy: try row.decode("added_by")
    )
  }

  /// - Returns: false where that agency has that name on these days already.
  public func add(
    _ alias: String,
    to agency: String,
    kind: String?,
    since: CalendarDate?,
    until: CalendarDate?
  ) async throws -> Bool {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT newsdesk.add_agency_alias(
          \(alias), \(agency), \(kind)::text, \(since?.description)::text::date, \(until?.description)::text::date
        )
        """
      ).one().decode(at: 0)
    }
  }

  /// Ends a name that the newsroom added.
  ///
  /// - Parameter until: the last day on which it counts; nil for yesterday, by the newsroom's clock.
  /// - Returns: false where it had ended by then.
  public func end(_ alias: String, of agency: String, until: CalendarDate?) async throws -> Bool {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT newsdesk.end_agency_alias(
          \(alias), \(agency), coalesce(
            \(until?.description)::text::date,
            (now() AT TIME ZONE (SELECT n.time_zone FROM newsdesk.newsroom AS n))::date - 1
          )
        )
        """
      ).one().decode(at: 0)
    }
  }

  /// The credits of current revisions, as far as the person may read them.
  public func storedCredits() async throws -> [StoredCredit] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT s.id, s.slug, p.number::integer AS number, p.credit, p.taken_on::text AS taken_on
        FROM newsdesk.story AS s
        JOIN newsdesk.revision_picture AS p ON p.story_id = s.id AND p.revision = s.revision
        WHERE p.credit IS NOT NULL
        ORDER BY s.id, p.number
        """
      ).map { row in
        StoredCredit(
          story: try row.decode("id"),
          slug: try row.decode("slug"),
          number: try row.decode("number"),
          line: try row.decode("credit"),
          takenOn: CalendarDate(iso8601: try row.decode("taken_on", as: String?.self) ?? "")
        )
      }
    }
  }
}
