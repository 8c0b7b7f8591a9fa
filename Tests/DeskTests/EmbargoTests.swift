import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("An embargo", .timeLimit(.minutes(10)))
struct EmbargoTests {
  private let tomorrow = Date(timeIntervalSinceNow: 86_400)

  /// Holds a story as it stands.
  @discardableResult
  private func hold(
    _ story: Int64,
    _ newsroom: TestNewsroom,
    until: Date?,
    as login: String = "ben",
    note: String? = nil
  ) async throws -> Receipt {
    let session = try await newsroom.session(as: login)
    return try await session.embargoes.hold(
      story,
      until: until,
      expecting: try await session.approvals.currentVersion(of: story),
      note: note
    )
  }

  @Test("keeps an approved story in, whoever asks, and says until when and who can lift it")
  func holds() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let receipt = try await hold(story, newsroom, until: tomorrow)
      // It changes no text and voids no sign-off.
      #expect(receipt.state.rawValue == "approved" && receipt.revision == 1)
      #expect(try await newsroom.session(as: "ben").approvals.signOffs(of: story).allSatisfy(\.isCurrent))
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["embargo"])
      #expect(reasons.first?.message.hasPrefix("embargoed until ") == true)
      #expect(reasons.first?.message.contains("(in 23 h ") == true)
      #expect(reasons.first?.who?.contains("Ben Okafor (metro editor)") == true)
      #expect(reasons.first?.fix == "newsdesk lift \(story) --note \"...\"")
      #expect(try await newsroom.obstacles(to: .publish, on: story, for: "ana")?.contains("embargo") == true)
    }
  }

  @Test("that is uncertain holds with no end, until an editor names a time or lifts it")
  func uncertain() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await hold(story, newsroom, until: nil)
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.first?.message == "embargo: hold until an editor decides")
      let pending = try await newsroom.session(as: "ana").reports.pending().first { $0.id == story }
      #expect(pending?.embargo?.until == nil && pending?.isHeld(at: tomorrow) == true)
      try await hold(story, newsroom, until: tomorrow)
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      try await newsroom.act(.lift, on: story, as: "cleo", note: "It is out elsewhere.")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("ends by itself when its time has come")
  func ends() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await hold(story, newsroom, until: Date(timeIntervalSinceNow: 1.5))
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      // The server's clock is asked, not this one.
      _ = try await newsroom.session(as: "cleo").connection.query("SELECT pg_sleep(2)")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("is an editor's or a publisher's to set, and to lift with a reason")
  func roles() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      for login in ["ana", "pia", "lea"] {
        _ = try await refusal(.role) { try await hold(story, newsroom, until: tomorrow, as: login) }
        _ = try await refusal(.role) { try await newsroom.act(.lift, on: story, as: login, note: "Because.") }
      }
      try await hold(story, newsroom, until: tomorrow, as: "cleo")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.lift, on: story, as: "ben") }
      #expect(reasons.map(\.code) == ["note"])
      // An earlier time is a lift in part; a later one is not.
      let sooner = try await refusal(.workflow) {
        try await hold(story, newsroom, until: tomorrow.addingTimeInterval(-3600))
      }
      #expect(sooner.map(\.code) == ["note"])
      try await hold(story, newsroom, until: tomorrow.addingTimeInterval(3600))
      try await hold(story, newsroom, until: tomorrow, note: "The ministry agreed.")
    }
  }

  @Test("that is set again, or lifted where there is none, is already so")
  func already() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      #expect(try await newsroom.act(.lift, on: story, as: "ben", note: "Why.").outcome == .already)
      #expect(try await hold(story, newsroom, until: tomorrow).outcome == .done)
      let version = try await newsroom.version(of: story)
      #expect(try await hold(story, newsroom, until: tomorrow).outcome == .already)
      #expect(try await newsroom.version(of: story) == version)
      let id = UUID()
      let ben = try await newsroom.session(as: "ben").embargoes
      let first = try await ben.lift(story, expecting: version, note: "Why.", requestID: id)
      let second = try await ben.lift(story, expecting: version, note: "Why.", requestID: id)
      #expect(first.version == second.version && second.outcome == .replayed)
    }
  }

  @Test("can't be set on what is out, or is spiked")
  func outOfPlace() async throws {
    try await TestNewsroom.open { newsroom in
      let out = try await newsroom.published()
      #expect(try await refusal(.workflow) { try await hold(out, newsroom, until: tomorrow) }.map(\.code) == ["stage"])
      // Its correction can be held.
      try await newsroom.act(.correct, on: out, as: "ben", note: "Why.")
      try await hold(out, newsroom, until: nil)
      #expect(try await newsroom.obstacles(to: .publish, on: out, for: "cleo")?.contains("embargo") == true)
    }
  }

  @Test(
    "is refused for times that nobody can mean",
    arguments: [
      "now() - interval '1 hour'", "'infinity'", "'-infinity'", "'9999-12-31 00:00Z'", "now() + interval '21 years'",
    ]
  )
  func times(_ time: String) async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let connection = try await newsroom.connection(as: "ben")
      let state = await sqlState { try await connection.executeScript("SELECT newsdesk.embargo(\(story), 1, \(time))") }
      #expect(state == "NDBAD")
      await connection.close()
    }
  }

  @Test("is no stranger's business: raw SQL meets the same rules, and no other way leads past them")
  func hostile() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await hold(story, newsroom, until: nil)
      let workflow = SQLState(rawValue: "NDWFL")
      try await newsroom.withstands(
        [
          Attack("UPDATE newsdesk.story SET embargo = NULL WHERE id = \(story)"),
          Attack("UPDATE newsdesk.history SET embargo = NULL WHERE story_id = \(story)"),
          Attack("SELECT newsdesk.act(\(story), 'publish', 4)", workflow),
          Attack("SET TimeZone = 'Pacific/Kiritimati'; SELECT newsdesk.act(\(story), 'publish', 4)", workflow),
          Attack("BEGIN; SET LOCAL search_path = pg_temp; SELECT newsdesk.act(\(story), 'publish', 4)", workflow),
          Attack("SELECT newsdesk.act(\(story), 'lift', 4, 'Because.')", SQLState(rawValue: "NDBAD")),
          Attack("SELECT newsdesk.act(\(story), 'embargo', 4, 'Because.')", SQLState(rawValue: "NDBAD")),
          Attack("SELECT newsdesk.embargo_text(NULL, NULL)"),
          Attack("SELECT newsdesk.begin_story(NULL, NULL, NULL, NULL, NULL, NULL, NULL)"),
        ],
        by: ["cleo"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.lift(\(story), 4, 'Because.')", SQLState(rawValue: "NDROL")),
          Attack("SELECT newsdesk.embargo(\(story), 4, now() + interval '1 second')", SQLState(rawValue: "NDROL")),
        ],
        by: ["ana", "pia"]
      )
      try await newsroom.withstands(
        [
          Attack("SELECT newsdesk.lift(\(story), NULL, 'Because.')", SQLState(rawValue: "NDVER")),
          Attack("SELECT newsdesk.lift(\(story), 4, '  ')", workflow),
          Attack(
            "SELECT newsdesk.embargo(\(story), 4, now() + interval '1 day', 'FOO+25')",
            SQLState(rawValue: "NDBAD")
          ),
          Attack(
            "SELECT newsdesk.embargo(\(story), 4, now() + interval '1 day', 'Europe/Nowhere')",
            SQLState(rawValue: "NDBAD")
          ),
        ],
        by: ["ben"]
      )
    }
  }

  @Test("that a superuser takes out of the story's row is missed when it is published, and by audit verify")
  func tampered() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await hold(story, newsroom, until: nil)
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript("UPDATE newsdesk.story SET embargo = NULL WHERE id = \(story)")
      await superuser.close()
      let cleo = try await newsroom.connection(as: "cleo")
      let state = await sqlState { try await cleo.executeScript("SELECT newsdesk.act(\(story), 'publish', 4)") }
      #expect(state == "NDTAM")
      await cleo.close()
    }
  }

  @Test("comes in with an import, certain or not, with the clock and the line that were meant")
  func imported() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      func item(_ name: String, _ embargo: ImportService.Item.Embargo) -> ImportService.Item {
        ImportService.Item(
          slug: name,
          text: StoryText(headline: name, body: "A text."),
          pictures: [],
          removed: [],
          embargo: embargo
        )
      }
      let year = Calendar(identifier: .gregorian).component(.year, from: tomorrow) + 1
      let receipts = try await ana.imports.importFile(
        Array("x".utf8),
        named: "x",
        items: [
          item(
            "one",
            .init(line: "EMBARGOED UNTIL …", until: "\(year)-08-25T10:00:00Z", timeZone: "America/New_York", doubt: nil)
          ),
          item("two", .init(line: "EMBARGOED", until: nil, timeZone: nil, doubt: "it names no time")),
          item("three", .init(line: "OLD", until: "2020-08-25T10:00:00Z", timeZone: "UTC", doubt: nil)),
        ],
        desk: "metro"
      )
      let stories = [
        try await ana.drafts.story(receipts[0].story), try await ana.drafts.story(receipts[1].story),
        try await ana.drafts.story(receipts[2].story),
      ]
      #expect(stories[0].embargo?.wallClock == "\(year)-08-25T06:00:00")
      #expect(stories[0].embargo?.timeZone == "America/New_York")
      #expect(stories[0].embargo?.line == "EMBARGOED UNTIL …")
      #expect(stories[1].embargo?.until == nil && stories[1].embargo?.doubt == "it names no time")
      #expect(stories[2].embargo?.holds(at: Date()) == false)
      let held = try await newsroom.obstacles(to: .publish, on: receipts[1].story, for: "cleo")
      #expect(held?.contains("embargo") == true)
      let free = try await newsroom.obstacles(to: .publish, on: receipts[2].story, for: "cleo")
      #expect(free?.contains("embargo") == false)
      // An edit leaves it where it is.
      try await newsroom.edit(receipts[1].story, as: "ana") { $0.headline = "Two and a half" }
      #expect(try await ana.drafts.story(receipts[1].story).embargo?.line == "EMBARGOED")
    }
  }
}
