import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A guess at what a hidden story says", .timeLimit(.minutes(10)))
struct GuessTests {
  @Test(
    "is neither confirmed nor denied by EXPLAIN ANALYZE, whatever column of text or bytes it is of, and how it compares"
  )
  func texts() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story, note: "A licence.") { $0.cost = "pay" }
      let grant = try await newsroom.grant("ai_made", story)
      _ = try await newsroom.session(as: "pia").rights.endGrant(grant.id, note: "Zebra.")
      let superuser = try await newsroom.superuser()
      let sam = try await newsroom.connection(as: "sam")
      let columns = try await superuser.query(
        """
        SELECT c.relname::text AS relation, a.attname::text AS name, format_type(a.atttypid, NULL) AS type
        FROM pg_class AS c
        JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'newsdesk'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
          AND EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid)
          AND a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bytea'::regtype)
        ORDER BY 1, 2
        """
      )
      var tried: Set<String> = []
      for row in columns {
        let (table, column): (String, String) = (try row.decode("relation"), try row.decode("name"))
        let type: String = try row.decode("type")
        let there = try await superuser.query(
          "SELECT quote_literal(\(identifier: column)) FROM newsdesk.\(identifier: table) WHERE \(identifier: column) IS NOT NULL LIMIT 1"
        )
        guard let literal: String = try there.first?.decode(at: 0) else { continue }
        guard try await sam.query("SELECT FROM newsdesk.\(identifier: table)").isEmpty else { continue }
        tried.insert(table)
        let wrong = type == "bytea" ? #"'\x00'"# : "'wrong'"
        for predicate in [
          "COLUMN = GUESS", "COLUMN >= GUESS", "COLUMN = ANY (ARRAY[GUESS])", "md5(COLUMN) = md5(GUESS)",
        ] {
          var told: [String] = []
          for guess in ["\(literal)::\(type)", "\(wrong)::\(type)"] {
            let condition = predicate.replacing("COLUMN", with: column).replacing("GUESS", with: guess)
            let plan = try await sam.query(
              """
              EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)
              SELECT FROM newsdesk.\(identifier: table) WHERE \(unsafeRaw: condition)
              """
            )
            let lines = try plan.map { try $0.decode(at: 0, as: String.self) }
            told.append(
              lines.filter { $0.contains("actual") || $0.contains("never") || $0.contains("Removed") }.joined()
            )
          }
          #expect(told[0] == told[1] && !told[0].isEmpty, "\(table): \(predicate.replacing("COLUMN", with: column))")
        }
      }
      let expected: Set = [
        "story", "revision", "revision_picture", "history", "sign_off", "picture", "picture_rights", "rights_grant",
        "rights_grant_end",
      ]
      #expect(tried.isSuperset(of: expected), "\(expected.subtracting(tried))")
    }
  }

  @Test(
    "is what doctor warns of where whoever set the newsroom up was no superuser, and is over when one sets it up again"
  )
  func unsecured() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript("ALTER FUNCTION pg_catalog.texteq(text, text) LEAKPROOF")
      let guards = try await newsroom.session(as: "ana").guards
      let found = try await guards.weakPoints().filter(\.isHole)
      #expect(found.count == 1 && found[0].finding.hasPrefix("by EXPLAIN ANALYZE people can learn whether a text"))
      try await ServerSetup.secureDatabase(superuser)
      #expect(try await guards.weakPoints().filter(\.isHole).isEmpty)
    }
  }
}
