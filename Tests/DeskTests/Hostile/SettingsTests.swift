import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Settings of one's own session")
struct SettingsTests {
  @Test("that would weaken the server's checks are not a person's to change")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let settings = [
        "session_replication_role = replica", "allow_system_table_mods = on", "zero_damaged_pages = on",
        "ignore_checksum_failure = on", "log_statement = 'none'", "log_min_messages = panic",
        "session_preload_libraries = 'x'", "dynamic_library_path = '/tmp'", "lo_compat_privileges = on",
        "deadlock_timeout = '1d'", "track_activities = off", "track_counts = off", "temp_file_limit = -1",
        "log_lock_waits = off", "max_stack_depth = '7MB'", "commit_delay = 100000", "log_duration = off",
        "log_planner_stats = on", "log_executor_stats = on", "session_authorization = 'ben'", "role = 'newsdesk_owner'",
      ]
      try await newsroom.withstands(
        settings.map { Attack("SET \($0)") } + settings.map { Attack("BEGIN; SET LOCAL \($0)") } + [
          Attack("SET is_superuser = on", "55P02"), Attack("SET ignore_system_indexes = on", "55P02"),
          Attack("SET fsync = off", "55P02"), Attack("SET server_version_num = 90000", "55P02"),
          Attack("SELECT newsdesk.is_colleague(); SET plpgsql.variable_conflict = use_column"),
          Attack("SET row_security = off; TABLE newsdesk.story"),
        ],
        by: ["ana", "cleo", "adm", "olga"]
      )
    }
  }

  /// What a person may set otherwise, and what would come of it if a function believed it.
  private static let odd = [
    "transform_null_equals = on",
    "standard_conforming_strings = off; SET backslash_quote = on; SET escape_string_warning = off",
    "client_encoding = 'LATIN1'",
    "DateStyle = 'German, DMY'; SET IntervalStyle = 'sql_standard'; SET TimeZone = 'Asia/Kathmandu'",
    "bytea_output = 'escape'; SET extra_float_digits = -15; SET array_nulls = off; SET quote_all_identifiers = on",
    "search_path = ''", "search_path = pg_temp, public, newsdesk", "ROLE newsdesk_staff",
    "check_function_bodies = off; SET plpgsql.check_asserts = off; SET plpgsql.variable_conflict = use_column",
    "plan_cache_mode = force_generic_plan; SET jit = on; SET jit_above_cost = 0",
    "force_parallel_mode = on; SET parallel_setup_cost = 0; SET parallel_tuple_cost = 0; SET min_parallel_table_scan_size = 0",
    "enable_indexscan = off; SET enable_seqscan = off; SET enable_nestloop = off; SET constraint_exclusion = on",
    "synchronous_commit = off; SET exit_on_error = off; SET lock_timeout = 0; SET statement_timeout = 0",
    "default_transaction_read_only = off; SET default_transaction_deferrable = on",
    "xmloption = document; SET lc_time = 'C'; SET default_text_search_config = 'german'",
  ]

  @Test("change nothing of what is refused, done, recorded or read", arguments: odd)
  func without(_ setting: String) async throws {
    try await TestNewsroom.open { newsroom in
      let (story, approved) = (try await newsroom.submitted(pictures: 1), try await newsroom.approved())
      try await newsroom.restrict(try await newsroom.draft(slug: "zebra"), to: [], as: "ana")
      let refused: [(String, String, SQLState)] = [
        ("ana", "act(\(story), 'approve', 2)", "NDSEC"), ("ana", "act(\(story), 'approve', NULL)", "NDVER"),
        ("cleo", "act(\(story), 'publish', 2)", "NDWFL"), ("ben", "act(\(approved), 'publish', 3)", "NDROL"),
        ("sam", "act(\(approved), 'publish', 3)", "NDNFS"),
        ("dan", "act(\(approved), 'request_changes', 3, E'\\t')", "NDWFL"),
        ("finn", "act(\(approved), 'reopen', 3)", "NDWHO"), ("olga", "seal_history()", "NDWHO"),
        ("adm", "act(\(story), 'approve', 2)", "NDROL"), ("sam", "add_desk('mine')", "NDROL"),
      ]
      let before = try await newsroom.fingerprint()
      for (login, call, state) in refused {
        let connection = try await newsroom.connection(as: login)
        try await connection.executeScript("SET \(setting)")
        #expect(
          await sqlState { try await connection.executeScript("SELECT newsdesk.\(call)") } == state,
          "\(login): \(call)"
        )
        if login != "ana" {
          #expect(try await connection.query("SELECT FROM newsdesk.story WHERE slug = 'zebra'").isEmpty, "\(login)")
        }
        await connection.close()
      }
      #expect(try await newsroom.fingerprint() == before)

      let ben = try await newsroom.connection(as: "ben")
      try await ben.executeScript(
        "SET \(setting); SELECT newsdesk.save_story(\(story), 2, '{\"headline\": \"Ol\u{e9}\"}'); SELECT newsdesk.act(\(story), 'request_changes', 3, 'Why?')"
      )
      let adm = try await newsroom.connection(as: "adm")
      try await adm.executeScript("SET \(setting); SELECT newsdesk.add_desk('culture'); SELECT newsdesk.seal_history()")
      let superuser = try await newsroom.superuser()
      let findings: [String] = try await superuser.query(
        """
        SELECT x::text FROM newsdesk.find_in_entries(1, 99) AS x UNION ALL SELECT x::text FROM newsdesk.find_in_revisions(1, 99) AS x
        UNION ALL SELECT x::text FROM newsdesk.find_in_sign_offs(1, 99) AS x
        UNION ALL SELECT x::text FROM newsdesk.find_in_seals(1, 99) AS x
        UNION ALL SELECT x::text FROM newsdesk.find_in_staff_history() AS x
        """
      ).map { try $0.decode(at: 0) }
      #expect(findings == [], "what was recorded under these settings is not what was done")
    }
  }

  @Test("of isolation: no transaction decides by a newsroom as it was, and none that may not write does")
  func isolation() async throws {
    try await TestNewsroom.open { newsroom in
      let approved = try await newsroom.approved()
      let publish = "SELECT newsdesk.act(\(approved), 'publish', 3)"
      try await newsroom.withstands(
        [
          Attack("BEGIN ISOLATION LEVEL REPEATABLE READ; \(publish)", "NDISO"),
          Attack("BEGIN ISOLATION LEVEL SERIALIZABLE; \(publish)", "NDISO"),
          Attack("BEGIN; SET default_transaction_isolation = 'serializable'; COMMIT; BEGIN; \(publish)", "NDISO"),
          Attack(
            """
            BEGIN; SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ; COMMIT; BEGIN; \(publish)
            """,
            "NDISO"
          ),
          Attack("BEGIN READ ONLY; \(publish)", .readOnlyTransaction),
          Attack("BEGIN; SET default_transaction_read_only = on; COMMIT; BEGIN; \(publish)", .readOnlyTransaction),
        ],
        by: ["cleo"]
      )
    }
  }
}
