public import Newsroom
public import Postgres

/// Reads what is published, exactly as it was approved.
public struct PublicationService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// An edition of a story.
  ///
  /// - Parameter number: nil for the newest.
  /// - Throws: ``DeskError``: `notPublished` for a story that isn't out or was killed; `tampered` where the stored text is
  ///   not what the edition's digest says was approved.
  public func edition(_ number: Int? = nil, of story: Int64) async throws -> PublishedStory {
    guard let outcome = try await read([(story, number)]).first else { throw DeskError.notFound(.story(String(story))) }
    return try outcome.get()
  }

  /// Many editions, in as many statements as one takes: one outcome for each that was wanted, in that order.
  ///
  /// What is wrong with one is in its outcome, and no other's: see ``edition(_:of:)`` for the errors. Of a story that was
  /// killed there is no edition any more, whatever its number.
  public func editions(
    _ wanted: [(story: Int64, number: Int)]
  ) async throws -> [Result<PublishedStory, DeskError>] {
    try await read(wanted.map { ($0.story, $0.number) })
  }

  /// The numbers of a story's editions, the newest first. None where it isn't out.
  public func editionNumbers(of story: Int64) async throws -> [Int] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT e.number
        FROM newsdesk.live AS l
        JOIN newsdesk.edition AS e ON e.story_id = l.story_id
        WHERE l.story_id = \(story)
        ORDER BY e.number DESC
        """
      ).map { try $0.decode(at: 0) }
    }
  }
}
