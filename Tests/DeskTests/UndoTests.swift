import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Undoing one's own last act")
struct UndoTests {
  @Test("puts the stage back, whatever the act was, and both stay in the history")
  func stages() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      try await newsroom.act(.submit, on: story, as: "ana")
      #expect(try await newsroom.act(.undo, on: story, as: "ana").state.rawValue == "draft")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.review, on: story, as: "ben")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").state.rawValue == "submitted")
      try await newsroom.act(.requestChanges, on: story, as: "ben", note: "shorter")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").state.rawValue == "submitted")
      try await newsroom.act(.spike, on: story, as: "ben")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").state.rawValue == "submitted")
      let actions = try await newsroom.session(as: "ana").audit.history(of: story).map(\.action)
      #expect(
        actions == [
          .create, .submit, .undo, .submit, .review, .undo, .requestChanges, .undo, .spike, .undo,
        ]
      )
    }
  }

  @Test("puts the text back, and keeps what was undone as a revision")
  func text() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let drafts = try await newsroom.session(as: "ana").drafts
      let before = try await drafts.story(story)
      try await newsroom.edit(story, as: "ana") {
        $0.headline = "Something else"; $0.slug = "something-else"
      }
      let receipt = try await newsroom.act(.undo, on: story, as: "ana")
      let after = try await drafts.story(story)
      #expect(after.text == before.text && after.slug == before.slug && receipt.slug == before.slug)
      #expect(receipt.revision == 1)
      let kept: String = try await newsroom.superuser().query(
        "SELECT headline FROM newsdesk.revision WHERE story_id = \(story) AND number = 2"
      )[0].decode(at: 0)
      #expect(kept == "Something else")
      // The next edit makes a revision of its own.
      #expect(try await newsroom.edit(story, as: "ana") { $0.headline = "A third" }.revision == 3)
    }
  }

  @Test("takes a sign-off back that it gave, and brings none back that it voided")
  func signOffs() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.act(.approve, on: story, as: "ben")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").state.rawValue == "submitted")
      let approvals = try await newsroom.session(as: "ben").approvals
      #expect(try await approvals.signOffs(of: story).allSatisfy { !$0.isCurrent })
      try await newsroom.act(.approve, on: story, as: "ben")

      // An edit and its undoing leave the very text that ben approved. His word is void all the same, and says so.
      try await newsroom.edit(story, as: "dan") { $0.headline = "Another" }
      let receipt = try await newsroom.act(.undo, on: story, as: "dan")
      #expect(receipt.state.rawValue == "in_review")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["stage", "sign_off"])
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.act(.publish, on: story, as: "cleo")
    }
  }

  @Test("gives back an approval that sending it back had left standing")
  func sentBack() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.act(.requestChanges, on: story, as: "cleo", note: "check the name")
      #expect(try await newsroom.act(.undo, on: story, as: "cleo").state.rawValue == "approved")
      try await newsroom.act(.publish, on: story, as: "cleo")
    }
  }

  @Test("is refused where the act was another's, or can't be taken back, with what to do instead")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let others = try await refusal(.role) { try await newsroom.act(.undo, on: story, as: "ben") }
      #expect(others.map(\.code) == ["not_yours"] && others[0].who == ["Ana Souza"])
      try await newsroom.act(.undo, on: story, as: "ana")
      let twice = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "ana") }
      #expect(twice.map(\.code) == ["irreversible"])
      let published = try await newsroom.published()
      let out = try await refusal(.workflow) { try await newsroom.act(.undo, on: published, as: "cleo") }
      #expect(out.map(\.code) == ["irreversible"])
      #expect(out[0].fix?.contains("newsdesk correct \(published)") == true)
      let new = try await newsroom.draft()
      let begun = try await refusal(.workflow) { try await newsroom.act(.undo, on: new, as: "ana") }
      #expect(begun[0].fix == "newsdesk spike \(new)")
    }
  }

  @Test("of what another did is refused as another's first, and of an ask with when it ends")
  func firstReason() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.act(.withdraw, on: story, as: "ben")
      let others = try await refusal(.role) { try await newsroom.act(.undo, on: story, as: "dan") }
      // Ben can't undo it either.
      #expect(others.map(\.code) == ["not_yours"] && others[0].who == [])
      let readers = try await newsroom.session(as: "ana").readers
      _ = try await readers.ask("dan", for: .copy, of: story, expecting: try await newsroom.version(of: story))
      let asked = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "ana") }
      #expect(asked[0].message == "whoever was asked for a sign-off stays asked until the story goes out")
      #expect(asked[0].fix == nil)
    }
  }

  @Test("of a dropped correction takes the correction up again where it was")
  func droppedCorrection() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "wrong year")
      try await newsroom.edit(story, as: "ben") { $0.headline = "Right year" }
      #expect(try await newsroom.act(.spike, on: story, as: "ben").state.rawValue == "published")
      let receipt = try await newsroom.act(.undo, on: story, as: "ben")
      #expect(receipt.state.rawValue == "correction_draft")
      #expect(try await newsroom.session(as: "ben").drafts.story(story).text.headline == "Right year")
    }
  }

  @Test("is no way round the second person: who edited and undid it approves nothing")
  func noLoophole() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.edit(story, as: "ben") { $0.headline = "Ben's own" }
      try await newsroom.act(.undo, on: story, as: "ben")
      let reasons = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ben") }
      #expect(reasons.map(\.code) == ["second_person"])
    }
  }
}

