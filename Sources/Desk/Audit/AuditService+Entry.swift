public import Newsroom
import Postgres

extension AuditService {
  /// An entry of a story's history, in full.
  ///
  /// - Parameter version: nil for the newest.
  public func entry(of story: Int64, version: Int?) async throws -> RecordedEntry {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          h.version, h.revision, h.sign_offs_given, h.sign_offs_voided, h.request_id::text AS request_id,
          encode(h.text_digest, 'hex') AS text_digest, encode(h.picture_digest, 'hex') AS picture_digest,
          encode(h.previous_digest, 'hex') AS previous_digest, encode(h.digest, 'hex') AS digest,
          h.digest = newsdesk.history_digest(h) AS is_sound,
          (
            SELECT min(p.seal) FROM newsdesk.sealed_story AS p
            WHERE p.story_id = h.story_id AND h.version BETWEEN p.first_version AND p.version
          ) AS seal
        FROM newsdesk.history AS h
        WHERE h.story_id = \(story)
          AND (\(version.map { Int32(clamping: $0) })::integer IS NULL
            OR h.version = \(version.map { Int32(clamping: $0) })::integer)
        ORDER BY h.version DESC LIMIT 1
        """
      )
      guard let row = rows.first else {
        if let version, let newest = try? await self.entry(of: story, version: nil) {
          throw DeskError.notFound(.entry(story: story, version: version, newest: newest.act.version ?? 0))
        }
        throw DeskError.notFound(.story(String(story)))
      }
      let found: Int = try row.decode("version")
      guard let act = try await loggedAct(story: story, version: found) else {
        throw DeskError.notFound(.story(String(story)))
      }
      let number: Int64? = try row.decode("seal")
      let seal: Seal? = if let number { try await self.seal(numbered: number) } else { nil }
      return RecordedEntry(
        act: act,
        revision: try row.decode("revision"),
        signOffsGiven: try row.decode("sign_offs_given"),
        signOffsVoided: try row.decode("sign_offs_voided"),
        requestID: try row.decode("request_id"),
        textDigest: try row.decode("text_digest"),
        pictureDigest: try row.decode("picture_digest"),
        previousDigest: try row.decode("previous_digest"),
        digest: try row.decode("digest"),
        isSound: try row.decode("is_sound"),
        place: try await place(of: story, version: found),
        seal: seal
      )
    }
  }
}
