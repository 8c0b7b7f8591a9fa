import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Standing in other people's way")
struct ObstructionTests {
  @Test("by a lock on rows, tables, numbers of one's own choice or the catalogue is refused")
  func locks() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.published()
      try await newsroom.withstands(
        [
          Attack(named: "rows locked for update", "SELECT FROM newsdesk.story FOR UPDATE"),
          Attack(named: "rows locked for share", "SELECT FROM newsdesk.story FOR SHARE"),
          Attack(named: "the lightest row lock", "SELECT FROM newsdesk.person FOR KEY SHARE SKIP LOCKED"),
          Attack(named: "rows locked through a view", "SELECT FROM newsdesk.pending FOR NO KEY UPDATE"),
          Attack(
            named: "rows locked through a cursor",
            "BEGIN; DECLARE c CURSOR FOR SELECT FROM newsdesk.desk FOR UPDATE"
          ),
          Attack(named: "a table against acts", "BEGIN; LOCK TABLE newsdesk.story IN ROW SHARE MODE"),
          Attack(named: "a table against writes", "BEGIN; LOCK TABLE newsdesk.history IN SHARE MODE"),
          Attack(
            named: "a table against everybody",
            "BEGIN; LOCK TABLE newsdesk.person IN ACCESS EXCLUSIVE MODE NOWAIT"
          ),
          Attack(named: "the catalogue", "BEGIN; LOCK TABLE pg_catalog.pg_class IN ACCESS EXCLUSIVE MODE NOWAIT"),
          Attack(named: "the outbox, at all", "BEGIN; LOCK TABLE newsdesk.outbox IN ACCESS SHARE MODE"),
          Attack(named: "a table rebuilt", "REINDEX TABLE newsdesk.story"),
          Attack(named: "a schema rebuilt", "REINDEX SCHEMA newsdesk"),
          Attack(named: "a table sorted", "CLUSTER newsdesk.story USING story_pkey"),
          Attack(
            named: "the number that imports take",
            "SELECT pg_advisory_lock(hashtextextended('newsdesk.import 1', 0))"
          ),
          Attack(
            named: "the number that seals take",
            "SELECT pg_advisory_xact_lock(hashtextextended('newsdesk.seal', 0))"
          ),
          Attack(named: "a number shared", "SELECT pg_try_advisory_xact_lock_shared(1, 2)"),
          Attack(named: "numbers without end", "SELECT pg_advisory_lock(x) FROM generate_series(1, 1000000) AS x"),
          Attack(
            named: "a transaction that outlives its session",
            "BEGIN; SELECT 1; PREPARE TRANSACTION 'mine'",
            "55000"
          ),
          Attack(named: "a story that one may not read, held", "BEGIN; SELECT newsdesk.unlock_draft(987654)", "NDNFS"),
        ],
        by: TestNewsroom.everybody.filter { !["finn", "olga"].contains($0) }
      )
    }
  }

  @Test("leaves no lock behind where an act is refused")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      for (login, call) in [
        ("cleo", "approve', 2"), ("ana", "approve', 2"), ("ben", "publish', 2"), ("sam", "approve', 2"),
      ] {
        let connection = try await newsroom.connection(as: login)
        try await connection.executeScript("BEGIN")
        _ = await sqlState { try await connection.executeScript("SELECT newsdesk.act(\(story), '\(call))") }
        let dan = try await newsroom.connection(as: "dan")
        try await dan.executeScript(
          "SET lock_timeout = '1ms'; BEGIN; SELECT newsdesk.act(\(story), 'review', 2); ROLLBACK"
        )
      }
    }
  }

  @Test("by an administrator who keeps a change open ends with their dismissal, which waits for none of it")
  func heldByAdministrator() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ada = try await newsroom.connection(as: "ada")
      try await ada.executeScript(
        """
        BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0;
        SELECT newsdesk.apply_workflow(newsdesk.workflow_definition('wire') || '{"about": "Mine."}', '{sport}');
        SELECT newsdesk.seal_history()
        """
      )
      let ana = try await newsroom.connection(as: "ana")
      try await ana.executeScript("SET lock_timeout = '1ms'")
      let submit = "SELECT newsdesk.act(\(story), 'submit', 1)"
      #expect(await sqlState { try await ana.executeScript(submit) } == .lockNotAvailable)
      #expect(try await newsroom.session(as: "adm").staff.setDisabled(true, login: "ada"))
      try await ana.executeScript("RESET lock_timeout; \(submit); SELECT newsdesk.seal_history()")
      #expect(try await newsroom.state(of: story) == "submitted")
    }
  }

  @Test("by publishing at the same moment makes one edition")
  func atOnce() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let (cleo, cora) = (try await newsroom.connection(as: "cleo"), try await newsroom.connection(as: "cora"))
      let publish = "SELECT newsdesk.act(\(story), 'publish', 3)"
      try await cleo.executeScript("BEGIN; \(publish)")
      async let second = cora.query("SELECT outcome FROM newsdesk.act(\(story), 'publish', 3)")
      try await newsroom.waitUntilBlocked(cora)
      try await cleo.executeScript("COMMIT")
      #expect(try await second[0].decode(at: 0, as: String.self) == "already")
      #expect(try await cleo.query("SELECT FROM newsdesk.edition WHERE story_id = \(story)").count == 1)

      // And an edit that comes between is not what goes out.
      let other = try await newsroom.approved()
      let dan = try await newsroom.connection(as: "dan")
      try await dan.executeScript("BEGIN; SELECT newsdesk.save_story(\(other), 3, '{\"headline\": \"x\"}')")
      async let late: Void = cora.executeScript("SELECT newsdesk.act(\(other), 'publish', 3)")
      try await newsroom.waitUntilBlocked(cora)
      try await dan.executeScript("COMMIT")
      do {
        try await late
        Issue.record("an edit that nobody approved went out")
      } catch let error as PostgresError {
        #expect(error.sqlState == "NDVER")
      }
    }
  }

  @Test("by a forged notification is believed by nobody: what it says is looked up, and nothing is there")
  func notifications() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let before = try await newsroom.fingerprint()
      for login in ["ana", "olga", "finn"] {
        let connection = try await newsroom.connection(as: login)
        for channel in ["newsdesk", "outbox", "published", "story"] {
          try await connection.executeScript("NOTIFY \(channel), '{\"story\": \(story), \"event\": \"publish\"}'")
        }
        #expect(
          await sqlState { try await connection.executeScript("SELECT pg_notify('x', repeat('x', 8000))") } == "22023"
        )
      }
      #expect(try await newsroom.fingerprint() == before)
      #expect(try await newsroom.state(of: story) == "draft")
      // Of the newsroom's own two functions speak, and say nothing but that something happened: nothing is overheard.
      let superuser = try await newsroom.superuser()
      let speakers = try await superuser.query(
        """
        SELECT proname::text, prosrc ~ $$pg_notify\\([a-z_.']+, ''\\)$$ AS is_mute
        FROM pg_proc
        WHERE pronamespace = 'newsdesk'::regnamespace AND prosrc ~* '(pg_notify|\\mnotify\\M)'
        ORDER BY proname
        """
      )
      #expect(
        try speakers.map { try $0.decode("proname", as: String.self) } == ["append_history", "notify_watchers"]
      )
      #expect(try speakers.allSatisfy { try $0.decode("is_mute", as: Bool.self) })
    }
  }
}