@Suite("A sign-off that its giver withdraws")
struct WithdrawTests {
  @Test("counts no more, takes the story back into review, and can be given again")
  func withdrawn() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved(pictures: 1)
      let receipt = try await newsroom.act(.withdraw, on: story, as: "ben", note: "a doubt")
      #expect(receipt.state.rawValue == "in_review")
      let last = try await newsroom.session(as: "ana").audit.history(of: story).last
      #expect(last?.action == .withdraw && last?.signOffsVoided.isEmpty == false && last?.note == "a doubt")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.contains { $0.code == "sign_off" && $0.message == "the copy sign-off was taken back" })
      #expect(try await newsroom.act(.approve, on: story, as: "ben").state.rawValue == "approved")
    }
  }

  @Test("is nobody else's to withdraw, and nobody's once the story is out")
  func refusals() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let others = try await refusal(.workflow) { try await newsroom.act(.withdraw, on: story, as: "dan") }
      #expect(others.map(\.code) == ["sign_off"])
      try await newsroom.act(.publish, on: story, as: "cleo")
      let late = try await refusal(.workflow) { try await newsroom.act(.withdraw, on: story, as: "ben") }
      #expect(late.map(\.code) == ["stage"])
    }
  }
}

@Suite("An assignment")
struct AssignmentTests {
  @Test("says whom a story waits for, is kept in the history, and can be undone")
  func assigned() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let approvals = try await newsroom.session(as: "ana").approvals
      #expect(try await approvals.assign(story, to: "dan", expecting: 2).outcome == .done)
      #expect(try await approvals.assign(story, to: "dan", expecting: 3).outcome == .already)
      #expect(try await newsroom.session(as: "dan").drafts.story(story).assignee?.login == "dan")
      try await newsroom.act(.undo, on: story, as: "ana")
      #expect(try await newsroom.session(as: "dan").drafts.story(story).assignee == nil)
    }
  }

  @Test("goes to nobody who has left or can't read the story, and to nobody who doesn't exist")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let approvals = try await newsroom.session(as: "ana").approvals
      for login in ["finn", "eve"] {
        await #expect(throws: DeskError.self, "\(login)") {
          _ = try await approvals.assign(story, to: login, expecting: 2)
        }
      }
      let error = await #expect(throws: DeskError.self) {
        _ = try await approvals.assign(story, to: "ghost", expecting: 2)
      }
      guard case .notFound(.person) = error else {
        Issue.record("not an unknown person: \(String(describing: error))")
        return
      }
      #expect(try await newsroom.session(as: "ana").audit.history(of: story).count == 2)
    }
  }
}
