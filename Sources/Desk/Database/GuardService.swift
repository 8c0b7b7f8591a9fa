public import Postgres

/// Whether what keeps people to the workflow still stands.
public struct GuardService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  public struct WeakPoint: Hashable, Sendable {
    /// Whether it lets somebody past the workflow, or past who may read what. The rest bounds harm to the server.
    public var isHole: Bool
    public var guardName: String
    public var finding: String
    /// SQL or a command, for whoever operates the server.
    public var fix: String
  }

  public func weakPoints() async throws -> [WeakPoint] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.weak_points() ORDER BY is_hole DESC, guard, finding").map {
        row in
        WeakPoint(
          isHole: try row.decode("is_hole"),
          guardName: try row.decode("guard"),
          finding: try row.decode("finding"),
          fix: try row.decode("fix")
        )
      }
    }
  }
}
