import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Submitting what fails a check", .timeLimit(.minutes(10)))
struct CheckSubmitTests {
  @Test("is refused with everything at once, each with its mend, and with raw SQL too")
  func everything() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let story = try await ana.drafts.create(
        desk: "metro",
        slug: "leftovers",
        text: StoryText(headline: "Fire at the harbour", body: "Read more\n\nEMBARGOED\n\nTKTK"),
        pictures: [
          Picture(caption: "Fire at the harbour", credit: .jane),
          Picture(caption: "Smoke, opens new tab", credit: .jane),
          Picture(caption: "Smoke."), Picture(caption: "smoke", credit: .jane), Picture(caption: ""),
        ]
      ).story
      let reasons = try await refusal(.workflow) { try await newsroom.act(.submit, on: story, as: "ana") }
      #expect(
        reasons.map { "\($0.code) \($0.subject ?? "")" } == [
          "credit credit for photo 3", "caption caption for photo 5", "credit credit for photo 5",
          "advisory_left_in text", "placeholder text", "text_residue text", "caption_is_headline photo 1",
          "caption_residue photo 2", "caption_repeated photo 4",
        ]
      )
      #expect(reasons.allSatisfy { $0.fix?.hasPrefix("newsdesk ") == true })
      #expect(try await newsroom.obstacles(to: .submit, on: story, for: "ana") == reasons.map(\.code))
      let connection = try await newsroom.connection(as: "ana")
      let state = await sqlState { try await connection.query("SELECT newsdesk.act(\(story), 'submit', 1)") }
      #expect(state == "NDWFL")
      await connection.close()
      #expect(try await newsroom.state(of: story) == "draft")
    }
  }

  @Test("is refused by every workflow, also by one whose submit has no rule of its own")
  func withoutRules() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.apply { $0.change(.submit) { $0.rules = [] } }
      let story = try await newsroom.draft(body: "Read more")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.submit, on: story, as: "ana") }
      #expect(reasons.map(\.code) == ["text_residue"])
      let empty = try await newsroom.draft(body: "")
      let missing = try await refusal(.workflow) { try await newsroom.act(.submit, on: empty, as: "ana") }
      #expect(missing.map(\.code) == ["no_text"])
      try await newsroom.edit(story, as: "ana") { $0.body = "A fire broke out." }
      #expect(try await newsroom.act(.submit, on: story, as: "ana").outcome == .done)
    }
  }

  @Test("of a warning is none, in whatever language")
  func warnings() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      for (language, headline, body, caption) in [
        ("ar", "حريق في الميناء", "اندلع حريق.", "دخان."), ("zh", "港口火灾", "港口起火。", "浓烟。"),
        ("en", "Fire", "A TK fire.", "A view of the fire."),
      ] {
        var text = StoryText(headline: headline, body: body)
        text.language = language
        let pictures = [Picture(caption: caption, credit: .jane)]
        let story = try await ana.drafts.create(desk: "metro", slug: "fire-\(language)", text: text, pictures: pictures)
          .story
        #expect(try await !ana.checks.findings(in: story).isEmpty)
        #expect(try await newsroom.act(.submit, on: story, as: "ana").outcome == .done)
      }
    }
  }

  @Test("is told to nobody who may not read the story")
  func hidden() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft(body: "Read more")
      let question = "SELECT * FROM newsdesk.check_story(\(story))"
      try await newsroom.withstands([Attack(question, "NDNFS")], by: ["sam", "eve"])
      try await newsroom.withstands([Attack(question, "NDWHO")], by: ["finn", "olga"])
      try await newsroom.restrict(story, to: ["ana"], as: "ana")
      try await newsroom.withstands([Attack(question, "NDNFS")], by: ["ben", "rob", "adm"])
      #expect(try await newsroom.session(as: "ana").checks.findings(in: story).map(\.code) == ["text_residue"])

      let out = try await newsroom.published()
      try await newsroom.act(.correct, on: out, as: "ben", note: "Why.")
      try await newsroom.withstands([Attack("SELECT * FROM newsdesk.check_story(\(out))", "NDROL")], by: ["sam"])
    }
  }

  @Test("takes the day by the newsroom's wall, not by the session's zone or a transaction left open")
  func clock() async throws {
    try await TestNewsroom.open { newsroom in
      let connection = try await newsroom.connection(as: "ana")
      let today = try await newsroom.day()
      let content =
        #"{"headline": "H", "body": "B", "pictures": [{"caption": "In Tunis.", "alt_text": "A", "credit": "J", "creators": ["J"],"#
        + #" "taken_on": "\#(today?.description ?? "")"}]}"#
      for zone in ["Etc/GMT+12", "Etc/GMT-14"] {
        try await connection.execute("SELECT set_config('TimeZone', \(zone), false)")
        let rows = try await connection.query("SELECT code FROM newsdesk.check_content('metro', \(content)::jsonb)")
        #expect(rows.isEmpty, "\(zone)")
      }
      await connection.close()
    }
  }
}
