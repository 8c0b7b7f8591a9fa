import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A check's level", .timeLimit(.minutes(10)))
struct CheckLevelTests {
  @Test("is the desk's own: an error refuses, a warning doesn't, and off is silence")
  func levels() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let version = try await newsroom.version(of: story)
      let checks = try await newsroom.session(as: "ana").checks
      #expect(try await checks.findings(in: story) == [])
      #expect(try await newsroom.set("no_byline", to: .warning))
      #expect(try await checks.findings(in: story).map(\.code) == ["no_byline"])
      #expect(try await newsroom.trial(of: .submit, on: story, version: version, as: "ana") == [])
      #expect(try await newsroom.set("no_byline", to: .error))
      #expect(try await newsroom.trial(of: .submit, on: story, version: version, as: "ana") == ["no_byline"])
      #expect(try await newsroom.set("no_byline", to: .off))
      #expect(try await checks.findings(in: story) == [])

      let other = try await newsroom.draft(body: "Read more")
      #expect(try await newsroom.set("text_residue", to: .off))
      #expect(try await checks.findings(in: other) == [])
      #expect(try await newsroom.findings(body: "Read more", desk: "sport") == ["text_residue"])
      #expect(try await newsroom.act(.submit, on: other, as: "ana").outcome == .done)
    }
  }

  @Test("of what publication needs is an error, whoever asks")
  func fixed() async throws {
    try await TestNewsroom.open { newsroom in
      for code in ["caption_empty", "caption_no_credit", "no_headline", "no_text"] {
        for level in [CheckLevel.off, .warning] {
          let error = await #expect(throws: DeskError.self) { try await newsroom.set(code, to: level) }
          guard case .badData(let message, _) = error else {
            Issue.record("\(String(describing: error))")
            return
          }
          #expect(message.contains("nothing is published without"))
        }
        #expect(try await newsroom.set(code, to: .error) == false)
      }
      let story = try await newsroom.draft(pictures: 1)
      try await newsroom.edit(story, as: "ana") { $0.pictures = [.init(number: 1, picture: Picture(caption: ""))] }
      let reasons = try await refusal(.workflow) { try await newsroom.act(.submit, on: story, as: "ana") }
      #expect(reasons.map(\.code) == ["caption", "credit"])
    }
  }

  @Test("is in the staff's history, who set it and what it was, and a repetition is not")
  func history() async throws {
    try await TestNewsroom.open { newsroom in
      #expect(try await newsroom.set("caption_long", to: .warning) == false)
      #expect(try await newsroom.set("caption_long", to: .error))
      #expect(try await newsroom.set("caption_long", to: .error) == false)
      #expect(try await newsroom.set("caption_long", to: .warning, as: "ada"))
      let rows = try await newsroom.session(as: "ana").connection.query(
        """
        SELECT actor, subject, detail ->> 'was' AS was, detail ->> 'level' AS level
        FROM newsdesk.staff_history WHERE act = 'set check' ORDER BY id
        """
      ).map { row in
        try ["actor", "subject", "was", "level"].map { try row.decode($0) as String }.joined(separator: " ")
      }
      #expect(rows == ["adm caption_long warning error", "ada caption_long error warning"])
      #expect(try await newsroom.session(as: "ana").audit.verify().findings.isEmpty)
    }
  }

  @Test("that somebody changed past the newsroom is found by the audit")
  func tampering() async throws {
    try await TestNewsroom.open { newsroom in
      #expect(try await newsroom.set("caption_long", to: .error))
      #expect(try await newsroom.set("no_byline", to: .error))
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(
        """
        UPDATE newsdesk.desk_check SET level = 'off' WHERE code = 'caption_long';
        DELETE FROM newsdesk.desk_check WHERE code = 'no_byline';
        INSERT INTO newsdesk.desk_check SELECT id, 'text_residue', 'off' FROM newsdesk.desk WHERE name = 'sport';
        """
      )
      await superuser.close()
      let found = try await newsroom.session(as: "ana").audit.verify().findings
      #expect(
        Set(found.map(\.finding).map { "\($0.kind) \($0.part) \($0.name ?? "")" }) == [
          "edited check caption_long on metro", "deleted check no_byline on metro",
          "inserted check text_residue on sport",
        ]
      )
    }
  }

  @Test("is not for those whom it binds, nor to be had with psql")
  func hostile() async throws {
    try await TestNewsroom.open { newsroom in
      let lift = "SELECT newsdesk.set_check('metro', 'text_residue', 'off')"
      try await newsroom.withstands(
        [Attack(lift, "NDROL"), Attack("SELECT newsdesk.set_check('sport', 'text_residue', 'off')", "NDROL")],
        by: ["ana", "ben", "pia", "lea", "cleo", "sam", "eve"]
      )
      try await newsroom.withstands([Attack(lift, "NDWHO")], by: ["finn", "olga"])
      try await newsroom.withstands(
        [
          Attack("UPDATE newsdesk.desk_check SET level = 'off'"),
          Attack("INSERT INTO newsdesk.desk_check SELECT id, 'no_text', 'off' FROM newsdesk.desk"),
          Attack("UPDATE newsdesk.editorial_check SET default_level = 'off', is_fixed = false"),
          Attack("DELETE FROM newsdesk.editorial_check"),
          Attack("SELECT newsdesk.findings(NULL, NULL, NULL, NULL)"),
          Attack("SELECT newsdesk.failed_checks(NULL, NULL)"),
          Attack("SELECT newsdesk.set_check('metro', 'no_text', 'off')", "NDBAD"),
          Attack("SELECT newsdesk.set_check('metro', 'no_text', NULL)", "NDBAD"),
          Attack("SELECT newsdesk.set_check('metro', NULL, 'off')", "NDBAD"),
          Attack("SELECT newsdesk.set_check('metro', 'nonsense', 'off')", "NDBAD"),
          Attack("SELECT newsdesk.set_check(NULL, 'text_residue', 'off')", "NDNFD"),
          Attack("SELECT newsdesk.set_check('metro', 'text_residue', 'mild')", .invalidTextRepresentation),
          Attack("SELECT * FROM newsdesk.check_content('nowhere', '{}')", "NDNFD"),
          Attack("SELECT * FROM newsdesk.check_content('metro', '{\"nonsense\": 1}')", "NDBAD"),
          Attack("SELECT * FROM newsdesk.check_content('metro', 'null')", "NDBAD"),
          Attack("SELECT * FROM newsdesk.check_content('metro', NULL)", "NDBAD"),
          Attack(
            "SELECT * FROM newsdesk.check_content('metro', jsonb_build_object('headline', repeat('x', 2001)))",
            "NDBAD"
          ),
          Attack(
            "SELECT * FROM newsdesk.check_content('metro', jsonb_build_object('body', repeat('x', 8388609)))",
            "NDBAD"
          ),
          Attack("SELECT * FROM newsdesk.check_story(NULL)", "NDNFS"),
          Attack("SELECT * FROM newsdesk.check_story(-1)", "NDNFS"),
        ],
        by: ["adm"]
      )
    }
  }
}
