public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.Date
  public import struct Foundation.UUID
#endif

/// Begins, saves and reads stories.
///
/// Every write names the version that its author read, and fails on any other: ``DeskError/changedMeanwhile(_:)``.
public struct DraftService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Begins a story on a desk.
  ///
  /// - Parameters:
  ///   - requestID: makes a repetition safe: the second request with the same id answers as the first did.
  /// - Throws: ``DeskError``: `notFound` for the desk, `refused` without the role, `badData` for what can't be stored.
  public func create(
    desk: String,
    slug: String,
    text: StoryText,
    pictures: [Picture] = [],
    due: Date? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    var content = StoryChanges(text)
    content.slug = slug
    content.pictures = pictures.map { StoryChanges.ListedPicture(number: nil, picture: $0) }
    let json = PostgresJSON(content)
    return try await translatingErrors {
      try await Receipt(
        connection.query("SELECT * FROM newsdesk.create_story(\(desk), \(json), \(due), \(requestID))").one()
      )
    }
  }

  /// Saves the changes as a new revision. Sign-offs of what they change are voided.
  public func save(
    _ changes: StoryChanges,
    to story: Int64,
    expecting version: Int,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    let json = PostgresJSON(changes)
    return try await translatingErrors {
      try await Receipt(
        connection.query(
          "SELECT * FROM newsdesk.save_story(\(story), \(Int32(clamping: version)), \(json), \(requestID))"
        )
        .one()
      )
    }
  }

  /// The story as it stands now.
  ///
  /// - Throws: ``DeskError``: `notFound`, or `refused` where this person may read no more than what is published of it.
  public func story(_ id: Int64) async throws -> Story {
    if let story = try await readableStory(id) { return story }
    // The refusal is the database's, as for any act.
    _ = try await translatingErrors { try await connection.query("SELECT FROM newsdesk.explain(\(id))") }
    throw DeskError.notFound(.story(String(id)))
  }

  /// The story as it stands now; nil where it isn't there, or where this person may not read it.
  public func readableStory(_ id: Int64) async throws -> Story? {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          s.id, s.slug, d.name AS desk, s.version, s.revision, s.stage, s.publication,
          author.login AS author_login, author.name AS author_name,
          assignee.login AS assignee_login, assignee.name AS assignee_name,
          s.confidential, s.due_at, s.embargo, s.schedule, s.created_at, s.updated_at,
          r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language, r.genre
        FROM newsdesk.story AS s
        JOIN newsdesk.desk AS d ON d.id = s.desk_id
        JOIN newsdesk.person AS author ON author.id = s.author_id
        LEFT JOIN newsdesk.person AS assignee ON assignee.id = s.assignee_id
        JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
        WHERE s.id = \(id)
        """
      )
      guard let row = rows.first else { return nil }
      let revision: Int = try row.decode("revision")
      return try Story(row, pictures: try await pictures(of: id, revision: revision))
    }
  }

  /// The pictures of a revision, in their order.
  public func pictures(of story: Int64, revision: Int) async throws -> [StoryPicture] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          p.number, p.reference, p.picture_id, p.caption, p.alt_text, p.translations, p.credit, p.creators, p.agencies, p.via,
          p.flags, p.licence, p.credit_is_ambiguous, p.taken_on, p.place,
          newsdesk.is_ai_made(r.digital_source_type) AS is_ai_made
        FROM newsdesk.revision_picture AS p
        LEFT JOIN newsdesk.picture AS r ON r.id = p.picture_id
        WHERE p.story_id = \(story) AND p.revision = \(Int32(clamping: revision))
        ORDER BY p.position
        """
      ).map(StoryPicture.init)
    }
  }

  /// The picture that people call 214/2, with the story that holds it.
  func picture(_ number: Int, of story: Int64) async throws -> (Story, Int) {
    let story = try await self.story(story)
    guard let index = story.pictures.firstIndex(where: { $0.number == number }) else {
      throw DeskError.notFound(.picture(story: story.id, number: number))
    }
    return (story, index)
  }
}
