import Newsroom
import Postgres

extension AuditService {
  /// Every picture that this person may read: its record, whose digest the revisions name. Of its file, the digest alone.
  func exportPictures(_ write: (AuditRecord) throws -> Void) async throws {
    let rows = try await connection.stream(
      """
      SELECT
        ARRAY[
          p.id::text, encode(p.file_digest, 'hex'), p.size::text, p.reference, p.name, p.media_type, p.width::text,
          p.height::text, p.metadata::text, p.raw::text, encode(p.digest, 'hex')
        ] AS fields
      FROM newsdesk.picture AS p
      ORDER BY p.id
      """
    )
    let names = [
      "id", "file_digest", "size", "reference", "name", "media_type", "width", "height", "metadata", "raw", "digest",
    ]
    for try await row in rows { try write(AuditRecord("picture", names, try row.decode("fields"))) }
  }

  /// Every revision that this person may read, with its pictures: what the digests of the entries are of.
  func exportRevisions(_ write: (AuditRecord) throws -> Void) async throws {
    let rows = try await connection.stream(
      """
      SELECT
        r.story_id, r.number,
        ARRAY[
          r.slug, r.headline, r.body, r.byline, r.dateline, r.contributor_line, r.editor_note, r.copyright_notice, r.language,
          r.genre
        ] AS fields,
        (
          SELECT coalesce(
            jsonb_agg(
              jsonb_build_object(
                'fields', ARRAY[
                  p.number::text, p.reference, p.caption, p.alt_text, p.credit, p.licence, p.credit_is_ambiguous::text,
                  to_char(p.taken_on, 'YYYY-MM-DD'), p.place, encode(p.record_digest, 'hex')
                ],
                'lists', jsonb_build_array(
                  p.creators, p.agencies, p.via, p.flags, newsdesk.translation_fields(p.translations)
                )
              )
              ORDER BY p.position
            ),
            '[]'
          )
          FROM newsdesk.revision_picture AS p
          WHERE p.story_id = r.story_id AND p.revision = r.number
        ) AS pictures
      FROM newsdesk.revision AS r
      ORDER BY r.story_id, r.number
      """
    )
    for try await row in rows {
      let fields: [String?] = try row.decode("fields")
      let pictures = try row.decode("pictures", as: PostgresJSON<[ExportedPicture]>.self).value
      try write(
        AuditRecord(
          "revision",
          [
            .init("story", .number(try row.decode("story_id", as: Int64.self))),
            .init("revision", .number(try row.decode("number", as: Int64.self))),
          ] + zip(Self.textNames, fields).map { .init($0, .text($1)) } + [
            .init("pictures", .list(pictures.map(\.record)))
          ]
        )
      )
    }
  }

  /// In the order in which they enter the digest of a text.
  private static let textNames = [
    "slug", "headline", "body", "byline", "dateline", "contributor_line", "editor_note", "copyright_notice", "language",
    "genre",
  ]
}

/// What enters the digest of a revision's pictures, for one of them: fields, then lists.
private struct ExportedPicture: Codable, Sendable {
  var fields: [String?]
  var lists: [[String?]]

  var record: AuditRecord.Value {
    .record(
      zip(Self.fieldNames, fields).map { .init($0, .text($1)) }
        + zip(Self.listNames, lists).map { .init($0, .list($1.map { .text($0) })) }
    )
  }

  private static let fieldNames = [
    "number", "reference", "caption", "alt_text", "credit", "licence", "credit_is_ambiguous", "taken_on", "place",
    "record_digest",
  ]
  private static let listNames = ["creators", "agencies", "via", "flags", "translations"]
}
