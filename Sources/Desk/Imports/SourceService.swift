public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Shows what stories came from: the bytes as they came, and what was left out of them.
public struct SourceService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Where a revision of a story came from.
  public struct Origin: Sendable {
    public var story: Int64
    public var revision: Int
    /// What the file was called.
    public var name: String
    /// 1 for the first story of a file; of lines, the line.
    public var item: Int
    /// SHA-256 of the bytes.
    public var digest: [UInt8]
    public var size: Int
    public var externalID: String?
    public var externalVersion: String?
    public var by: Person
    public var at: Date
    public var removed: [ImportService.RemovedLine]
  }

  /// All that came in for a story, the newest first; none where it was written here, or may not be read.
  public func origins(of story: Int64) async throws -> [Origin] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT i.revision, i.name, i.item, s.digest, octet_length(s.bytes) AS size, i.external_id, i.external_version,
          p.login, p.name AS person, i.imported_at, i.removed
        FROM newsdesk.import AS i
        JOIN newsdesk.source AS s ON s.id = i.source_id
        JOIN newsdesk.person AS p ON p.id = i.imported_by
        WHERE i.story_id = \(story)
        ORDER BY i.revision DESC
        """
      ).map { row in
        Origin(
          story: story,
          revision: try row.decode("revision"),
          name: try row.decode("name"),
          item: try row.decode("item"),
          digest: try row.decode("digest"),
          size: try row.decode("size"),
          externalID: try row.decode("external_id"),
          externalVersion: try row.decode("external_version"),
          by: Person(login: try row.decode("login"), name: try row.decode("person")),
          at: try row.decode("imported_at"),
          removed: try row.decode("removed", as: PostgresJSON<[ImportService.RemovedLine]>.self).value
        )
      }
    }
  }

  /// The bytes of the file that a revision came from, as they came.
  ///
  /// - Throws: ``DeskError``: `tampered` where they are not what was brought in.
  public func bytes(of story: Int64, revision: Int) async throws -> [UInt8]? {
    try await translatingErrors {
      let row = try await connection.query(
        """
        SELECT s.bytes, sha256(s.bytes) = s.digest AS is_untouched
        FROM newsdesk.import AS i
        JOIN newsdesk.source AS s ON s.id = i.source_id
        WHERE i.story_id = \(story) AND i.revision = \(revision)
        """
      ).first
      guard let row else { return nil }
      guard try row.decode("is_untouched", as: Bool.self) else {
        throw DeskError.tampered(message: "what story \(story) was imported from is not what is stored")
      }
      return try row.decode("bytes")
    }
  }
}
