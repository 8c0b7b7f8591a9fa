import Newsroom
import Postgres

extension PublicationService {
  /// The newest edition where no number is given.
  func read(_ wanted: [(story: Int64, number: Int?)]) async throws -> [Result<PublishedStory, DeskError>] {
    guard !wanted.isEmpty else { return [] }
    return try await translatingErrors {
      let rows = try await editionRows(wanted)
      let pictures = try await pictures(of: rows.values.filter(\.isWhatWasApproved))
      let missing = wanted.indices.filter { rows[$0] == nil }.map { wanted[$0] }
      let reasons = missing.isEmpty ? [:] : try await reasons(for: missing.map(\.story))
      return wanted.enumerated().map { index, wanted in
        guard let row = rows[index] else {
          return .failure(reasons[wanted.story] ?? .notFound(.edition(story: wanted.story, number: wanted.number ?? 1)))
        }
        let pictures = pictures[row.revision] ?? []
        guard row.isWhatWasApproved, pictures.allSatisfy(\.isWhatWasApproved) else {
          return .failure(
            .tampered(message: "story \(wanted.story) is not exported: its stored text is not what was approved")
          )
        }
        return .success(row.story(with: pictures.map(\.picture)))
      }
    }
  }

  /// By their place among those wanted.
  private func editionRows(_ wanted: [(story: Int64, number: Int?)]) async throws -> [Int: EditionRow] {
    let stories = wanted.map(\.story)
    let numbers = wanted.map { $0.number.map(Int64.init) }
    let rows = try await connection.query(
      """
      SELECT
        w.place, e.story_id, e.number, e.note, e.published_at, e.revision, r.slug, d.name AS desk, n.name AS newsroom,
        l.first_published_at,
        r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language, r.genre,
        newsdesk.text_digest(r) = e.text_digest
          AND newsdesk.picture_digest(ARRAY(
            SELECT p FROM newsdesk.revision_picture AS p WHERE p.story_id = e.story_id AND p.revision = e.revision
          )) = e.picture_digest AS is_what_was_approved
      FROM unnest(\(stories)::bigint[], \(numbers)::bigint[]) WITH ORDINALITY AS w (story_id, number, place)
      JOIN newsdesk.live AS l ON l.story_id = w.story_id
      JOIN newsdesk.edition AS e
        ON e.story_id = l.story_id
        AND e.number = coalesce(
          w.number, (SELECT max(x.number) FROM newsdesk.edition AS x WHERE x.story_id = w.story_id)
        )
      JOIN newsdesk.revision AS r ON r.story_id = e.story_id AND r.number = e.revision
      JOIN newsdesk.desk AS d ON d.id = l.desk_id
      LEFT JOIN newsdesk.newsroom AS n ON true
      """
    )
    return Dictionary(
      try rows.map { (Int(try $0.decode("place", as: Int64.self)) - 1, try EditionRow($0)) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// In their order, each with whether its record is the one that the place was bound to.
  private func pictures(
    of rows: [EditionRow]
  ) async throws -> [RevisionKey: [(picture: PublishedPicture, isWhatWasApproved: Bool)]] {
    let keys = Array(Set(rows.map(\.revision)))
    guard !keys.isEmpty else { return [:] }
    let stories = keys.map(\.story)
    let revisions = keys.map { Int32(clamping: $0.number) }
    let found = try await connection.query(
      """
      SELECT
        p.story_id, p.revision, p.number, p.reference, p.picture_id, p.caption, p.alt_text, p.translations, p.credit,
        p.creators, p.agencies, p.via, p.flags, p.licence, p.credit_is_ambiguous, p.taken_on, p.place,
        newsdesk.is_ai_made(r.digital_source_type) AS is_ai_made, r.digital_source_type,
        encode(r.file_digest, 'hex') AS file_digest, r.media_type, r.size, r.width, r.height,
        p.record_digest IS NOT DISTINCT FROM r.digest AS is_what_was_approved,
        CASE WHEN newsdesk.preferred_text(r.metadata -> 'captions') = p.caption THEN r.metadata ->> 'caption_writer' END
          AS caption_writer
      FROM unnest(\(stories)::bigint[], \(revisions)::integer[]) AS w (story_id, revision)
      JOIN newsdesk.revision_picture AS p ON p.story_id = w.story_id AND p.revision = w.revision
      LEFT JOIN newsdesk.picture AS r ON r.id = p.picture_id
      ORDER BY p.story_id, p.revision, p.position
      """
    )
    var pictures: [RevisionKey: [(picture: PublishedPicture, isWhatWasApproved: Bool)]] = [:]
    for row in found {
      let revision = RevisionKey(story: try row.decode("story_id"), number: try row.decode("revision"))
      pictures[revision, default: []].append((try PublishedPicture(row), try row.decode("is_what_was_approved")))
    }
    return pictures
  }

  /// Why stories that the person asks for have no such edition to read: by the story's number, where it is more than that.
  private func reasons(for stories: [Int64]) async throws -> [Int64: DeskError] {
    let rows = try await connection.query(
      """
      SELECT
        w.story_id, s.slug, s.stage, s.publication, l.story_id IS NOT NULL AS is_live, s.id IS NOT NULL AS is_readable
      FROM (SELECT DISTINCT u.story_id FROM unnest(\(stories)::bigint[]) AS u (story_id)) AS w
      LEFT JOIN newsdesk.story AS s ON s.id = w.story_id
      LEFT JOIN newsdesk.live AS l ON l.story_id = w.story_id
      """
    )
    var reasons: [Int64: DeskError] = [:]
    for row in rows {
      let story: Int64 = try row.decode("story_id")
      if try row.decode("is_readable", as: Bool.self) {
        let publication: PublicationState = try row.decode("publication")
        if publication != .published {
          let state = StoryState(stage: try row.decode("stage"), publication: publication)
          reasons[story] = .notPublished(story: story, slug: try row.decode("slug"), state: state)
        }
      } else if try !row.decode("is_live", as: Bool.self) {
        reasons[story] = .notFound(.story(String(story)))
      }
    }
    return reasons
  }
}
