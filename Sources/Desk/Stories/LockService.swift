public import Newsroom
public import Postgres

/// Locks drafts, so that nobody types what they can't save. A lock runs out by the database's clock, and stops no one from
/// reading, signing off or publishing.
public struct LockService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Takes the lock, or prolongs one's own.
  ///
  /// - Parameter minutes: from 1 to 480.
  /// - Throws: ``DeskError/refused(_:kind:)``: of kind `lease` where somebody else holds it.
  public func lock(_ story: Int64, minutes: Int = 30) async throws -> LockReceipt {
    try await receipt("SELECT * FROM newsdesk.lock_draft(\(story), \(Int32(clamping: minutes)))")
  }

  /// Gives one's own lock back.
  public func unlock(_ story: Int64) async throws -> LockReceipt {
    try await receipt("SELECT * FROM newsdesk.unlock_draft(\(story))")
  }

  /// Ends somebody else's lock. For editors of the desk, who say why.
  public func breakLock(_ story: Int64, note: String) async throws -> LockReceipt {
    try await receipt("SELECT * FROM newsdesk.break_lock(\(story), \(note))")
  }

  /// The locks that count now, of these stories or of all that the person may read.
  public func current(of stories: [Int64]? = nil) async throws -> [Int64: DraftLock] {
    try await translatingErrors {
      let locks = try await connection.query(
        """
        SELECT story_id, login, name, taken_at, expires_at
        FROM newsdesk.draft_lock
        WHERE \(stories)::bigint[] IS NULL OR story_id = ANY (\(stories)::bigint[])
        """
      ).map(DraftLock.init)
      return Dictionary(locks.map { ($0.story, $0) }) { first, _ in first }
    }
  }

  /// The story's locks that were broken, the first first.
  public func broken(of story: Int64) async throws -> [BrokenLock] {
    try await brokenLocks("l.story_id = \(story)")
  }

  /// Those of the person's own locks on the story that were broken since they last did something to it.
  public func brokenSinceLastAct(on story: Int64) async throws -> [BrokenLock] {
    try await brokenLocks(
      """
      l.story_id = \(story) AND holder.login = session_user AND NOT EXISTS (
        SELECT FROM newsdesk.history AS h
        WHERE h.story_id = l.story_id AND h.actor_id = l.holder_id AND h.at > l.ended_at
      )
      """
    )
  }

  private func brokenLocks(_ condition: SQL) async throws -> [BrokenLock] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          holder.login AS holder_login, holder.name AS holder_name, breaker.login AS breaker_login,
          breaker.name AS breaker_name, l.ended_at, l.note
        FROM newsdesk.lease AS l
        JOIN newsdesk.person AS holder ON holder.id = l.holder_id
        JOIN newsdesk.person AS breaker ON breaker.id = l.ended_by
        WHERE l.how = 'broken' AND \(sql: condition)
        ORDER BY l.number
        """
      ).map { row in
        BrokenLock(
          holder: Person(login: try row.decode("holder_login"), name: try row.decode("holder_name")),
          brokenBy: Person(login: try row.decode("breaker_login"), name: try row.decode("breaker_name")),
          brokenAt: try row.decode("ended_at"),
          note: try row.decode("note")
        )
      }
    }
  }

  private func receipt(_ call: SQL) async throws -> LockReceipt {
    try await translatingErrors {
      let row = try await connection.query(call).one()
      let story: Int64 = try row.decode("story")
      let login: String? = try row.decode("login")
      return LockReceipt(
        story: story,
        slug: try row.decode("slug"),
        lock: try login.map { login in
          DraftLock(
            story: story,
            holder: Person(login: login, name: try row.decode("name")),
            takenAt: try row.decode("taken_at"),
            expiresAt: try row.decode("expires_at")
          )
        },
        outcome: try row.decode("outcome")
      )
    }
  }
}

extension DraftLock {
  fileprivate init(_ row: Row) throws {
    self.init(
      story: try row.decode("story_id"),
      holder: Person(login: try row.decode("login"), name: try row.decode("name")),
      takenAt: try row.decode("taken_at"),
      expiresAt: try row.decode("expires_at")
    )
  }
}
