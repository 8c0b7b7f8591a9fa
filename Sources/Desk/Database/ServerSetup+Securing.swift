public import Postgres

extension ServerSetup {
  /// Takes away what PostgreSQL gives to everybody, sets limits, and lets the newsroom's people enter. Privileges on a
  /// database and its settings don't travel with a template, so a copied database needs this again.
  ///
  /// Some of it is the superuser's to do. Whoever sets up without being one leaves it undone, the newsroom works all the
  /// same, and `newsdesk.weak_points()` says what is open.
  public static func secureDatabase(_ connection: Connection) async throws {
    try await translatingErrors {
      let database: String = try await connection.query("SELECT current_database()::text").one().decode(at: 0)
      // In a database that somebody else made, the owner of the newsroom's schema has to be let in, and lets people in.
      try await connection.executeScript(
        """
        REVOKE ALL ON DATABASE \(quoted(database)) FROM PUBLIC;
        GRANT CREATE, CONNECT ON DATABASE \(quoted(database)) TO newsdesk_owner WITH GRANT OPTION;
        REVOKE ALL ON SCHEMA public FROM PUBLIC
        """
      )
      try await connection.executeScript(limits)
      try await connection.executeScript(superuserRevocations)
      try await connection.transaction { transaction in
        let isMigrated: Bool = try transaction.query(
          "SELECT to_regprocedure('newsdesk.admit_everybody()') IS NOT NULL"
        ).one().decode(at: 0)
        guard isMigrated else { return }
        try transaction.execute("SET LOCAL ROLE newsdesk_owner")
        _ = try transaction.query("SELECT newsdesk.admit_everybody()")
      }
    }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// Settings that every session of the database begins with. The first four a person can change for themselves: they bound
  /// what is forgotten, not what is meant. The last two only a superuser can set, and people can't undo.
  private static let limits = """
    DO $$
    DECLARE
      setting record;
    BEGIN
      FOR setting IN
        VALUES
          ('statement_timeout', '5min', false),
          ('lock_timeout', '10s', false),
          ('idle_in_transaction_session_timeout', '1min', false),
          ('idle_session_timeout', '12h', false),
          -- No query fills the disk, and whoever holds a lock for long is in the server's log.
          ('temp_file_limit', '4GB', true),
          ('log_lock_waits', 'on', true)
      LOOP
        BEGIN
          EXECUTE format('ALTER DATABASE %I SET %I = %L', current_database(), setting.column1, setting.column2);
        EXCEPTION WHEN insufficient_privilege THEN
          NULL;
        END;
      END LOOP;
    END
    $$
    """

  /// Large objects would be a store that no rule covers, advisory locks a way to hold up imports and migrations, and messages
  /// in the write-ahead log a way to fill the disk. Counters and sizes of tables tell how much another desk does. Without a
  /// language nobody can make a function or run a block of code, not even where temporary objects were allowed.
  ///
  /// A comparison that PostgreSQL trusts to tell nothing of what it compares, as `=` on texts, runs before a table's policy, and
  /// `EXPLAIN ANALYZE` counts the rows that came through it: whether a headline that somebody guessed is in a story that they
  /// may not read. None is trusted with texts and bytes here. Numbers and times still are, for the sake of indexes.
  private static let superuserRevocations = """
    DO $$
    DECLARE
      functions text;
      trusted regprocedure;
    BEGIN
      IF NOT (SELECT r.rolsuper FROM pg_roles AS r WHERE r.rolname = current_user) THEN
        RETURN;
      END IF;
      functions := (
        SELECT string_agg(p.oid::regprocedure::text, ', ')
        FROM pg_proc AS p
        WHERE p.pronamespace = 'pg_catalog'::regnamespace
          AND has_function_privilege('public', p.oid, 'EXECUTE')
          AND p.proname ~ ('^(lo_.*|loread|lowrite|pg_(try_)?advisory_.*|pg_logical_emit_message'
            -- The last looks at a row by its place in the table, past every policy.
            || '|pg_lock_status|pg_prepared_xact|pg_sequence_last_value|currtid2'
            || '|pg_(relation|table|indexes|total_relation|database|tablespace)_size'
            || '|pg_stat_get_(?!activity|backend).*)$')
      );
      -- What was taken away before stays away, in a copy of the database too.
      IF functions IS NOT NULL THEN
        EXECUTE 'REVOKE EXECUTE ON FUNCTION ' || functions || ' FROM PUBLIC';
        EXECUTE 'GRANT EXECUTE ON FUNCTION ' || functions || ' TO newsdesk_owner, pg_monitor';
      END IF;
      IF has_language_privilege('public', 'plpgsql', 'USAGE') OR has_language_privilege('public', 'sql', 'USAGE') THEN
        REVOKE USAGE ON LANGUAGE sql, plpgsql FROM PUBLIC;
        GRANT USAGE ON LANGUAGE sql, plpgsql TO newsdesk_owner;
      END IF;
      FOR trusted IN
        SELECT p.oid FROM pg_proc AS p
        WHERE p.proleakproof AND p.pronamespace = 'pg_catalog'::regnamespace
          AND p.proargtypes::oid[] && '{text,varchar,bpchar,bytea}'::regtype[]::oid[]
      LOOP
        EXECUTE format('ALTER FUNCTION %s NOT LEAKPROOF', trusted);
      END LOOP;
    END
    $$
    """
}
