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
          IF NOT pg_has_role(current_user, 'newsdesk_owner', 'MEMBER') THEN
            EXECUTE format('GRANT newsdesk_owner TO %I', current_user);
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

  /// Takes away what PostgreSQL gives to everybody, and lets people enter. Privileges on a database don't travel with a
  /// template, so a copied database needs this again.
  public static func secureDatabase(_ connection: Connection) async throws {
    try await translatingErrors {
      let database: String = try await connection.query("SELECT current_database()::text").one().decode(at: 0)
      try await connection.execute("REVOKE ALL ON DATABASE \(identifier: database) FROM PUBLIC")
      try await connection.execute("GRANT CONNECT ON DATABASE \(identifier: database) TO newsdesk_staff")
      // In a database that somebody else made, the owner of the newsroom's schema has to be let in.
      try await connection.execute(
        "GRANT CREATE, CONNECT ON DATABASE \(identifier: database) TO \(identifier: Schema.owner)"
      )
      try await connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
      // Large objects would be a store that no rule covers, and advisory locks a way to hold up imports and migrations.
      // The functions are the superuser's: whoever isn't one can't take them away, and the newsroom works all the same.
      try await connection.executeScript(
        """
        DO $$
        DECLARE
          function_name regprocedure;
        BEGIN
          IF NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user) THEN
            RETURN;
          END IF;
          FOR function_name IN
            SELECT p.oid FROM pg_proc AS p
            WHERE p.pronamespace = 'pg_catalog'::regnamespace
              AND (p.proname IN ('lo_create', 'lo_creat', 'lo_from_bytea') OR p.proname ~ '^pg_(try_)?advisory_')
          LOOP
            EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', function_name);
            EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO newsdesk_owner', function_name);
          END LOOP;
        END
        $$
        """
      )
    }
  }
}
