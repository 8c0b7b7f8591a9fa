import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Raw SQL on the rights of pictures", .timeLimit(.minutes(10)))
struct RightsAttackTests {
  @Test("writes no row of rights, grants, ends and reliances: there are functions, and nothing beside them")
  func rows() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story) { $0.cost = "pay" }
      try await newsroom.grant("ai_made", story)
      try await newsroom.grant("cost", story)
      try await newsroom.act(.publish, on: story, as: "cleo")
      var attacks: [Attack] = []
      for table in ["picture_rights", "rights_grant", "rights_grant_end", "rights_reliance"] {
        attacks += [
          Attack("INSERT INTO newsdesk.\(table) OVERRIDING SYSTEM VALUE SELECT * FROM newsdesk.\(table)"),
          Attack("DELETE FROM newsdesk.\(table)"), Attack("TRUNCATE newsdesk.\(table) CASCADE"),
          Attack("BEGIN; LOCK newsdesk.\(table) IN SHARE MODE"), Attack("COPY newsdesk.\(table) FROM STDIN"),
        ]
      }
      attacks += [
        Attack("UPDATE newsdesk.picture_rights SET cost = 'free'"),
        Attack("UPDATE newsdesk.rights_grant SET until = until + interval '1 year'"),
        Attack("UPDATE newsdesk.newsroom SET territories = '{}'"),
        Attack("SELECT nextval('newsdesk.rights_grant_id_seq')"),
        Attack("SELECT newsdesk.record_staff_act('grant rights', 'grant 9', '{}')"),
      ]
      try await newsroom.withstands(attacks, by: ["ana", "pia", "cleo", "adm", "olga"])
    }
  }

  @Test("is refused, even by the owner, what would rewrite them")
  func owner() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      _ = try await newsroom.set(story) { $0.cost = "pay" }
      try await newsroom.grant("ai_made", story)
      let superuser = try await newsroom.superuser()
      for statement: SQL in [
        "UPDATE newsdesk.picture_rights SET cost = 'free'", "DELETE FROM newsdesk.rights_grant",
        "TRUNCATE newsdesk.rights_reliance", "DELETE FROM newsdesk.rights_grant_end",
      ] {
        let state = await sqlState { try await superuser.query(statement) }
        #expect(state == "NDAPP")
      }
      await superuser.close()
    }
  }

  @Test("gives no grant without the role, over another's desk, without an end or a reason, or for what doesn't block")
  func grants() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      func grant(
        _ code: String = "'ai_made'",
        _ until: String = "now() + interval '1 day'",
        _ reason: String = "'Because'",
        all: String = "false",
        photo: String = "1"
      ) -> String {
        "SELECT newsdesk.grant_rights(\(story), \(photo), \(code), \(until), \(reason), \(all))"
      }
      let calls = [grant(), grant(all: "true"), grant(all: "NULL")]
      try await newsroom.withstands(calls.map { Attack($0, "NDROL") }, by: ["rob", "lea", "adm"])
      // Ana wrote it, and has no role that grants either.
      try await newsroom.withstands([Attack(grant(), "NDROL")], by: ["ana"])
      try await newsroom.withstands(calls.map { Attack($0, "NDNFS") }, by: ["sam", "eve", "sue"])
      try await newsroom.withstands([Attack(grant(), "NDWHO")], by: ["finn", "olga"])
      try await newsroom.withstands(
        [
          grant("'ai_made'", "NULL"), grant("'ai_made'", "now() - interval '1 day'"), grant("'ai_made'", "'infinity'"),
          grant("'ai_made'", "'-infinity'"), grant("'ai_made'", "now() + interval '91 days'"), grant("'cost'"),
          grant("NULL"), grant("''"), grant("'AI_MADE'"), grant("'credit'"), grant("'second_person'"),
          grant("'ai_made'", "now() + interval '1 day'", "NULL"),
          grant("'ai_made'", "now() + interval '1 day'", "E' \\u200b\\n'"),
          grant("'ai_made'", "now() + interval '1 day'", "E'\\x01'"),
          grant("'ai_made'", "now() + interval '1 day'", "repeat('x', 16001)"),
          grant(photo: "2"), grant(photo: "NULL"), grant(photo: "0"),
        ].map { Attack($0, "NDBAD") },
        by: ["pia", "ben", "cleo"]
      )
      try await newsroom.withstands([Attack(grant(all: "true"), "NDROL")], by: ["pia", "ben", "cleo"])
      try await newsroom.withstands(
        [Attack("BEGIN ISOLATION LEVEL REPEATABLE READ; \(grant())", "NDISO")],
        by: ["pia"]
      )
    }
  }

  @Test("neither ends a grant nor says rights nor names territories that are not theirs, and learns of none")
  func others() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      let grant = try await newsroom.grant("ai_made", story)
      let set = "SELECT newsdesk.set_rights(\(story), 1, '{\"cost\": \"free\"}', 'x')"
      let end = "SELECT newsdesk.end_grant(\(grant.id))"
      try await newsroom.withstands([Attack(end, "NDNFG"), Attack(set, "NDNFS")], by: ["sam", "eve", "sue"])
      try await newsroom.withstands([Attack(end, "NDROL"), Attack(set, "NDROL")], by: ["rob", "lea"])
      try await newsroom.withstands([Attack(set, "NDROL")], by: ["ben", "cleo"])
      try await newsroom.withstands(
        [Attack("SELECT newsdesk.set_territories('{FR}')", "NDROL")],
        by: ["ana", "pia", "cleo", "sue"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.set_territories('{UK}')", "NDBAD"),
          Attack("SELECT newsdesk.set_territories('{NULL}')", "NDBAD"),
        ],
        by: ["adm"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.end_grant(NULL)", "NDNFG"), Attack("SELECT newsdesk.end_grant(999)", "NDNFG"),
          Attack("SELECT newsdesk.set_rights(NULL, 1, '{}')", "NDNFS"),
          Attack("SELECT newsdesk.set_rights(\(story), 1, NULL)", "NDBAD"),
          Attack("SELECT newsdesk.set_rights(\(story), 1, '{\"cost\": \"pay\"}', NULL, 7)", "NDBAD"),
        ],
        by: ["pia"]
      )
    }
  }

  @Test("publishes nothing that is blocked, whatever version and request it names")
  func publishing() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine)
      let version = try await newsroom.version(of: story)
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.act(\(story), 'publish', \(version))", "NDWFL"),
          Attack("SELECT newsdesk.act(\(story), 'publish', \(version), 'Because', gen_random_uuid())", "NDWFL"),
        ],
        by: ["cleo", "cora"]
      )
    }
  }

  @Test("of a confidential story tells nobody else of its grants, not by the staff's history either")
  func confidential() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.photographed(TestNewsroom.byMachine, approved: false)
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.readers.restrict(story, to: ["pia"], expecting: try await newsroom.version(of: story))
      let grant = try await newsroom.grant("ai_made", story)
      let dan = try await newsroom.session(as: "dan")
      #expect(try await dan.rights.grants() == [])
      #expect(try await dan.reports.credits() == [])
      try await newsroom.withstands([Attack("SELECT newsdesk.end_grant(\(grant.id))", "NDNFG")], by: ["dan", "cleo"])
      let told: String = try await dan.connection.query(
        "SELECT subject || detail::text FROM newsdesk.staff_history WHERE act = 'grant rights'"
      )[0].decode(at: 0)
      #expect(!told.contains("Somebody has to") && !told.contains("harbour"))
    }
  }
}
