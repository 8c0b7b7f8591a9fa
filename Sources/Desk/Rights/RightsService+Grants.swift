public import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension RightsService {
  /// Answers for one block of a picture until a time, at most ninety days from now. The same grant again is the one that stands.
  ///
  /// - Parameter everyStory: it counts wherever the picture is, not in this story alone.
  /// - Returns: the grant's number, and whether it was given just now.
  public func grant(
    _ code: String,
    for number: Int,
    in story: Int64,
    until: Date,
    reason: String,
    everyStory: Bool = false
  ) async throws -> RightsGrant {
    let id: Int64 = try await translatingErrors {
      try await requirePicture(number, of: story)
      return try await connection.query(
        """
        SELECT g.id
        FROM newsdesk.grant_rights(
          \(story), \(Int32(clamping: number)), \(code), \(until), \(reason), \(everyStory)
        ) AS g
        """
      ).one().decode(at: 0)
    }
    guard let grant = try await grants(numbered: id).first else { throw DeskError.notFound(.grant(String(id))) }
    return grant
  }

  /// Ends a grant before its time. Answers whether there was anything left to end.
  public func endGrant(_ id: Int64, note: String? = nil) async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.end_grant(\(id), \(note))").one().decode(at: 0)
    }
  }

  /// The grants that this person may read of, those that end first at the top.
  ///
  /// - Parameters:
  ///   - number: one grant's.
  ///   - story: those that count in this story.
  ///   - picture: those of one picture, by its own number.
  ///   - days: those that end within so many days and have not ended yet.
  ///   - includingOver: also those that are over or were ended.
  public func grants(
    numbered number: Int64? = nil,
    story: Int64? = nil,
    picture: Int64? = nil,
    endingWithin days: Int? = nil,
    includingOver: Bool = true
  ) async throws -> [RightsGrant] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          g.id, g.picture_id, g.story_id, g.code, g.reason, p.login, p.name, g.granted_at, g.until,
          o.login AS ended_login, o.name AS ended_name, e.ended_at,
          (SELECT count(*) FROM newsdesk.rights_reliance AS y WHERE y.grant_id = g.id) AS publications
        FROM newsdesk.rights_grant AS g
        JOIN newsdesk.person AS p ON p.id = g.granted_by
        LEFT JOIN newsdesk.rights_grant_end AS e ON e.grant_id = g.id
        LEFT JOIN newsdesk.person AS o ON o.id = e.ended_by
        WHERE (\(number)::bigint IS NULL OR g.id = \(number)::bigint)
          AND (\(picture)::bigint IS NULL OR g.picture_id = \(picture)::bigint)
          AND (
            \(story)::bigint IS NULL OR g.story_id = \(story)::bigint
            OR g.story_id IS NULL AND EXISTS (
              SELECT FROM newsdesk.story AS s
              JOIN newsdesk.revision_picture AS x ON x.story_id = s.id AND x.revision = s.revision
              WHERE s.id = \(story)::bigint AND x.picture_id = g.picture_id
            )
          )
          AND (\(includingOver) OR (e.grant_id IS NULL AND g.until > clock_timestamp()))
          AND (
            \(days.map(Int32.init(clamping:)))::integer IS NULL
            OR e.grant_id IS NULL
              AND g.until > clock_timestamp()
              AND g.until <= clock_timestamp() + make_interval(days => \(days.map(Int32.init(clamping:)))::integer)
          )
        ORDER BY g.until, g.id
        """
      ).map { row in
        let endedLogin: String? = try row.decode("ended_login")
        let endedName: String? = try row.decode("ended_name")
        return RightsGrant(
          id: try row.decode("id"),
          picture: try row.decode("picture_id"),
          story: try row.decode("story_id"),
          code: try row.decode("code"),
          reason: try row.decode("reason"),
          grantedBy: Person(login: try row.decode("login"), name: try row.decode("name")),
          grantedAt: try row.decode("granted_at"),
          until: try row.decode("until"),
          endedBy: endedLogin.map { Person(login: $0, name: endedName ?? $0) },
          endedAt: try row.decode("ended_at"),
          publications: try row.decode("publications")
        )
      }
    }
  }
}
