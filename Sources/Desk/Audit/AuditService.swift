public import Newsroom
public import Postgres

/// Reads what happened, seals it, and proves that it is what happened.
public struct AuditService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A story's history, the first act first.
  public func history(of story: Int64) async throws -> [HistoryEntry] {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT
          h.version, h.action, newsdesk.state(h.stage, h.publication) AS state, h.revision, h.sign_offs_given,
          h.sign_offs_voided, h.note, h.actor, p.name, h.at
        FROM newsdesk.history AS h
        JOIN newsdesk.person AS p ON p.id = h.actor_id
        WHERE h.story_id = \(story)
        ORDER BY h.version
        """
      )
      // Every story has a history: one without it is one that this person may not see.
      guard !rows.isEmpty else { throw DeskError.notFound(.story(String(story))) }
      return try rows.map { row in
        HistoryEntry(
          version: try row.decode("version"),
          action: try row.decode("action"),
          state: try row.decode("state"),
          revision: try row.decode("revision"),
          signOffsGiven: try row.decode("sign_offs_given"),
          signOffsVoided: try row.decode("sign_offs_voided"),
          note: try row.decode("note"),
          actor: Person(login: try row.decode("actor"), name: try row.decode("name")),
          at: try row.decode("at")
        )
      }
    }
  }
}
