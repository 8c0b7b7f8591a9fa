public import Postgres

/// Prepares a PostgreSQL server for a newsroom: the roles that nobody logs in as, and the database. Safe to repeat.
///
/// It needs a login that may create roles and databases. That login becomes a member of the owner and so can migrate;
/// whoever has it is above the workflow, which is why people work with logins of their own.
public struct ServerSetup: Sendable {
  private let connection: Connection

  /// - Parameter connection: to any database of the server, as its superuser or its equal.
  public init(connection: Connection) {
    self.connection = connection
  }

  public enum Outcome: Sendable {
    case created
    case alreadyThere
  }

  /// Roles belong to the whole server: several newsrooms on one share them, and each database's own rows say who is who.
  public func makeRoles() async throws {
    try await translatingErrors {
      try await connection.executeScript(
        """
        DO $$
        DECLARE
          -- From 16 on whoever makes a role administers it, and still has to be let use it.
          is_16 boolean := current_setting('server_version_num')::integer >= 160000;
        BEGIN
          -- One at a time, where several newsrooms are set up at once.
          PERFORM pg_advisory_xact_lock(hashtextextended('newsdesk roles', 0));
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsdesk_owner') THEN
            CREATE ROLE newsdesk_owner NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
          END IF;
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsdesk_staff') THEN
            CREATE ROLE newsdesk_staff NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
          END IF;
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'newsdesk_registrar') THEN
            CREATE ROLE newsdesk_registrar NOLOGIN NOSUPERUSER NOCREATEDB CREATEROLE NOREPLICATION NOBYPASSRLS;
          END IF;
          -- PostgreSQL 16 asks for ADMIN OPTION; 15 is content with CREATEROLE, and takes this too.
          IF NOT pg_has_role('newsdesk_registrar', 'newsdesk_staff', 'MEMBER WITH ADMIN OPTION') THEN
            GRANT newsdesk_staff TO newsdesk_registrar WITH ADMIN OPTION;
          END IF;
          IF NOT pg_has_role('newsdesk_owner', 'newsdesk_registrar', 'MEMBER') THEN
            GRANT newsdesk_registrar TO newsdesk_owner;
          END IF;
          IF NOT pg_has_role(current_user, 'newsdesk_owner', CASE WHEN is_16 THEN 'SET' ELSE 'MEMBER' END) THEN
            EXECUTE format(
              'GRANT newsdesk_owner TO %I%s', current_user, CASE WHEN is_16 THEN ' WITH INHERIT TRUE, SET TRUE' ELSE '' END
            );
          END IF;
        END
        $$
        """
      )
    }
  }

  /// Makes the newsroom's database, owned by ``Schema/owner``, with UTF-8 and a sort order that no library update changes.
  public func makeDatabase(named database: String) async throws -> Outcome {
    try await translatingErrors {
      let known = try await connection.query("SELECT FROM pg_database WHERE datname = \(database)")
      if !known.isEmpty { return .alreadyThere }
      try await connection.execute(
        """
        CREATE DATABASE \(identifier: database) OWNER \(identifier: Schema.owner)
          TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'
        """
      )
      return .created
    }
  }

  /// Keeps people out of the databases that every server has. For a server that is the newsroom's alone.
  public func closeOtherDatabases() async throws {
    try await translatingErrors {
      _ = try await connection.execute("REVOKE CONNECT, TEMPORARY ON DATABASE postgres, template1 FROM PUBLIC")
    }
  }
}
