import DatabaseSupport
import Postgres
import Testing

@Suite("Raw SQL that writes")
struct DirectWriteTests {
  @Test("is refused on every table, to everybody")
  func tables() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.published(pictures: 1)
      let superuser = try await newsroom.superuser()
      let rows = try await superuser.query(
        """
        SELECT c.relname::text AS name,
          (SELECT a.attname::text FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum = 1) AS first
        FROM pg_class AS c WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relkind IN ('r', 'v', 'p', 'm', 'f')
        """
      )
      #expect(rows.count > 17)
      var attacks: [Attack] = []
      for row in rows {
        let table = "newsdesk.\(try row.decode("name", as: String.self))"
        let column: String = try row.decode("first")
        // What joins tables can be written to by nobody, which PostgreSQL says first.
        let isView = ["newsdesk.pending", "newsdesk.draft_lock"].contains(table)
        let state: SQLState = isView ? "55000" : .insufficientPrivilege
        attacks += [
          Attack("INSERT INTO \(table) DEFAULT VALUES", state),
          Attack("INSERT INTO \(table) (\(column)) OVERRIDING SYSTEM VALUE SELECT \(column) FROM \(table)", state),
          Attack("UPDATE \(table) SET \(column) = DEFAULT", state),
          Attack("DELETE FROM \(table)", state),
          Attack("SELECT FROM \(table) FOR UPDATE"),
          Attack("SELECT FROM \(table) FOR KEY SHARE"),
          Attack("BEGIN; LOCK TABLE \(table) IN ROW EXCLUSIVE MODE"),
          Attack("BEGIN; LOCK TABLE \(table) IN ACCESS EXCLUSIVE MODE"),
        ]
        if isView { continue }
        attacks += [
          Attack("TRUNCATE \(table) CASCADE"),
          Attack("COPY \(table) FROM PROGRAM 'true'"),
          Attack("ALTER TABLE \(table) DISABLE ROW LEVEL SECURITY"),
          Attack("ALTER TABLE \(table) DISABLE TRIGGER ALL"),
          Attack("DROP TABLE \(table)"),
          Attack("CREATE INDEX ON \(table) (\(column))"),
          Attack("CREATE RULE r AS ON INSERT TO \(table) DO NOTHING"),
          Attack("CREATE TRIGGER t BEFORE INSERT ON \(table) EXECUTE FUNCTION newsdesk.refuse_rewriting()"),
          Attack("CREATE POLICY everything ON \(table) USING (true)"),
          Attack("GRANT ALL ON \(table) TO PUBLIC"),
        ]
      }
      // A grant that nobody may give is an error where they may do nothing, and a warning that does nothing where they
      // may read: either way the fingerprint and the next statement show it.
      let grants = attacks.filter { $0.statement.hasPrefix("GRANT") }
      try await newsroom.withstands(attacks.filter { !$0.statement.hasPrefix("GRANT") }, by: TestNewsroom.everybody)
      let ana = try await newsroom.connection(as: "ana")
      for grant in grants { _ = try? await ana.executeScript(grant.statement) }
      let granted = try await superuser.query(
        """
        SELECT FROM information_schema.role_table_grants WHERE table_schema = 'newsdesk'
          AND (grantee = 'PUBLIC' OR grantee = 'newsdesk_staff' AND privilege_type <> 'SELECT')
        """
      )
      #expect(granted.isEmpty)
    }
  }

  @Test("is refused of schemas, functions, types, roles and settings")
  func objects() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack("CREATE TABLE newsdesk.mine ()"),
          Attack("CREATE TABLE public.mine ()"),
          Attack("CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
          Attack("CREATE FUNCTION newsdesk.f() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
          Attack("CREATE OR REPLACE FUNCTION newsdesk.current_person() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
          Attack("CREATE FUNCTION pg_catalog.now() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
          Attack("CREATE SCHEMA mine"),
          Attack("CREATE TEMP TABLE mine ()"),
          Attack("CREATE EXTENSION plpgsql SCHEMA public", .duplicateObject),
          Attack("CREATE DATABASE mine"),
          Attack("CREATE PUBLICATION mine FOR TABLE newsdesk.story"),
          Attack("CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION newsdesk.refuse_rewriting()"),
          Attack("CREATE ROLE mine"),
          Attack("ALTER ROLE CURRENT_USER CREATEROLE"),
          Attack("ALTER ROLE CURRENT_USER BYPASSRLS"),
          Attack("ALTER ROLE CURRENT_USER SUPERUSER"),
          Attack("ALTER ROLE newsdesk_owner LOGIN"),
          Attack("ALTER ROLE dan PASSWORD 'x'"),
          Attack("GRANT newsdesk_owner TO CURRENT_USER"),
          Attack("GRANT newsdesk_registrar TO CURRENT_USER"),
          Attack("GRANT newsdesk_staff TO PUBLIC", .undefinedObject),
          Attack("GRANT newsdesk_staff TO postgres"),
          Attack("ALTER FUNCTION newsdesk.act(bigint, newsdesk.action, integer, text, uuid) SECURITY INVOKER"),
          Attack("ALTER FUNCTION newsdesk.current_person() RESET ALL"),
          Attack("DROP FUNCTION newsdesk.refuse_rewriting() CASCADE"),
          Attack("ALTER TYPE newsdesk.role ADD VALUE 'king'"),
          Attack("ALTER SCHEMA newsdesk RENAME TO olddesk"),
          Attack("DROP SCHEMA newsdesk CASCADE"),
          Attack("REASSIGN OWNED BY newsdesk_owner TO CURRENT_USER"),
          Attack("SET session_replication_role = replica"),
          Attack("SELECT newsdesk.is_colleague(); SET plpgsql.variable_conflict = use_column"),
          Attack("SET ROLE newsdesk_owner"),
          Attack("SET ROLE newsdesk_registrar"),
          Attack("SET ROLE postgres"),
          Attack("SET ROLE dan"),
          Attack("SET SESSION AUTHORIZATION dan"),
          Attack("SET SESSION AUTHORIZATION postgres"),
          Attack("ALTER SYSTEM SET log_statement = 'all'"),
          Attack("ALTER DATABASE postgres SET search_path = public"),
          Attack("ALTER ROLE dan SET search_path = public"),
          Attack("ALTER DEFAULT PRIVILEGES FOR ROLE newsdesk_owner GRANT ALL ON TABLES TO PUBLIC"),
          Attack("COPY (SELECT 1) TO PROGRAM 'true'"),
          Attack("COPY (SELECT 1) TO '/tmp/newsdesk-test-copy'"),
          Attack("SELECT pg_read_file('PG_VERSION')"),
          Attack("SELECT pg_reload_conf()"),
          Attack("DO LANGUAGE plpgsql $$ BEGIN UPDATE newsdesk.story SET version = 1; END $$"),
          Attack("WITH x AS (DELETE FROM newsdesk.story RETURNING 1) SELECT * FROM x"),
          Attack("EXPLAIN ANALYZE DELETE FROM newsdesk.history"),
          Attack("MERGE INTO newsdesk.story s USING newsdesk.story t ON s.id = t.id WHEN MATCHED THEN DELETE"),
          Attack("SELECT nextval('newsdesk.story_id_seq')"),
          Attack("SELECT setval('newsdesk.story_id_seq', 1)"),
          Attack("SELECT last_value FROM newsdesk.story_id_seq"),
        ],
        by: ["ana", "cleo", "adm", "finn", "olga"]
      )
    }
  }

  @Test("is refused to whoever tries the server's own stores and locks")
  func largeObjects() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack("SELECT lo_create(0)"),
          Attack("SELECT lo_creat(-1)"),
          Attack("SELECT lo_from_bytea(0, 'x')"),
          Attack("SELECT lo_import('/etc/hostname')"),
          Attack("SELECT pg_advisory_lock(1)"),
          Attack("SELECT pg_advisory_xact_lock(hashtextextended('migrations of newsdesk.migration', 0))"),
          Attack("SELECT pg_try_advisory_lock(1, 2)"),
          Attack("SELECT pg_advisory_lock_shared(1)"),
        ],
        by: TestNewsroom.everybody
      )
    }
  }

  @Test("doesn't get at the functions inside of the acts")
  func internalFunctions() async throws {
    try await TestNewsroom.open { newsroom in
      // Everything but what is meant for people, with as many NULLs as it takes.
      let open: Set<String> = [
        "create_story", "save_story", "restore_story", "lock_draft", "unlock_draft", "break_lock", "act", "undo",
        "assign", "move_story", "explain",
        "keep_source", "import_story", "import_stories", "imported_as", "enter", "wall_clock",
        "add_person",
        "grant_role", "revoke_role", "add_desk", "set_person_disabled", "readable_desks", "is_colleague", "state",
        "workflow_definition", "check_workflow", "apply_workflow", "invite", "password_was_set", "standing",
        "weak_points", "covered_digest", "digest_field", "digest_list", "text_digest", "picture_digest",
        "history_digest",
        "staff_digest", "stories_digest", "seal_digest", "seal_history", "verify_stories", "verify_seals",
        "verify_staff",
        "add_agency_alias", "end_agency_alias",
        "readable_stories", "restrict_story", "unrestrict_story", "ask", "search", "stories_called", "first_pending",
        "count_pending", "watch", "unwatch", "throughput_steps", "throughput_desks", "throughput_days",
        "correction_report", "correction_rates",
        "set_rights", "grant_rights", "end_grant", "rights_of", "story_rights", "credit_report", "set_territories",
        "known_restrictions",
        "asked_of_me", "waiting_on", "translation_fields",
        "add_picture", "may_read_picture", "picture_file", "places_of_picture", "verify_pictures", "is_ai_made",
        "preferred_text", "picture_record_digest", "embargo", "lift", "embargo_until", "embargo_holds",
        "embargo_in_words", "embargo_mark", "schedule", "schedule_at", "watch", "unwatch",
        "add_channel", "set_channel_secret", "pause_channel", "remove_channel", "resend", "skip_deliveries",
        "test_channel",
        "publish_due", "next_due", "worker_is_here", "channels_to_serve", "claim_deliveries", "finish_deliveries",
        "next_delivery", "cancellations", "withheld", "pictures_withdrawn", "backlog", "channel_changed_at",
        "take_tests", "end_test",
        "check_levels", "set_check", "check_story", "check_content",
      ]
      let functions = try await newsroom.superuser().query(
        """
        SELECT p.proname::text AS name, p.prorettype = 'trigger'::regtype AS is_trigger,
          array_to_string(ARRAY(
            SELECT 'NULL::' || t::regtype::text FROM unnest(p.proargtypes) WITH ORDINALITY AS x (t, n) ORDER BY n
          ), ', ') AS arguments
        FROM pg_proc AS p WHERE p.pronamespace = 'newsdesk'::regnamespace
        """
      )
      var names: Set<String> = []
      var attacks: [Attack] = []
      for function in functions {
        let name: String = try function.decode("name")
        names.insert(name)
        let isTrigger: Bool = try function.decode("is_trigger")
        if isTrigger || open.contains(name) { continue }
        attacks.append(Attack("SELECT newsdesk.\(name)(\(try function.decode("arguments", as: String.self)))"))
      }
      #expect(open.isSubset(of: names))
      #expect(attacks.count >= 35)
      try await newsroom.withstands(attacks, by: ["ana", "ben", "cleo", "adm", "olga"])
    }
  }

  @Test("meets functions that nobody can bend: definers' search paths are pinned, PUBLIC may call none")
  func functionProperties() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let bent = try await superuser.query(
        """
        SELECT p.oid::regprocedure::text FROM pg_proc AS p
        WHERE p.pronamespace = 'newsdesk'::regnamespace
          AND (p.prosecdef AND ('search_path=pg_catalog, pg_temp' = ANY (p.proconfig)) IS NOT TRUE
            OR has_function_privilege('olga', p.oid, 'EXECUTE')
              AND NOT EXISTS (SELECT FROM aclexplode(p.proacl) AS a WHERE a.grantee = 'newsdesk_staff'::regrole)
            OR p.proacl IS NULL
            OR EXISTS (SELECT FROM aclexplode(p.proacl) AS a WHERE a.grantee = 0))
        """
      )
      #expect(try bent.map { try $0.decode(at: 0, as: String.self) } == [])
      let owners = try await superuser.query(
        """
        SELECT c.relname::text FROM pg_class AS c
        WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relowner <> 'newsdesk_owner'::regrole
          OR c.relnamespace = 'newsdesk'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity AND c.relname <> 'migration'
          OR c.relnamespace = 'newsdesk'::regnamespace AND c.relkind = 'v'
            AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)
        """
      )
      #expect(try owners.map { try $0.decode(at: 0, as: String.self) } == [])
    }
  }
}
