public import Postgres

/// Sessions of the database that stand in others' way. Whose they are, and that they wait, is seen by whoever operates the
/// server; anybody else sees their own.
public struct SessionService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  public struct Idle: Hashable, Sendable {
    /// The server's process, as `pg_stat_activity.pid` has it.
    public var processID: Int32
    public var login: String
    public var application: String
    /// Since when it has done nothing, in seconds.
    public var seconds: Int64
    /// How many others wait for it.
    public var waiting: Int64
  }

  /// Transactions that somebody left open: nothing was done in them for so many seconds.
  public func idleInTransaction(forSeconds seconds: Int) async throws -> [Idle] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          a.pid, coalesce(a.usename::text, '') AS login, coalesce(a.application_name, '') AS application,
          extract(epoch FROM clock_timestamp() - a.state_change)::bigint AS seconds,
          (SELECT count(*) FROM pg_stat_activity AS w WHERE a.pid = ANY (pg_blocking_pids(w.pid))) AS waiting
        FROM pg_stat_activity AS a
        WHERE a.datname = current_database()
          AND a.pid <> pg_backend_pid()
          AND a.state IN ('idle in transaction', 'idle in transaction (aborted)')
          AND a.state_change < clock_timestamp() - make_interval(secs => \(Int32(clamping: seconds)))
        ORDER BY a.state_change
        """
      ).map { row in
        Idle(
          processID: try row.decode("pid"),
          login: try row.decode("login"),
          application: try row.decode("application"),
          seconds: try row.decode("seconds"),
          waiting: try row.decode("waiting")
        )
      }
    }
  }

  /// Ends a session: what it had begun is rolled back.
  ///
  /// - Returns: false where it had ended by itself.
  public func end(_ processID: Int32) async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT pg_terminate_backend(\(processID))").one().decode(at: 0)
    }
  }
}
