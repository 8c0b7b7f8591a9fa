public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Says what waits for whom.
public struct ReportService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A story that somebody has to do something about.
  public struct PendingStory: Hashable, Sendable {
    public var id: Int64
    public var desk: String
    public var state: StoryState
    public var dueAt: Date?
    /// A person's name, or `any metro editor`.
    public var waitingOn: String
    public var isConfidential: Bool
    public var slug: String
    public var author: String
    public var version: Int
    public var updatedAt: Date
  }

  /// Everything that waits, what is due first at the top.
  ///
  /// - Parameters:
  ///   - desk: a desk's name, or nil for every desk that the person may read.
  ///   - state: nil for all.
  ///   - limit: the most to read; nil for all.
  public func pending(desk: String? = nil, state: StoryState? = nil, limit: Int? = nil) async throws -> [PendingStory] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT id, desk, state, due_at, waiting_on, confidential, slug, author, version, updated_at
        FROM newsdesk.first_pending(\(desk), \(state), \(limit.map(Int32.init(clamping:))))
        """
      ).map { row in
        PendingStory(
          id: try row.decode("id"),
          desk: try row.decode("desk"),
          state: try row.decode("state"),
          dueAt: try row.decode("due_at"),
          waitingOn: try row.decode("waiting_on"),
          isConfidential: try row.decode("confidential"),
          slug: try row.decode("slug"),
          author: try row.decode("author"),
          version: try row.decode("version"),
          updatedAt: try row.decode("updated_at")
        )
      }
    }
  }
}
