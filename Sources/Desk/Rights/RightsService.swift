public import Newsroom
public import Postgres

/// Says what may be done with a picture, and who answers for what may not.
public struct RightsService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// The rights of a story's picture as they stand.
  public func rights(of number: Int, in story: Int64) async throws -> PictureRights {
    try await translatingErrors {
      try await requirePicture(number, of: story)
      return try PictureRights(
        try await connection.query(
          """
          SELECT r.*, p.name AS set_by_name
          FROM newsdesk.rights_of(\(story), \(Int32(clamping: number))) AS r
          LEFT JOIN newsdesk.person AS p ON p.id = r.set_by
          """
        ).one()
      )
    }
  }

  /// All that was ever said of a picture's rights, as far as this person may read it; the newest first.
  public func versions(of number: Int, in story: Int64) async throws -> [PictureRights] {
    let picture = try await rights(of: number, in: story).picture
    return try await translatingErrors {
      try await connection.query(
        """
        SELECT r.*, p.name AS set_by_name
        FROM newsdesk.picture_rights AS r
        LEFT JOIN newsdesk.person AS p ON p.id = r.set_by
        WHERE r.picture_id = \(picture)
        ORDER BY r.version DESC
        """
      ).map(PictureRights.init)
    }
  }

  /// Says what the rights are. Where nothing changes, the version that stands is answered.
  ///
  /// - Parameters:
  ///   - note: on what ground. Needed for what makes the picture freer.
  ///   - version: refuse where the rights are at another version.
  public func set(
    _ changes: RightsChanges,
    of number: Int,
    in story: Int64,
    note: String? = nil,
    expecting version: Int? = nil
  ) async throws -> PictureRights {
    try await translatingErrors {
      try await requirePicture(number, of: story)
      return try PictureRights(
        try await connection.query(
          """
          SELECT r.*, p.name AS set_by_name
          FROM newsdesk.set_rights(
            \(story), \(Int32(clamping: number)), \(PostgresJSON(changes)), \(note), \(version.map(Int32.init(clamping:)))
          ) AS r
          LEFT JOIN newsdesk.person AS p ON p.id = r.set_by
          """
        ).one()
      )
    }
  }

  /// What keeps the story's pictures from being published, or will, or would without the grants that lift it.
  public func blocks(of story: Int64) async throws -> [PictureBlock] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.story_rights(\(story))").map(PictureBlock.init)
    }
  }

  /// Where the newsroom publishes, by ISO 3166-1 alpha-2; empty where nobody has said.
  public func territories() async throws -> [String] {
    try await translatingErrors {
      try await connection.query("SELECT territories FROM newsdesk.newsroom").one().decode(at: 0)
    }
  }

  /// Says where the newsroom publishes. Answers whether that changed anything.
  public func setTerritories(_ territories: [String]) async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.set_territories(\(territories))").one().decode(at: 0)
    }
  }

  /// The codes of restrictions that can be said of a picture.
  public func knownRestrictions() async throws -> [String] {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.known_restrictions()").one().decode(at: 0)
    }
  }

  func requirePicture(_ number: Int, of story: Int64) async throws {
    // A story that this person may not read is the function's to refuse, in its own words.
    let isMissing: Bool = try await connection.query(
      """
      SELECT EXISTS (SELECT FROM newsdesk.story AS s WHERE s.id = \(story)) AND NOT EXISTS (
        SELECT
        FROM newsdesk.story AS s
        JOIN newsdesk.revision_picture AS p ON p.story_id = s.id AND p.revision = s.revision
        WHERE s.id = \(story) AND p.number = \(Int32(clamping: number))
      )
      """
    ).one().decode(at: 0)
    if isMissing { throw DeskError.notFound(.picture(story: story, number: number)) }
  }
}
