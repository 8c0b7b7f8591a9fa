import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A confidential story")
struct ConfidentialityTests {
  @Test("is read by those it names, its author and whoever named them: not by its desk, not by an administrator")
  func named() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "pia", "lea", "cleo", "adm"])
      let receipt = try await newsroom.restrict(story, to: ["lea", "sam"], as: "ben")
      #expect(receipt.outcome == .done && receipt.state.rawValue == "submitted")
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "lea", "sam"])
      let ben = try await newsroom.session(as: "ben")
      #expect(try await ben.drafts.story(story).isConfidential)
      #expect(try await ben.readers.readers(of: story).map(\.person.login) == ["ana", "ben", "lea", "sam"])
      let last = try await ben.audit.history(of: story).last
      #expect(last?.action == .restrict)
      #expect(last?.note == "Ana Souza (ana), Ben Okafor (ben), Lea Kahn (lea), Sam Field (sam)")
    }
  }

  @Test("names others when it is restricted again, and is its desk's again when it is opened")
  func again() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.restrict(story, to: ["ben", "pia"], as: "ana")
      try await newsroom.restrict(story, to: ["ben"], as: "ana")
      #expect(try await newsroom.readers(of: story) == ["ana", "ben"])
      let opened = try await newsroom.unrestrict(story, as: "ben")
      #expect(opened.outcome == .done)
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "pia", "lea", "cleo", "adm"])
      #expect(try await newsroom.session(as: "ana").readers.readers(of: story).isEmpty)
    }
  }

  @Test(
    "is made so by an editor of its desk, or while it is a draft by its author; a reader that it names can't widen it"
  )
  func whoMay() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      for login in ["rob", "pia", "lea", "cleo", "adm"] {
        let reasons = try await refusal(.role) { try await newsroom.restrict(story, to: [], as: login) }
        #expect(reasons.map(\.code) == ["role"], "\(login)")
      }
      try await newsroom.restrict(story, to: ["rob", "lea"], as: "ana")
      for login in ["rob", "lea"] {
        _ = try await refusal(.role) { try await newsroom.restrict(story, to: ["dan"], as: login) }
        _ = try await refusal(.role) { try await newsroom.unrestrict(story, as: login) }
        _ = try await refusal(.role) { try await newsroom.ask("eve", for: .copy, of: story, as: login) }
      }
      try await newsroom.act(.submit, on: story, as: "ana")
      _ = try await refusal(.role) { try await newsroom.unrestrict(story, as: "ana") }
      #expect(try await newsroom.readers(of: story) == ["ana", "lea"])
    }
  }

  @Test("gives nobody a role: whoever it names does with it what they could before")
  func noRole() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.restrict(story, to: ["sam", "eve", "sue"], as: "ben")
      _ = try await refusal(.role) { try await newsroom.edit(story, as: "eve") { $0.headline = "Mine" } }
      _ = try await refusal(.role) { try await newsroom.act(.publish, on: story, as: "sue") }
      _ = try await refusal(.role) { try await newsroom.act(.requestChanges, on: story, as: "eve", note: "Why?") }
      await #expect(throws: DeskError.self) { try await newsroom.act(.publish, on: story, as: "cleo") }
      try await newsroom.restrict(story, to: ["cleo"], as: "ben")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").outcome == .done)
    }
  }

  @Test("says who can only of those who read it; where none of them can, how to let in somebody")
  func whoCan() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.restrict(story, to: ["lea"], as: "ana")
      try await newsroom.act(.submit, on: story, as: "ana")
      let alone = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ana") }
      let unaided = try #require(alone.first { $0.code == "second_person" })
      #expect(unaided.who ?? [] == [] && unaided.fix == "newsdesk draft restrict \(story) lea LOGIN")
      #expect(alone.first { $0.code == "role" }?.who ?? [] == ["Lea Kahn (metro legal)"])
      let other = try await newsroom.submitted()
      try await newsroom.restrict(other, to: ["dan"], as: "ben")
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: other, as: "ana") }
      let named = try #require(reasons.first { $0.code == "second_person" })
      #expect(named.who == ["Ben Okafor (metro editor)", "Dan Weiss (metro editor)"] && named.fix == nil)
    }
  }

  @Test("names people who work here, and at most fifty")
  func badNames() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ana = try await newsroom.connection(as: "ana")
      for (names, state) in [
        ("'{nobody}'", "NDNFP"), ("'{finn}'", "NDBAD"), ("'{NULL}'", "NDNFP"), ("'{olga}'", "NDNFP"),
        ("array_fill('ben'::text, ARRAY[51])", "NDBAD"),
      ] as [(String, SQLState)] {
        let found = await sqlState {
          try await ana.query("SELECT newsdesk.restrict_story(\(story), 1, \(unsafeRaw: names))")
        }
        #expect(found == state, "\(names)")
      }
      #expect(try await newsroom.version(of: story) == 1)
      // Nobody, and NULL for nobody: the author alone. The same person twice is one.
      for names in ["'{}'", "NULL", "'{ben,ben,ana}'"] {
        try await ana.executeScript(
          "SELECT newsdesk.restrict_story(\(story), (SELECT version FROM newsdesk.story), \(names))"
        )
      }
      #expect(try await newsroom.readers(of: story) == ["ana", "ben"])
    }
  }

  @Test("expects a version, is already so for an equal act, and carries a request out once")
  func versions() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ana = try await newsroom.connection(as: "ana")
      for version in ["NULL", "0", "2"] {
        for act in ["restrict_story(\(story), \(version), '{}')", "ask(\(story), \(version), 'ben', 'copy')"] {
          #expect(await sqlState { try await ana.query("SELECT newsdesk.\(unsafeRaw: act)") } == "NDVER")
        }
      }
      #expect(try await newsroom.unrestrict(story, as: "ana").outcome == .already)
      let request = "'00000000-0000-4000-8000-000000000001'"
      for outcome in ["done", "replayed"] {
        let row = try await ana.query(
          "SELECT (newsdesk.restrict_story(\(story), 1, '{ben}', \(unsafeRaw: request))).outcome"
        ).first
        #expect(try row?.decode(at: 0, as: String.self) == outcome)
      }
      #expect(try await newsroom.restrict(story, to: ["ben"], as: "ana").outcome == .already)
      #expect(try await newsroom.version(of: story) == 2)
      #expect(await sqlState { try await ana.query("SELECT newsdesk.unrestrict_story(\(story), 1)") } == "NDVER")
      let taken = await sqlState {
        try await ana.query("SELECT newsdesk.unrestrict_story(\(story), 2, \(unsafeRaw: request))")
      }
      #expect(taken == "NDREQ")
    }
  }

  @Test("takes its review and its lock from somebody who may read it no longer, and the story from those only asked")
  func leftOut() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.act(.review, on: story, as: "dan")
      try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      let dan = try await newsroom.session(as: "dan").connection
      #expect(try await dan.query("SELECT newsdesk.lock_draft(\(story))").count == 1)
      try await newsroom.restrict(story, to: ["lea"], as: "ben")
      #expect(try await newsroom.session(as: "ben").drafts.story(story).assignee == nil)
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "lea"])
      #expect(try await newsroom.edit(story, as: "ben") { $0.headline = "Ours" }.outcome == .done)
      #expect(try await newsroom.session(as: "eve").reports.pending().isEmpty)
      await #expect(throws: DeskError.self) { try await newsroom.act(.approve, on: story, as: "eve") }
    }
  }

  @Test(
    "isn't lost when everybody it names has left: an editor of its desk opens it by its number, and nobody else does"
  )
  func leftBehind() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.restrict(story, to: ["rob", "eve"], as: "ana")
      func open(_ login: String) async throws -> Receipt {
        try await newsroom.session(as: login).readers.unrestrict(story, expecting: nil)
      }
      let adm = try await newsroom.session(as: "adm")
      _ = try await adm.staff.setDisabled(true, login: "ana")
      _ = try await adm.staff.setDisabled(true, login: "eve")
      await #expect(throws: DeskError.self) { try await open("dan") }
      _ = try await adm.staff.setDisabled(true, login: "rob")
      for login in ["pia", "cleo", "sam", "adm"] {
        await #expect(throws: DeskError.self, "\(login)") { try await open(login) }
      }
      #expect(try await newsroom.readers(of: story, among: ["dan", "pia", "adm"]) == [])
      #expect(try await open("dan").outcome == .done)
      #expect(try await newsroom.readers(of: story, among: ["dan", "pia", "adm"]) == ["dan", "pia", "adm"])
      let last = try await newsroom.session(as: "dan").audit.history(of: story).last
      #expect(last?.action == .unrestrict && last?.note == "nobody who was named works here any more")
    }
  }

  @Test("is public as published; its correction is confidential again")
  func published() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.restrict(story, to: ["cleo"], as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
      for login in ["sam", "dan", "adm"] {
        let edition = try await newsroom.session(as: login).publications.edition(of: story)
        #expect(edition.text.headline == "Fire at the harbour")
      }
      try await newsroom.act(.correct, on: story, as: "ben", note: "A name.")
      try await newsroom.edit(story, as: "ben") { $0.headline = "Hidden" }
      #expect(try await newsroom.readers(of: story) == ["ana", "ben", "cleo"])
      for login in ["sam", "dan", "adm"] {
        let session = try await newsroom.session(as: login)
        #expect(try await session.drafts.list().map(\.headline) == ["Fire at the harbour"], "\(login)")
        #expect(try await session.connection.query("SELECT FROM newsdesk.revision WHERE headline = 'Hidden'").isEmpty)
        #expect(try await session.connection.query("SELECT FROM newsdesk.history").isEmpty)
        _ = try await refusal(.role) { try await newsroom.act(.submit, on: story, as: login) }
      }
    }
  }

  @Test("is none to whoever imports what it holds: they begin another")
  func imported() async throws {
    try await TestNewsroom.open { newsroom in
      let item = ImportService.Item(
        slug: "secret",
        text: StoryText(headline: "Secret", body: "Very."),
        pictures: [],
        removed: []
      )
      func bring(_ login: String) async throws -> Receipt {
        try await newsroom.session(as: login).imports
          .importFile(Array("secret".utf8), named: "s", items: [item], desk: "metro")[0]
      }
      let story = try await bring("ana").story
      try await newsroom.restrict(story, to: [], as: "ana")
      let second = try await bring("rob")
      #expect(second.outcome == .done && second.story != story)
      #expect(try await bring("rob").outcome == .unchanged)
      #expect(try await bring("ana").outcome == .unchanged)
    }
  }

  @Test("keeps who could read it, and when: nobody rewrites that, not even the server's superuser unnoticed")
  func appendOnly() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.restrict(story, to: ["ben"], as: "ana")
      try await newsroom.unrestrict(story, as: "ana")
      try await newsroom.withstands(
        [
          Attack("DELETE FROM newsdesk.story_reader", "NDAPP"), Attack("TRUNCATE newsdesk.story_reader", "NDAPP"),
          Attack("UPDATE newsdesk.story_reader SET removed_in = NULL", "NDAPP"),
          Attack("UPDATE newsdesk.story_reader SET person_id = 1", "NDAPP"),
        ],
        by: ["postgres"]
      )
      try await newsroom.withstands(
        [
          Attack("DELETE FROM newsdesk.story_reader"),
          Attack("INSERT INTO newsdesk.story_reader VALUES (\(story), 1, NULL, 1, NULL)"),
          Attack("UPDATE newsdesk.story SET confidential = false"),
          Attack("SELECT newsdesk.set_circle(NULL, NULL)"), Attack("SELECT newsdesk.may_read(NULL, 1)"),
          Attack("SELECT newsdesk.kinds_asked(1, 1)"),
        ],
        by: ["ana", "ben", "adm"]
      )
    }
  }
}
