public import Newsroom
public import Postgres

/// Finds stories by what they say.
public struct SearchService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A story that says what was asked for.
  public struct Finding: Hashable, Sendable {
    public var id: Int64
    public var desk: String
    public var state: StoryState
    public var slug: String
    public var headline: String
    /// The text around the words that were found, each of them between ``mark`` and ``endMark``.
    public var context: String

    public static let mark: Character = "\u{27E6}"
    public static let endMark: Character = "\u{27E7}"
  }

  /// Stories of the person's own as they stand, and others as they went out, the best first.
  ///
  /// - Parameters:
  ///   - question: words that all must be said; `"words in a row"`, `this or that`, `-without`.
  ///   - desk: a desk's name, or nil for all.
  ///   - state: nil for all.
  ///   - limit: from 1 to 1,000.
  public func find(
    _ question: String,
    desk: String? = nil,
    state: StoryState? = nil,
    limit: Int = 20
  ) async throws -> [Finding] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.search(\(question), \(desk), \(state), \(Int32(clamping: limit)))"
      ).map { row in
        Finding(
          id: try row.decode("id"),
          desk: try row.decode("desk_name"),
          state: try row.decode("story_state"),
          slug: try row.decode("slug"),
          headline: try row.decode("headline"),
          context: try row.decode("context", as: String?.self) ?? ""
        )
      }
    }
  }
}
