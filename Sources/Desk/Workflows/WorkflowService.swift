public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// The newsroom's workflows: reads them, has them checked, and gives them to desks.
///
/// The database checks and decides; see `Migrations/0027_workflow_faults.sql`.
public struct WorkflowService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// The newest version of a workflow.
  public struct Summary: Hashable, Sendable {
    public var name: String
    public var version: Int
    public var about: String?
    /// Those that follow it, in whatever version.
    public var desks: [String]
    /// Those of them that follow an older version.
    public var desksBehind: [String]
    public var madeAt: Date
    /// The login; nil for those that newsdesk comes with.
    public var madeBy: String?
  }

  public struct Receipt: Hashable, Sendable {
    public var workflow: String
    public var version: Int
    /// False where this very workflow was the newest version already.
    public var isNew: Bool
    /// The desks that follow it from now on, and did not before.
    public var desks: [String]

    public var changesNothing: Bool { !isNew && desks.isEmpty }
  }

  public func all() async throws -> [Summary] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          w.name, w.version, w.about, w.made_at, w.made_by,
          ARRAY(
            SELECT d.name FROM newsdesk.desk AS d JOIN newsdesk.workflow AS x ON x.id = d.workflow_id
            WHERE x.name = w.name ORDER BY d.name
          ) AS desks,
          ARRAY(
            SELECT d.name FROM newsdesk.desk AS d JOIN newsdesk.workflow AS x ON x.id = d.workflow_id
            WHERE x.name = w.name AND x.version < w.version ORDER BY d.name
          ) AS desks_behind
        FROM (SELECT DISTINCT ON (x.name) x.* FROM newsdesk.workflow AS x ORDER BY x.name, x.version DESC) AS w
        ORDER BY w.name
        """
      ).map { row in
        Summary(
          name: try row.decode("name"),
          version: try row.decode("version"),
          about: try row.decode("about"),
          desks: try row.decode("desks"),
          desksBehind: try row.decode("desks_behind"),
          madeAt: try row.decode("made_at"),
          madeBy: try row.decode("made_by")
        )
      }
    }
  }

  /// - Parameter version: nil for the newest.
  /// - Throws: ``DeskError/notFound(_:)`` with the names that there are.
  public func definition(_ name: String, version: Int? = nil) async throws -> WorkflowDefinition {
    do {
      return try await translatingErrors {
        let json: PostgresJSON<WorkflowDefinition> = try await connection.query(
          "SELECT newsdesk.workflow_definition(\(name), \(version.map { Int32(clamping: $0) }))"
        ).one().decode(at: 0)
        return json.value
      }
    } catch DeskError.notFound(.workflow(let missing, _)) {
      throw DeskError.notFound(.workflow(missing, known: try await all().map(\.name)))
    }
  }

  /// What is wrong with a workflow itself, and on these desks with who works there. Nothing where it is sound.
  public func faults(in definition: WorkflowDefinition, on desks: [String] = []) async throws -> [WorkflowFault] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.check_workflow(\(PostgresJSON(definition)), \(desks))"
      ).map { row in
        WorkflowFault(
          code: try row.decode("code"),
          subject: try row.decode("subject"),
          message: try row.decode("message"),
          path: try row.decode("path", as: PostgresJSON<[WorkflowFault.Step]>?.self)?.value
        )
      }
    }
  }

  /// Makes it the newest version of its name and gives it to desks, in one transaction. For administrators.
  ///
  /// - Parameter desks: nil for all that follow an older version of it.
  public func apply(_ definition: WorkflowDefinition, to desks: [String]? = nil) async throws -> Receipt {
    try await translatingErrors {
      let row = try await connection.query(
        "SELECT * FROM newsdesk.apply_workflow(\(PostgresJSON(definition)), \(desks))"
      ).one()
      return Receipt(
        workflow: try row.decode("workflow"),
        version: try row.decode("version"),
        isNew: try row.decode("is_new"),
        desks: try row.decode("desks")
      )
    }
  }
}
