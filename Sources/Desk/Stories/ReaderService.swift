public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

/// Says who reads a story beside its desk, or instead of it.
public struct ReaderService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Makes a story confidential, or changes who may read a confidential one: exactly these people, its author, and whoever
  /// does it. To be named gives nobody a role.
  ///
  /// - Throws: ``DeskError``: `notFound` for a login that nobody has, `badData` for somebody who has left.
  public func restrict(
    _ story: Int64,
    to logins: [String],
    expecting version: Int,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          "SELECT * FROM newsdesk.restrict_story(\(story), \(Int32(clamping: version)), \(logins), \(requestID))"
        ).one()
      )
    }
  }

  /// Gives a confidential story back to its desk.
  ///
  /// - Parameter version: nil for a story that this person can't read. That is refused as if there were no such story, unless
  ///   nobody who is named in it works here any more.
  public func unrestrict(_ story: Int64, expecting version: Int?, requestID: UUID? = nil) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          "SELECT * FROM newsdesk.unrestrict_story(\(story), \(version.map(Int32.init(clamping:))), \(requestID))"
        ).one()
      )
    }
  }

  /// Asks a colleague of any desk for a sign-off. They may then read the story and give it, until the story goes out.
  public func ask(
    _ login: String,
    for kind: SignOffKind,
    of story: Int64,
    expecting version: Int,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          "SELECT * FROM newsdesk.ask(\(story), \(Int32(clamping: version)), \(login), \(kind), \(requestID))"
        ).one()
      )
    }
  }

  /// Who reads the story by name now: those whom it names, then those who were asked.
  public func readers(of story: Int64) async throws -> [StoryReader] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT p.login, p.name, r.asked_for, h.at
        FROM newsdesk.story_reader AS r
        JOIN newsdesk.person AS p ON p.id = r.person_id
        JOIN newsdesk.history AS h ON h.story_id = r.story_id AND h.version = r.added_in
        WHERE r.story_id = \(story) AND r.removed_in IS NULL
        ORDER BY r.asked_for NULLS FIRST, p.name, p.login
        """
      ).map { row in
        StoryReader(
          person: Person(login: try row.decode("login"), name: try row.decode("name")),
          askedFor: try row.decode("asked_for"),
          since: try row.decode("at")
        )
      }
    }
  }
}
