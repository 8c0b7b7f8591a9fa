public import Newsroom
import Postgres

extension PhotoService {
  /// A picture's record.
  ///
  /// - Throws: ``DeskError``: `notFound` for one that this person may not read, too.
  public func record(_ id: Int64) async throws -> PictureRecord {
    try await translatingErrors {
      let row = try await connection.query(
        """
        SELECT
          p.id, encode(p.digest, 'hex') AS digest, encode(p.file_digest, 'hex') AS file_digest, p.size, p.reference, p.name,
          p.media_type, p.width, p.height, p.metadata, p.digital_source_type, p.added_at,
          newsdesk.is_ai_made(p.digital_source_type) AS is_ai_made, a.login AS added_by_login, a.name AS added_by_name
        FROM newsdesk.picture AS p
        JOIN newsdesk.person AS a ON a.id = p.added_by
        WHERE p.id = \(id)
        """
      ).first
      guard let row else { throw DeskError.notFound(.pictureRecord(id)) }
      return try PictureRecord(row)
    }
  }

  /// All that was read from a picture's file, as a JSON object.
  public func raw(of record: Int64) async throws -> String {
    try await translatingErrors {
      let row = try await connection.query("SELECT raw FROM newsdesk.picture WHERE id = \(record)").first
      guard let row else { throw DeskError.notFound(.pictureRecord(record)) }
      return try row.decode(at: 0, as: PostgresJSONText.self).text
    }
  }

  /// Where the picture stands, as far as this person may read it.
  public func places(of record: Int64) async throws -> [PicturePlace] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.places_of_picture(\(record))").map(PicturePlace.init)
    }
  }

  /// The file as it came; nil for a picture that has none.
  ///
  /// - Throws: ``DeskError``: `tampered` where it is not the one that was added; `notFound` as ``record(_:)``.
  public func file(of record: Int64) async throws -> (name: String?, mediaType: String, bytes: [UInt8])? {
    try await translatingErrors {
      guard let row = try await connection.query("SELECT * FROM newsdesk.picture_file(\(record))").first else {
        _ = try await self.record(record)
        return nil
      }
      guard try row.decode("is_untouched", as: Bool?.self) == true else {
        throw DeskError.tampered(message: "the file of picture \(record) is not the one that was added")
      }
      return (try row.decode("name"), try row.decode("media_type"), try row.decode("bytes"))
    }
  }
}

extension PictureRecord {
  init(_ row: Row) throws {
    let digest: String? = try row.decode("file_digest")
    self.init(
      id: try row.decode("id"),
      digest: try row.decode("digest"),
      file: try digest.map { digest in
        File(
          name: try row.decode("name"),
          mediaType: try row.decode("media_type"),
          size: try row.decode("size"),
          width: try row.decode("width"),
          height: try row.decode("height"),
          digest: digest
        )
      },
      reference: try row.decode("reference"),
      isAIMade: try row.decode("is_ai_made"),
      digitalSourceType: try row.decode("digital_source_type"),
      addedBy: Person(login: try row.decode("added_by_login"), name: try row.decode("added_by_name")),
      addedAt: try row.decode("added_at"),
      metadata: try row.decode("metadata", as: PostgresJSONText.self).text
    )
  }
}

extension PicturePlace {
  init(_ row: Row) throws {
    self.init(
      story: try row.decode("story"),
      slug: try row.decode("slug"),
      desk: try row.decode("desk"),
      state: try row.decode("state"),
      number: try row.decode("number"),
      revision: try row.decode("revision"),
      isCurrent: try row.decode("is_current"),
      isLive: try row.decode("is_live"),
      caption: try row.decode("caption")
    )
  }
}
