import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The acts, called with raw SQL")
struct RawActTests {
  @Test("publish nothing without approval, with a stale one, twice, in the wrong role or for another desk")
  func publishing() async throws {
    try await TestNewsroom.open { newsroom in
      let (draft, submitted) = (try await newsroom.draft(), try await newsroom.submitted())
      let stale = try await newsroom.approved()
      try await newsroom.edit(stale, as: "dan") { $0.headline = "Other" }
      let approved = try await newsroom.approved()
      let out = try await newsroom.published()
      func publish(_ story: Int64, _ version: Int) -> String { "SELECT newsdesk.act(\(story), 'publish', \(version))" }
      try await newsroom.withstands(
        [
          Attack(publish(draft, 1), "NDWFL"), Attack(publish(submitted, 2), "NDWFL"),
          Attack(publish(stale, 4), "NDWFL"),
          Attack(publish(stale, 3), "NDVER"), Attack(publish(approved, 2), "NDVER"),
          Attack("SET ROLE newsdesk_staff; " + publish(draft, 1), "NDWFL"),
          Attack("SELECT newsdesk.act(\(out), 'correct', 4)", "NDWFL"),
          Attack("SELECT newsdesk.act(\(out), 'submit', 4, 'x')", "NDWFL"),
          Attack("SELECT newsdesk.act(\(submitted), 'approve', 2)", "NDROL"),
          Attack("SELECT newsdesk.save_story(\(submitted), 2, '{\"headline\": \"x\"}')", "NDROL"),
        ],
        by: ["cleo"]
      )
      let refused = [
        Attack(publish(approved, 3), "NDROL"), Attack("SELECT newsdesk.act(\(out), 'kill', 4, 'x')", "NDROL"),
      ]
      try await newsroom.withstands(refused, by: ["ana", "ben", "pia", "lea", "adm"])
      // For another desk an unpublished story isn't there, and a published one is not theirs.
      try await newsroom.withstands(
        [
          Attack(publish(approved, 3), "NDNFS"), Attack(publish(approved, 99), "NDNFS"),
          Attack("SELECT newsdesk.act(\(out), 'kill', 4, 'x')", "NDROL"),
          Attack("SELECT newsdesk.act(\(out), 'correct', 4, 'x')", "NDROL"),
          Attack("SELECT * FROM newsdesk.explain(\(approved))", "NDNFS"),
          Attack("SELECT newsdesk.save_story(\(approved), 3, '{}')", "NDNFS"),
        ],
        by: ["sue", "eve", "sam"]
      )
      try await newsroom.withstands(
        [Attack(publish(approved, 3), "NDWHO"), Attack("SELECT newsdesk.explain(\(out))", "NDWHO")],
        by: ["finn", "olga"]
      )
      let twice = try await newsroom.connection(as: "cleo")
      try await twice.executeScript("\(publish(approved, 3)); \(publish(approved, 3)); \(publish(approved, 4))")
      let editions: Int = try await twice.query(
        "SELECT count(*) FROM newsdesk.edition WHERE story_id = \(approved)"
      )[0].decode(at: 0)
      #expect(editions == 1)
    }
  }

