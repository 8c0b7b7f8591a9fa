public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.UUID
#else
  public import struct Foundation.UUID
#endif

/// Moves stories through the workflow: submits, signs off, publishes, corrects, kills.
///
/// The database decides. A refusal comes as ``DeskError/refused(_:kind:)`` with every reason at once.
public struct ApprovalService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// Carries out one act.
  ///
  /// - Parameters:
  ///   - action: any but those of ``DraftService``, which carry text.
  ///   - version: the version that the person decided on. On any other the act fails.
  ///   - note: why; sent-back, rejected, corrected and killed stories need one. A correction's is shown to readers.
  ///   - requestID: makes a repetition safe.
  public func carryOut(
    _ action: Action,
    on story: Int64,
    expecting version: Int,
    note: String? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    let version = Int32(clamping: version)
    return try await translatingErrors {
      let call: SQL =
        switch action {
        case .undo: "SELECT * FROM newsdesk.undo(\(story), \(version), \(note), \(requestID))"
        case .lift: "SELECT * FROM newsdesk.lift(\(story), \(version), \(note), \(requestID))"
        default: "SELECT * FROM newsdesk.act(\(story), \(action), \(version), \(note), \(requestID))"
        }
      return try await Receipt(connection.query(call).one())
    }
  }

  /// Says who works on a story.
  ///
  /// - Parameter login: a working colleague who may read the story; nil for nobody.
  public func assign(
    _ story: Int64,
    to login: String?,
    expecting version: Int,
    note: String? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          """
          SELECT * FROM newsdesk.assign(
            \(story), \(Int32(clamping: version)), \(login), \(note), \(requestID)
          )
          """
        ).one()
      )
    }
  }

  /// Hands a story on to another desk, which signs off anew. What is out stays with the desk that published it.
  ///
  /// - Parameter desk: a desk's name.
  /// - Throws: ``DeskError``: `notFound` for the desk; `refused` without a role on both desks, where the story is out, or where
  ///   it waits for an author whom the other desk doesn't know.
  public func move(
    _ story: Int64,
    to desk: String,
    expecting version: Int,
    note: String? = nil,
    requestID: UUID? = nil
  ) async throws -> Receipt {
    try await translatingErrors {
      try await Receipt(
        connection.query(
          "SELECT * FROM newsdesk.move_story(\(story), \(Int32(clamping: version)), \(desk), \(note), \(requestID))"
        ).one()
      )
    }
  }

  /// The version that the story has now, for an act that is to take it as it stands. 0 for what another desk has published:
  /// the act is then refused in the database's own words.
  public func currentVersion(of story: Int64) async throws -> Int {
    try await translatingErrors {
      let version: Int? = try await connection.query(
        """
        SELECT coalesce(
          (SELECT s.version FROM newsdesk.story AS s WHERE s.id = \(story)),
          (SELECT 0 FROM newsdesk.live AS l WHERE l.story_id = \(story))
        )
        """
      ).one().decode(at: 0)
      guard let version else { throw DeskError.notFound(.story(String(story))) }
      return version
    }
  }

  /// For each act that leads on from where the story stands: whether this person may do it, and every reason why not.
  public func explain(_ story: Int64) async throws -> [ActionPossibility] {
    try await translatingErrors {
      let rows = try await connection.query("SELECT * FROM newsdesk.explain(\(story))")
      var possibilities: [ActionPossibility] = []
      for row in rows {
        let action: Action = try row.decode("action")
        if possibilities.last?.action != action { possibilities.append(ActionPossibility(action: action, reasons: [])) }
        guard let code: String = try row.decode("code", as: String?.self) else { continue }
        possibilities[possibilities.count - 1].reasons.append(
          Refusal.Reason(
            code: code,
            subject: try row.decode("subject"),
            message: try row.decode("message"),
            fix: try row.decode("fix"),
            who: try row.decode("who", as: [String]?.self)
          )
        )
      }
      return possibilities
    }
  }

  /// Every sign-off that was given, the oldest first, and whether it counts for what the story holds now.
  public func signOffs(of story: Int64) async throws -> [SignOffStatus] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          o.kind, p.login, p.name, o.given_at,
          o.voided_in IS NULL AND o.digest = newsdesk.covered_digest(o.kind, r.text_digest, r.picture_digest) AS is_current
        FROM newsdesk.sign_off AS o
        JOIN newsdesk.story AS s ON s.id = o.story_id
        JOIN newsdesk.revision AS r ON r.story_id = s.id AND r.number = s.revision
        JOIN newsdesk.person AS p ON p.id = o.given_by
        WHERE o.story_id = \(story)
        ORDER BY o.given_at, o.kind
        """
      ).map { row in
        SignOffStatus(
          kind: try row.decode("kind"),
          givenBy: Person(login: try row.decode("login"), name: try row.decode("name")),
          givenAt: try row.decode("given_at"),
          isCurrent: try row.decode("is_current")
        )
      }
    }
  }
}
