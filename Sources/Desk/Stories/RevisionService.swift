public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

/// Reads what a story was, and makes it so again.
public struct RevisionService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// - Throws: ``DeskError/notFound(_:)`` for a revision that there isn't, or that this person may not read.
  public func revision(_ number: Int, of story: Int64) async throws -> StoryRevision {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          r.number, r.slug, p.login, p.name, r.edited_at,
          r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language, r.genre
        FROM newsdesk.revision AS r
        JOIN newsdesk.person AS p ON p.id = r.edited_by
        WHERE r.story_id = \(story) AND r.number = \(Int32(clamping: number))
        """
      )
      guard let row = rows.first else { throw DeskError.notFound(.revision(story: story, number: number)) }
      return StoryRevision(
        story: story,
        number: number,
        slug: try row.decode("slug"),
        text: try StoryText(row),
        pictures: try await DraftService(connection: connection).pictures(of: story, revision: number),
        editedBy: Person(login: try row.decode("login"), name: try row.decode("name")),
        editedAt: try row.decode("edited_at")
      )
    }
  }

  /// The number of the revision that the story held at a version; nil where there was no such version.
  public func number(atVersion version: Int, of story: Int64) async throws -> Int? {
    try await translatingErrors {
      try await connection.query(
        "SELECT revision FROM newsdesk.history WHERE story_id = \(story) AND version = \(Int32(clamping: version))"
      ).first?.decode(at: 0)
    }
  }

  /// The revision that went out last; nil where none did.
  public func lastPublished(of story: Int64) async throws -> Int? {
    try await translatingErrors {
      try await connection.query(
        "SELECT revision FROM newsdesk.edition WHERE story_id = \(story) ORDER BY number DESC LIMIT 1"
      ).first?.decode(at: 0)
    }
  }

  /// The revision that this person signed off last; nil where they signed off none.
  public func lastSignedOff(of story: Int64) async throws -> Int? {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT h.revision
        FROM newsdesk.sign_off AS o
        JOIN newsdesk.person AS p ON p.id = o.given_by
        JOIN newsdesk.history AS h ON h.story_id = o.story_id AND h.version = o.version
        WHERE o.story_id = \(story) AND p.login = session_user
        ORDER BY o.version DESC
        LIMIT 1
        """
      ).first?.decode(at: 0)
    }
  }

  /// The names of those who edited the story after a revision, each once, in the order of their first edit.
  public func editors(after revision: Int, of story: Int64) async throws -> [String] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT p.name
        FROM newsdesk.revision AS r
        JOIN newsdesk.person AS p ON p.id = r.edited_by
        WHERE r.story_id = \(story) AND r.number > \(Int32(clamping: revision))
        GROUP BY p.id, p.name
        ORDER BY min(r.number)
        """
      ).map { try $0.decode(at: 0) }
    }
  }

  /// Saves what an old revision holds as a new one, text and pictures. It is an edit like any other, under the same rules.
  public func restore(
    _ revision: Int,
    of story: Int64,
    expecting version: Int,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          """
          SELECT * FROM newsdesk.restore_story(
            \(story), \(Int32(clamping: version)), \(Int32(clamping: revision)), \(requestID)
          )
          """
        ).one()
      )
    }
  }
}
