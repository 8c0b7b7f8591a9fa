import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The functions that may change logins")
struct RegistrarTests {
  @Test("touch no role but a plain login, whatever it is called")
  func hostileLogins() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let member = "member\(superuser.processID)"
      try await superuser.executeScript("CREATE ROLE \(member) LOGIN; GRANT pg_read_all_data TO \(member)")
      let hostile = [
        "", " ", "pg_read_server_files", "pg_monitor", "newsdesk_owner", "newsdesk_registrar", "newsdesk_staff",
        "postgres",
        "public", "none", "session_user", "current_user", "current_role", "user", "\"ana\"", "ana\"; DROP ROLE dan; --",
        "ana' SUPERUSER PASSWORD '", "ana SUPERUSER", "ana,newsdesk_owner", "Ana", "ANA", "аna", "ａna", "an\u{301}a",
        "ana\n",
        "ana\u{200B}", "$user", "-ana", ".ana", "9ana", String(repeating: "a", count: 64),
        String(repeating: "a", count: 63) + "b",
        String(repeating: "é", count: 40), member,
      ]
      let roles: () async throws -> String = {
        try await superuser.query(
          """
          SELECT md5(string_agg(r::text, '|' ORDER BY r.oid)) || (
            -- Other tests make people meanwhile, who become members of the staff.
            SELECT md5(string_agg(m.roleid || ' ' || m.member, '|' ORDER BY m.roleid, m.member))
            FROM pg_auth_members AS m
            WHERE m.roleid::regrole::text ~ '^(pg_|newsdesk_owner|newsdesk_registrar)'
              OR m.member::regrole::text IN ('postgres', 'newsdesk_owner', 'newsdesk_staff', \(member))
          )
          FROM pg_roles AS r
          WHERE r.rolname ~ '^(pg_|newsdesk_)' OR r.rolname IN ('postgres', 'dan', \(member))
          """
        )[0].decode(at: 0)
      }
      let before = try await roles()
      let adm = try await newsroom.connection(as: "adm")
      let verifier =
        "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$" + String(repeating: "A", count: 43) + "=:"
        + String(repeating: "B", count: 43) + "="
      for login in hostile {
        for statement: SQL in [
          "SELECT newsdesk.add_person(\(login), 'Mallory')",
          "SELECT newsdesk.invite(\(login), \(verifier))",
          "SELECT newsdesk.set_person_disabled(\(login), true)",
          "SELECT newsdesk.grant_role(\(login), 'metro', 'publisher')",
        ] {
          let state = await sqlState { try await adm.execute(statement) }
          #expect(["NDBAD", "NDNFP"].contains(state), "\(login): \(statement.description)")
        }
        // The owner itself, whose code calls these.
        for statement: SQL in [
          "SELECT newsdesk.make_login(\(login))", "SELECT newsdesk.set_verifier(\(login), \(verifier), 'infinity')",
          "SELECT newsdesk.keep_password(\(login))", "SELECT newsdesk.switch_login(\(login), false)",
        ] {
          let state = await sqlState { try await superuser.execute(statement) }
          #expect(state == "NDBAD", "\(login): \(statement.description)")
        }
      }
      #expect(try await roles() == before)
      try await superuser.execute("DROP ROLE \(identifier: member)")
    }
  }

  @Test("are nobody's to call, and their owner's power nobody's to use")
  func closed() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.make_login('mallory')"),
          Attack("SELECT newsdesk.set_verifier('dan', 'x', 'infinity')"),
          Attack("SELECT newsdesk.keep_password('dan')"),
          Attack("SELECT newsdesk.switch_login('dan', false)"),
          Attack("SELECT newsdesk.give_one_time_password(NULL, 'x', 1)"),
          Attack("SELECT newsdesk.end_sessions('dan')"),
          Attack("SELECT newsdesk.admit('olga')"),
          Attack("SELECT newsdesk.dismiss('dan', true)"),
          Attack("SELECT newsdesk.admit_everybody()"),
          Attack("ALTER ROLE CURRENT_USER VALID UNTIL 'infinity'"),
          Attack("ALTER ROLE CURRENT_USER CONNECTION LIMIT -1"),
          Attack("ALTER ROLE dan NOLOGIN"),
          Attack("ALTER ROLE dan RENAME TO dan2"),
          Attack("GRANT newsdesk_staff TO olga"),
          Attack("GRANT ana TO eve"),
          Attack("REVOKE newsdesk_staff FROM dan"),
          Attack("DROP ROLE dan"),
          Attack("SET temp_file_limit = -1"),
          Attack("SET log_lock_waits = off"),
          Attack("SELECT set_config('temp_file_limit', '-1', false)"),
          Attack(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres' AND pid <> pg_backend_pid()"
          ),
          Attack("SELECT rolpassword FROM pg_authid"),
          Attack("SELECT passwd FROM pg_shadow"),
        ],
        by: ["ana", "cleo", "adm", "finn", "olga"]
      )
    }
  }

  @Test("leave people without what PostgreSQL gives to everybody: languages, large objects, locks, logs, counters")
  func everybody() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.withstands(
        [
          Attack("DO $$ BEGIN END $$"),
          Attack("SELECT pg_logical_emit_message(false, 'x', 'y')"),
          Attack("SELECT lo_open(1, 131072)"),
          Attack("SELECT lo_put(1, 0, 'x')"),
          Attack("SELECT lo_get(1)"),
          Attack("SELECT lo_unlink(1)"),
          Attack("SELECT pg_try_advisory_xact_lock(1)"),
          Attack("SELECT n_tup_ins FROM pg_stat_user_tables"),
          Attack("SELECT pg_stat_get_live_tuples('newsdesk.story'::regclass)"),
          Attack("SELECT pg_total_relation_size('newsdesk.story')"),
          Attack("SELECT tup_inserted FROM pg_stat_database"),
        ],
        by: TestNewsroom.everybody
      )
      let ana = try await newsroom.connection(as: "ana")
      // Of other people's sessions PostgreSQL shows the login and no more.
      _ = try await newsroom.session(as: "eve").drafts.list()
      let seen = try await ana.query(
        """
        SELECT FROM pg_stat_activity
        WHERE usename <> session_user AND (query <> '<insufficient privilege>' OR client_addr IS NOT NULL OR state IS NOT NULL)
        """
      )
      #expect(seen.isEmpty)
      #expect(
        try await ana.query("SELECT FROM pg_stats WHERE schemaname = 'newsdesk' AND tablename <> 'migration'").isEmpty
      )
    }
  }

  @Test("set limits that every session begins with, and a number of sessions that nobody exceeds")
  func limits() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.connection(as: "ana")
      let settings = try await ana.query(
        """
        SELECT name || '=' || setting || coalesce(unit, '') AS text FROM pg_settings
        WHERE name IN ('idle_in_transaction_session_timeout', 'idle_session_timeout', 'temp_file_limit', 'log_lock_waits')
        ORDER BY name
        """
      )
      let texts: [String] = try settings.map { try $0.decode(at: 0) }
      #expect(
        texts == [
          "idle_in_transaction_session_timeout=60000ms", "idle_session_timeout=43200000ms", "log_lock_waits=on",
          "temp_file_limit=4194304kB",
        ]
      )
      let superuser = try await newsroom.superuser()
      let login = "many\(superuser.processID)"
      _ = try await newsroom.session(as: "adm").staff.addPerson(Person(login: login, name: "Many"))
      let limit: Int = try await superuser.query("SELECT rolconnlimit FROM pg_roles WHERE rolname = \(login)")[0]
        .decode(at: 0)
      let most: Int = try await superuser.query("SELECT greatest(4, current_setting('max_connections')::integer / 4)")[
        0
      ]
      .decode(at: 0)
      #expect(limit == most)
      try await superuser.execute("ALTER ROLE \(identifier: login) CONNECTION LIMIT 2")
      let connections = [try await newsroom.connection(as: login), try await newsroom.connection(as: login)]
      await #expect(throws: PostgresError.self) { try await newsroom.connection(as: login) }
      for connection in connections { await connection.close() }
      try await newsroom.forget(login)
    }
  }
}
