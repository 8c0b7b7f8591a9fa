import DatabaseSupport
import Postgres
import Testing

/// What somebody tries with raw SQL, and the SQLSTATE that stops them.
struct Attack: Sendable {
  let statement: String
  let state: SQLState
  /// What it is an attack on, where the statement alone doesn't say it.
  let name: String

  init(_ statement: String, _ state: SQLState = .insufficientPrivilege) {
    self.init(named: statement, statement, state)
  }

  init(named name: String, _ statement: String, _ state: SQLState = .insufficientPrivilege) {
    self.name = name
    self.statement = statement
    self.state = state
  }
}

extension TestNewsroom {
  /// Has each person try everything, and expects that all of it is refused as foreseen, and that no row has changed and no
  /// guard over the rows.
  nonisolated func withstands(
    _ attacks: [Attack],
    by logins: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await (fingerprint(), guards())
    for login in logins {
      let connection = try await connection(as: login)
      for attack in attacks {
        do {
          try await connection.executeScript(attack.statement)
          Issue.record("\(login) could: \(attack.name)", sourceLocation: sourceLocation)
        } catch let error as PostgresError {
          #expect(
            error.sqlState == attack.state,
            "\(login): \(attack.name): \(error.message)",
            sourceLocation: sourceLocation
          )
        }
        // Whatever the statement began.
        try await connection.executeScript("ROLLBACK; RESET ALL")
      }
      await connection.close()
    }
    let after = try await (fingerprint(), guards())
    #expect(after == before, sourceLocation: sourceLocation)
  }

  /// A digest of what watches over the rows: functions, policies, triggers, grants and the settings that people begin with.
  nonisolated func guards() async throws -> String {
    let superuser = try await superuser()
    let digest: String = try await superuser.query(
      """
      SELECT md5(string_agg(line, '|' ORDER BY line)) FROM (
        SELECT p::text AS line FROM pg_proc AS p WHERE p.pronamespace = 'newsdesk'::regnamespace
        UNION ALL
        SELECT concat_ws(' ', c.relname, c.relowner, c.relacl, c.relrowsecurity, c.relforcerowsecurity, c.reloptions, c.relkind)
        FROM pg_class AS c WHERE c.relnamespace IN ('newsdesk'::regnamespace, 'public'::regnamespace)
        UNION ALL
        SELECT a::text FROM pg_attribute AS a
        JOIN pg_class AS c ON c.oid = a.attrelid WHERE c.relnamespace = 'newsdesk'::regnamespace
        UNION ALL
        SELECT p::text FROM pg_policy AS p
        UNION ALL
        SELECT t::text FROM pg_trigger AS t
        UNION ALL
        SELECT n::text FROM pg_namespace AS n WHERE n.nspname !~ '^pg_(toast_)?temp'
        UNION ALL
        SELECT concat_ws(' ', d.datname, d.datdba, d.datacl) FROM pg_database AS d WHERE d.datname = current_database()
        UNION ALL
        SELECT s::text FROM pg_db_role_setting AS s
        JOIN pg_database AS d ON d.oid = s.setdatabase AND d.datname = current_database()
        UNION ALL
        SELECT c::text FROM pg_cast AS c
        UNION ALL
        SELECT x::text FROM pg_default_acl AS x
      ) AS everything
      """
    )[0].decode(at: 0)
    await superuser.close()
    return digest
  }

  /// Everything the newsroom's own people could be.
  static let everybody = ["ana", "ben", "pia", "lea", "cleo", "sam", "eve", "adm", "finn", "olga"]
}
