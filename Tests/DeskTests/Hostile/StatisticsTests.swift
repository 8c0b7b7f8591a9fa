import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Synchronization
import Testing

@Suite("What PostgreSQL knows of hidden rows")
struct StatisticsTests {
  @Test("is kept of no text, person or mark, so that an estimate can't tell whether a headline is among hidden stories")
  func estimates() async throws {
    try await TestNewsroom.open { newsroom in
      for _ in 0..<12 { _ = try await newsroom.draft(slug: "zebra", headline: "Zebra", body: "Zebra.", pictures: 1) }
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript("ANALYZE")
      let kept = try await superuser.query(
        """
        SELECT tablename || '.' || attname FROM pg_stats
        WHERE schemaname = 'newsdesk'
          AND tablename IN (
            'story', 'revision', 'revision_picture', 'history', 'sign_off', 'story_reader', 'edition', 'lease', 'story_by_slug'
          )
          AND attname NOT IN (
            'id', 'story_id', 'desk_id', 'number', 'version', 'revision', 'stage', 'publication', 'pending', 'due_at'
          )
        """
      )
      #expect(try kept.map { try $0.decode(at: 0, as: String.self) } == [])
      let sam = try await newsroom.connection(as: "sam")
      #expect(try await sam.query("SELECT FROM pg_stats WHERE schemaname = 'newsdesk' AND tablename = 'story'").isEmpty)
      for (table, column) in [("story", "slug"), ("revision", "headline"), ("revision_picture", "caption")] {
        var plans: [String] = []
        for guess in ["Zebra", "zebra", "Other"] {
          let plan = try await sam.query(
            "EXPLAIN SELECT FROM newsdesk.\(identifier: table) WHERE \(identifier: column) = '\(unsafeRaw: guess)'"
          )
          plans.append(try plan.map { try $0.decode(at: 0, as: String.self) }.joined().replacing(guess, with: "?"))
        }
        #expect(Set(plans).count == 1, "\(table).\(column)")
      }
    }
  }

  @Test("of the words in an index is not told by an estimate either, nor by a plan that a function is made to show")
  func expressions() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.connection(as: "ana")
      try await ana.executeScript(
        """
        SELECT newsdesk.create_story('metro', jsonb_build_object('slug', 'zebra', 'headline', 'Zebra', 'body', 'Zebra ' || n))
        FROM generate_series(1, 60) AS n
        """
      )
      try await newsroom.superuser().executeScript("ANALYZE")
      let plans = Mutex<[String]>([])
      let sam = try await Connection.connect(
        newsroom.configuration.with("user", "sam"),
        onNotice: { notice in plans.withLock { $0.append(notice.detail ?? "") } }
      )
      for predicate in [
        "lower(slug) = 'GUESS'", "lower(slug) >= 'GUESS' AND lower(slug) < 'GUESSz'", "lower(slug) LIKE 'GUESS%'",
      ] {
        var estimates: [String] = []
        for guess in ["zebra", "other"] {
          let plan = try await sam.query(
            "EXPLAIN SELECT FROM newsdesk.story WHERE \(unsafeRaw: predicate.replacing("GUESS", with: guess))"
          )
          estimates.append(try plan.map { try $0.decode(at: 0, as: String.self) }.joined().replacing(guess, with: "?"))
        }
        #expect(estimates[0] == estimates[1], "\(predicate)")
      }
      try await sam.executeScript(
        "SET debug_print_plan = on; SET debug_print_parse = on; SET trace_sort = on; SET client_min_messages = debug5"
      )
      for function in ["search", "stories_called"] {
        plans.withLock { $0 = [] }
        _ = try await sam.query("SELECT FROM newsdesk.\(identifier: function)('zebra')")
        let told = plans.withLock { $0 }
        #expect(!told.isEmpty, "the outer query's own plan")
        #expect(
          !told.contains { $0.contains("searchable") || $0.contains("is_live") || $0.contains("author_id") },
          "\(function)"
        )
      }
      await sam.close()
    }
  }

  @Test("of pages that were read doesn't tell whether a hidden slug begins so")
  func pages() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.connection(as: "ana")
      try await ana.executeScript(
        """
        SELECT newsdesk.create_story('metro', jsonb_build_object('slug', 'other-' || n, 'headline', 'x', 'body', 'x'))
        FROM generate_series(1, 2000) AS n;
        SELECT newsdesk.create_story('metro', '{"slug": "zebra", "headline": "x", "body": "x"}')
        """
      )
      try await newsroom.superuser().executeScript("VACUUM ANALYZE newsdesk.story")
      func read(_ beginning: String, as login: String) async throws -> [String] {
        let connection = try await newsroom.connection(as: login)
        for _ in 0..<12 { _ = try await connection.query("SELECT FROM newsdesk.stories_called(\(beginning))") }
        let plan = try await connection.query(
          """
          EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF)
          SELECT FROM newsdesk.stories_called('\(unsafeRaw: beginning)')
          """
        )
        return try plan.map { try $0.decode(at: 0, as: String.self) }.filter { $0.contains("Buffers") }
      }
      #expect(try await read("zebr", as: "sam") == read("zebx", as: "sam"))
      #expect(try await read("zebr", as: "ana") != read("zebx", as: "ana"), "it would be seen")
    }
  }

  @Test("by EXPLAIN ANALYZE of a hidden slug is the same as of one that nobody ever used")
  func slugs() async throws {
    try await TestNewsroom.open { newsroom in
      _ = try await newsroom.draft(slug: "zebra")
      let sam = try await newsroom.connection(as: "sam")
      try await sam.executeScript("SET enable_seqscan = off; SET enable_bitmapscan = off")
      for predicate in [
        "slug = 'GUESS'", "slug >= 'GUESS'", "slug ~>=~ 'GUESS'", "starts_with(slug, 'GUESS')", "slug LIKE 'GUESS%'",
      ] {
        var plans: [String] = []
        for guess in ["zebra", "other"] {
          let plan = try await sam.query(
            """
            EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
            SELECT FROM newsdesk.story WHERE \(unsafeRaw: predicate.replacing("GUESS", with: guess))
            """
          )
          let lines = try plan.map { try $0.decode(at: 0, as: String.self) }
          plans.append(lines.filter { $0.contains("Rows Removed") || $0.contains("Scan") }.joined())
        }
        #expect(plans[0] == plans[1] && !plans[0].isEmpty, "\(predicate)")
      }
    }
  }
}