  @Test("take NULL for nothing, and never for anything")
  func nulls() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.act(\(story), 'approve', NULL)", "NDVER"),
          Attack("SELECT newsdesk.act(\(story), 'review', NULL)", "NDVER"),
          Attack("SELECT newsdesk.act(\(story), NULL, 2)", "NDBAD"),
          Attack("SELECT newsdesk.act(NULL, 'approve', 2)", "NDNFS"),
          Attack("SELECT newsdesk.act(NULL, NULL, NULL, NULL, NULL)", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'request_changes', 2, NULL)", "NDWFL"),
          Attack("SELECT newsdesk.act(\(story), 'create', 2)", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'edit_text', 2)", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'edit_pictures', 2)", "NDBAD"),
          Attack("SELECT newsdesk.save_story(\(story), NULL, '{\"headline\": \"x\"}')", "NDVER"),
          Attack("SELECT newsdesk.save_story(\(story), 2, NULL)", "NDBAD"),
          Attack("SELECT newsdesk.save_story(NULL, 2, '{}')", "NDNFS"),
          Attack("SELECT newsdesk.save_story(\(story), 2, 'null')", "NDBAD"),
          Attack("SELECT newsdesk.save_story(\(story), 2, '{\"pictures\": null}')", "NDBAD"),
          Attack("SELECT newsdesk.save_story(\(story), 2, '{\"pictures\": [null]}')", "NDBAD"),
          Attack("SELECT newsdesk.save_story(\(story), 2, '{\"slug\": null}')", .checkViolation),
          Attack("SELECT newsdesk.save_story(\(story), 2, '{\"language\": null}')", .checkViolation),
          Attack("SELECT newsdesk.create_story(NULL, '{}')", "NDNFD"),
          Attack("SELECT newsdesk.create_story('metro', NULL)", "NDBAD"),
          Attack("SELECT newsdesk.create_story('metro', '{}')", .checkViolation),
          Attack("SELECT newsdesk.import_story('metro', NULL, sha256('x'), 1, 'x')", "NDBAD"),
          Attack("SELECT newsdesk.import_story('metro', '{\"slug\": \"x\"}', NULL, 1, 'x')", "NDBAD"),
          Attack("SELECT newsdesk.import_story(NULL, '{}', NULL, 1, 'x')", "NDNFD"),
          Attack("SELECT newsdesk.keep_source(NULL)", .notNullViolation),
          Attack("SELECT * FROM newsdesk.explain(NULL)", "NDNFS"),
        ],
        by: ["ben"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.add_person(NULL, 'x')", "NDBAD"),
          Attack("SELECT newsdesk.add_person('zoe', NULL)", "NDBAD"),
          Attack("SELECT newsdesk.add_desk(NULL)", .notNullViolation),
          Attack("SELECT newsdesk.grant_role('ana', 'metro', NULL)", .notNullViolation),
          Attack("SELECT newsdesk.grant_role(NULL, 'metro', 'editor')", "NDNFP"),
          Attack("SELECT newsdesk.revoke_role(NULL, 'metro', 'editor')", "NDNFP"),
          Attack("SELECT newsdesk.set_person_disabled(NULL, true)", "NDNFP"),
          Attack("SELECT newsdesk.set_person_disabled('finn', NULL)", "NDBAD"),
          Attack("SELECT newsdesk.grant_role('nobody', NULL, 'editor')", "NDNFP"),
          Attack("SELECT newsdesk.grant_role('ana', 'culture', 'editor')", "NDNFD"),
        ],
        by: ["adm"]
      )
    }
  }

  @Test("take the first of two requests with one id that come at the same moment")
  func sameRequestAtOnce() async throws {
    try await TestNewsroom.open { newsroom in
      let id = "7b0c5cf5-06a9-4d0c-9e53-1d9c6f3f8f11"
      let create = "SELECT newsdesk.create_story('metro', '{\"slug\": \"s\"}', NULL, '\(id)')"
      let first = try await newsroom.connection(as: "ana")
      let second = try await newsroom.connection(as: "ana")
      try await first.executeScript("BEGIN; \(create)")
      async let blocked: Void = second.executeScript(create)
      try await newsroom.waitUntilBlocked(second)
      try await first.executeScript("COMMIT")
      do {
        try await blocked
        Issue.record("both began a story")
      } catch let error as PostgresError {
        #expect(error.sqlState == .uniqueViolation && error.constraint == "history_request_key")
      }
      let again = try await second.query("SELECT * FROM newsdesk.create_story('metro', '{}', NULL, \(id))")
      #expect(try again[0].decode("outcome", as: String.self) == "replayed")
    }
  }

  @Test("answer nobody with the receipt of somebody else's request, nor of another story's or another act's")
  func foreignRequests() async throws {
    try await TestNewsroom.open { newsroom in
      let id = "7b0c5cf5-06a9-4d0c-9e53-1d9c6f3f8f12"
      let (story, other) = (try await newsroom.submitted(), try await newsroom.submitted())
      try await newsroom.connection(as: "ben").executeScript(
        "SELECT newsdesk.act(\(story), 'approve', 2, NULL, '\(id)')"
      )
      let used: SQLState = "NDREQ"
      try await newsroom.withstands(
        [
          Attack(named: "by somebody else", "SELECT newsdesk.act(\(story), 'approve', 3, NULL, '\(id)')", used),
          Attack(named: "for a new story", "SELECT newsdesk.create_story('metro', '{}', NULL, '\(id)')", used),
        ],
        by: ["dan", "pia"]
      )
      try await newsroom.withstands(
        [
          Attack(named: "for another story", "SELECT newsdesk.act(\(other), 'approve', 2, NULL, '\(id)')", used),
          Attack(named: "for another act", "SELECT newsdesk.act(\(story), 'withdraw', 3, NULL, '\(id)')", used),
          Attack(named: "for an edit", "SELECT newsdesk.save_story(\(story), 3, '{\"body\": \"x\"}', '\(id)')", used),
          Attack(named: "for an undo", "SELECT newsdesk.undo(\(story), 3, NULL, '\(id)')", used),
        ],
        by: ["ben"]
      )
      try await newsroom.withstands(
        [
          Attack(
            named: "by another desk, of a story it may not read",
            "SELECT newsdesk.act(\(story), 'approve', 3, NULL, '\(id)')",
            "NDNFS"
          )
        ],
        by: ["sam", "eve"]
      )
    }
  }

  @Test("withstand extreme values")
  func extremes() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted(pictures: 1)
      func save(_ json: String) -> String { "SELECT newsdesk.save_story(\(story), 2, \(json))" }
      func picture(_ json: String) -> String { save("'{\"pictures\": [\(json)]}'") }
      let long = "jsonb_build_object('headline', repeat('x', 2001))"
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.act(\(Int64.max), 'approve', 1)", "NDNFS"),
          Attack("SELECT newsdesk.act(\(Int64.min), 'approve', 1)", "NDNFS"),
          Attack("SELECT newsdesk.act(0, 'approve', 1)", "NDNFS"),
          Attack("SELECT newsdesk.act(\(story), 'approve', \(Int32.max))", "NDVER"),
          Attack("SELECT newsdesk.act(\(story), 'approve', \(Int32.min))", "NDVER"),
          Attack("SELECT newsdesk.act(\(story), 'approve', 2147483648)", .undefinedFunction),
          Attack("SELECT newsdesk.act(\(story), 'crown', 2)", .invalidTextRepresentation),
          Attack("SELECT newsdesk.act(\(story), 'request_changes', 2, repeat('x', 16001))", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'request_changes', 2, repeat('x', 100000000))", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'request_changes', 2, E'a\\x1bb')", "NDBAD"),
          Attack("SELECT newsdesk.act(\(story), 'request_changes', 2, E'a\\x7fb')", "NDBAD"),
          Attack(save(long), .checkViolation),
          Attack(save("jsonb_build_object('body', repeat('x', 10000000))"), .checkViolation),
          Attack(save("jsonb_build_object('body', repeat('é', 4194305))"), .checkViolation),
          Attack(save("jsonb_build_object('byline', repeat('x', 2001))"), .checkViolation),
          Attack(save("jsonb_build_object('slug', repeat('x', 101))"), .checkViolation),
          Attack(save(#"'{"headline": "a\u0000b"}'"#), "22P05"),
          Attack(save(#"'{"headline": "a\ud800b"}'"#), .invalidTextRepresentation),
          Attack(save(#"'{"headline": "a\u001bb"}'"#), "NDBAD"),
          Attack(save(#"'{"headline": "a\u007fb"}'"#), "NDBAD"),
          Attack(save(#"'{"headline": "a\nb"}'"#), "NDBAD"),
          Attack(save(#"'{"headline": 5}'"#), "NDBAD"),
          Attack(save(#"'{"headline": {"a": []}}'"#), "NDBAD"),
          Attack(save(#"'{"headlin": "x"}'"#), "NDBAD"),
          Attack(save("'[]'"), "NDBAD"),
          Attack(save("'5'"), "NDBAD"),
          Attack(save("'\"headline\"'"), "NDBAD"),
          Attack(save("(repeat('[', 1000000) || repeat(']', 1000000))::jsonb"), "54001"),
          Attack(save("jsonb_build_object('pictures', (repeat('[', 900) || repeat(']', 900))::jsonb)"), "NDBAD"),
          Attack(
            save(
              "(SELECT jsonb_build_object('pictures', jsonb_agg('{\"caption\": \"c\"}'::jsonb)) FROM generate_series(1, 501))"
            ),
            "NDBAD"
          ),
          Attack(save(#"'{"slug": "214"}'"#), .checkViolation),
          Attack(save(#"'{"slug": "-rf"}'"#), .checkViolation),
          Attack(save(#"'{"slug": "../x"}'"#), .checkViolation),
          Attack(save(#"'{"slug": "@last"}'"#), .checkViolation),
          Attack(save(#"'{"language": "english please"}'"#), .checkViolation),
          Attack(picture(#"{"number": 2147483647}"#), "NDBAD"),
          Attack(picture(#"{"number": 0}"#), "NDBAD"),
          Attack(picture(#"{"number": -1}"#), "NDBAD"),
          Attack(picture(#"{"number": 2}"#), "NDBAD"),
          Attack(picture(#"{"number": 1}, {"number": 1}"#), "NDBAD"),
          Attack(picture(#"{"number": "1.5"}"#), "NDBAD"),
          Attack(picture(#"{"is_ambiguous": "perhaps"}"#), "NDBAD"),
          Attack(picture(#"{"picture": 1}"#), "NDBAD"),
          Attack(picture(#"{"picture": "x"}"#), "NDBAD"),
          Attack(picture(#"{"translations": []}"#), "NDBAD"),
          Attack(picture(#"{"translations": {"no language": {"caption": "c"}}}"#), "NDBAD"),
          Attack(picture(#"{"translations": {"ar": {"credit": "c"}}}"#), "NDBAD"),
          Attack(picture(#"{"translations": {"ar": "c"}}"#), "NDBAD"),
          Attack(picture(#"{"taken_on": "infinity"}"#), "NDBAD"),
          Attack(picture(#"{"taken_on": "2024-02-30"}"#), "NDBAD"),
          Attack(picture(#"{"taken_on": "06-10-2024"}"#), "NDBAD"),
          Attack(picture(#"{"taken_on": "0000-01-01"}"#), "NDBAD"),
          Attack(picture(#"{"creators": "Jane"}"#), "NDBAD"),
          Attack(picture(#"{"credit": "x", "creators": [null]}"#), "NDBAD"),
          Attack(picture(#"{"credit": "x", "creators": [""]}"#), "NDBAD"),
          Attack(picture(#"{"credit": "x", "flags": ["royal"]}"#), "NDBAD"),
          Attack(picture(#"{"creators": ["Jane"]}"#), "NDBAD"),
          Attack(picture(#"{"colour": "red"}"#), "NDBAD"),
          Attack("SELECT newsdesk.create_story('metro', '{\"slug\": \"s\"}', 'infinity')", "NDBAD"),
          Attack("SELECT newsdesk.create_story('metro', '{\"slug\": \"s\"}', '-infinity')", "NDBAD"),
          Attack("SELECT newsdesk.create_story('metro', '{\"slug\": \"s\"}', '1999-01-01')", "NDBAD"),
          Attack("SELECT newsdesk.import_story('metro', '5', newsdesk.keep_source('x'), 1, 'x')", "NDBAD"),
          Attack(
            "SELECT newsdesk.import_story('metro', '{\"slug\": \"s\"}', newsdesk.keep_source('x'), 1, repeat('x', 4001))",
            .checkViolation
          ),
          Attack(
            "SELECT newsdesk.import_story('metro', '{\"slug\": \"s\"}', newsdesk.keep_source('x'), 1, 'x', '{}')",
            .checkViolation
          ),
          Attack(
            "SELECT newsdesk.import_story('metro', '{\"slug\": \"s\"}', newsdesk.keep_source('x'), 1, 'x', jsonb_build_array(repeat('x', 17000000)))",
            .checkViolation
          ),
          Attack("SELECT newsdesk.keep_source(convert_to(repeat('x', 67108865), 'UTF8'))", .checkViolation),
        ],
        by: ["ben"]
      )
    }
  }
}
