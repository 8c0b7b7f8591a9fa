import DatabaseSupport
import Desk
import Newsroom
import Postgres
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
          AND tablename IN ('story', 'revision', 'revision_picture', 'history', 'sign_off', 'edition', 'lease', 'story_reader')
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
