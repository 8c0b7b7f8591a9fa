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
      guard
        let standing = try await connection.query(
          "SELECT slug, stage, publication FROM newsdesk.story WHERE id = \(story)"
        ).first
      else { throw DeskError.notFound(.story(String(story))) }
      let publication: PublicationState = try standing.decode("publication")
      guard publication == .published else {
        let state = StoryState(stage: try standing.decode("stage"), publication: publication)
        throw DeskError.notPublished(story: story, slug: try standing.decode("slug"), state: state)
      }
      let rows = try await connection.query(
        """
        SELECT
          e.number, e.note, e.published_at, e.revision, r.slug, d.name AS desk,
          (SELECT min(f.published_at) FROM newsdesk.edition AS f WHERE f.story_id = e.story_id) AS first_published_at,
          r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language,
          newsdesk.text_digest(r) = e.text_digest
            AND newsdesk.picture_digest(ARRAY(
              SELECT p FROM newsdesk.revision_picture AS p WHERE p.story_id = e.story_id AND p.revision = e.revision
            )) = e.picture_digest AS is_what_was_approved
        FROM newsdesk.edition AS e
        JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
        JOIN newsdesk.story AS s ON s.id = e.story_id
        JOIN newsdesk.desk AS d ON d.id = s.desk_id
        WHERE e.story_id = \(story) AND (\(number)::bigint IS NULL OR e.number = \(number)::bigint)
        ORDER BY e.number DESC
        LIMIT 1
        """
      )
      guard let row = rows.first else { throw DeskError.notFound(.edition(story: story, number: number ?? 1)) }
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
}
