public import Newsroom
public import Postgres

/// Reads what is published, exactly as it was approved.
public struct PublicationService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// An edition of a story.
  ///
  /// - Parameter number: nil for the newest.
  /// - Throws: ``DeskError``: `notPublished` for a story that isn't out or was killed; `tampered` where the stored text is
  ///   not what the edition's digest says was approved.
  public func edition(_ number: Int? = nil, of story: Int64) async throws -> PublishedStory {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          e.number, e.note, e.published_at, e.revision, r.slug, d.name AS desk, l.first_published_at,
          r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language,
          newsdesk.text_digest(r) = e.text_digest
            AND newsdesk.picture_digest(ARRAY(
              SELECT p FROM newsdesk.revision_picture AS p WHERE p.story_id = e.story_id AND p.revision = e.revision
            )) = e.picture_digest AS is_what_was_approved
        FROM newsdesk.live AS l
        JOIN newsdesk.edition AS e ON e.story_id = l.story_id
        JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
        JOIN newsdesk.desk AS d ON d.id = l.desk_id
        WHERE l.story_id = \(story) AND (\(number)::bigint IS NULL OR e.number = \(number)::bigint)
        ORDER BY e.number DESC
        LIMIT 1
        """
      )
      guard let row = rows.first else { throw try await whyNot(number, of: story) }
      guard try row.decode("is_what_was_approved", as: Bool.self) else {
        throw DeskError.tampered(message: "story \(story) is not exported: its stored text is not what was approved")
      }
      let pictures = try await DraftService(connection: connection)
        .pictures(of: story, revision: try row.decode("revision"))
      return PublishedStory(
        story: story,
        edition: try row.decode("number"),
        slug: try row.decode("slug"),
        desk: try row.decode("desk"),
        text: try StoryText(row),
        pictures: pictures.map(\.picture),
        firstPublishedAt: try row.decode("first_published_at"),
        publishedAt: try row.decode("published_at"),
        correctionNote: try row.decode("note")
      )
    }
  }

  private func whyNot(_ number: Int?, of story: Int64) async throws -> DeskError {
    if let row = try await connection.query("SELECT slug, stage, publication FROM newsdesk.story WHERE id = \(story)")
      .first
    {
      let publication: PublicationState = try row.decode("publication")
      guard publication == .published else {
        let state = StoryState(stage: try row.decode("stage"), publication: publication)
        return .notPublished(story: story, slug: try row.decode("slug"), state: state)
      }
    } else if try await connection.query("SELECT FROM newsdesk.live WHERE story_id = \(story)").isEmpty {
      return .notFound(.story(String(story)))
    }
    return .notFound(.edition(story: story, number: number ?? 1))
  }
}
