import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("The workflow")
struct TransitionTests {
  @Test("sends a story back with what to change, and takes it again")
  func requestChanges() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let back = try await newsroom.act(.requestChanges, on: story, as: "ben", note: "  Who says so?\n")
      #expect(back.state.rawValue == "changes_requested")
      let history = try await newsroom.session(as: "ana").audit.history(of: story)
      #expect(history.last?.note == "Who says so?")
      try await newsroom.edit(story, as: "rob") { $0.body = "The harbour master says so." }
      #expect(try await newsroom.act(.submit, on: story, as: "ana").state.rawValue == "submitted")
    }
  }

  @Test("spikes, brings back and rejects, and publishes nothing that is spiked")
  func spiking() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      #expect(try await newsroom.act(.reject, on: story, as: "ben", note: "Old news.").state.rawValue == "spiked")
      for (action, login) in [(Action.publish, "cleo"), (.approve, "dan"), (.submit, "ana")] {
        let reasons = try await refusal(.workflow) { try await newsroom.act(action, on: story, as: login) }
        #expect(reasons.first?.code == "stage")
        #expect(reasons.first?.fix == "newsdesk unspike \(story)")
      }
      _ = try await refusal(.workflow) { try await newsroom.edit(story, as: "ana") { $0.headline = "Still here" } }
      _ = try await refusal(.role) { try await newsroom.act(.unspike, on: story, as: "ana") }
      #expect(try await newsroom.act(.unspike, on: story, as: "ben").state.rawValue == "draft")
      #expect(try await newsroom.act(.spike, on: story, as: "ana").state.rawValue == "spiked")
    }
  }

  @Test("drops a correction when it is spiked: the edition stays, and the next correction starts from it")
  func droppingCorrection() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      let desk = try await newsroom.session(as: "ben")
      let out = try await desk.drafts.story(story).text
      try await newsroom.act(.correct, on: story, as: "ben", note: "The name was wrong.")
      try await newsroom.edit(story, as: "ben") { $0.headline = "A wrong correction" }
      _ = try await refusal(.role) { try await newsroom.act(.spike, on: story, as: "ana") }
      let dropped = try await newsroom.act(.spike, on: story, as: "cleo")
      #expect(dropped.state.rawValue == "published" && dropped.edition == 1)
      #expect(try await desk.drafts.story(story).text == out)
      #expect(try await desk.publications.edition(of: story).text == out)
      let again = try await newsroom.act(.correct, on: story, as: "ben", note: "It was wrong after all.")
      #expect(again.state.rawValue == "correction_draft")
      #expect(try await newsroom.edit(story, as: "ben") { $0.body = "Right at last." }.revision == 3)
      #expect(try await desk.drafts.story(story).text.headline == out.headline)
    }
  }

  @Test("reopens what is approved; its sign-offs still count until the text changes")
  func reopening() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      #expect(try await newsroom.act(.reopen, on: story, as: "cleo").state.rawValue == "in_review")
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(try await newsroom.act(.approve, on: story, as: "dan").state.rawValue == "approved")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 1)
    }
  }

  @Test("lets reporters edit drafts, and only editors what was submitted")
  func whoEdits() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      _ = try await refusal(.role) { try await newsroom.edit(story, as: "ana") { $0.headline = "Mine" } }
      _ = try await refusal(.role) { try await newsroom.edit(story, as: "pia") { $0.headline = "Mine" } }
      _ = try await refusal(.role) { try await newsroom.edit(story, as: "cleo") { $0.headline = "Mine" } }
      #expect(try await newsroom.edit(story, as: "ben") { $0.headline = "Ours" }.outcome == .done)
    }
  }

  @Test("refuses to begin a story without the role, and on a desk that isn't there")
  func beginning() async throws {
    try await TestNewsroom.open { newsroom in
      for login in ["cleo", "pia", "lea", "adm", "sam"] {
        let reasons = try await refusal(.role) { try await newsroom.draft(by: login) }
        #expect(reasons.first?.who?.contains("Ana Souza (metro reporter)") == true, "\(login)")
      }
      let error = await #expect(throws: DeskError.self) { try await newsroom.draft(desk: "culture") }
      guard case .notFound(.desk("culture", _)) = error else { Issue.record("\(String(describing: error))"); return }
    }
  }

  @Test("kills a published story for good, wherever its correction stands, and hides its text")
  func killing() async throws {
    try await TestNewsroom.open { newsroom in
      let out = try await newsroom.published()
      let corrected = try await newsroom.published()
      try await newsroom.act(.correct, on: corrected, as: "ben", note: "Why.")
      for story in [out, corrected] {
        _ = try await refusal(.role) { try await newsroom.act(.kill, on: story, as: "ben", note: "Libel.") }
        let receipt = try await newsroom.act(.kill, on: story, as: "cleo", note: "Libel.")
        #expect(receipt.state.rawValue == "killed")
        #expect(try await newsroom.act(.kill, on: story, as: "cleo", note: "Libel.").outcome == .already)
        let error = await #expect(throws: DeskError.self) {
          try await newsroom.session(as: "ana").publications.edition(of: story)
        }
        guard case .notPublished = error else { Issue.record("\(String(describing: error))"); continue }
        let hidden = await #expect(throws: DeskError.self) {
          try await newsroom.session(as: "sam").publications.edition(of: story)
        }
        guard case .notFound = hidden else { Issue.record("\(String(describing: hidden))"); continue }
        for action in [Action.correct, .publish, .unspike, .reopen, .approve] {
          _ = try await refusal(.workflow) { try await newsroom.act(action, on: story, as: "cleo", note: "Why.") }
        }
      }
      let events = try await newsroom.superuser().query("SELECT event::text FROM newsdesk.outbox ORDER BY id")
      #expect(try events.map { try $0.decode(at: 0, as: String.self) } == ["publish", "publish", "kill", "kill"])
    }
  }

  @Test("can't be written so that a story goes out without its sign-offs")
  func workflowRows() async throws {
    try await TestNewsroom.open { newsroom in
      let superuser = try await newsroom.superuser()
      let before = try await newsroom.fingerprint()
      let bad: [SQL] = [
        "UPDATE newsdesk.transition SET rules = '{complete}' WHERE action = 'publish'",
        "UPDATE newsdesk.transition SET rules = '{signed_off}' WHERE action = 'publish'",
        "UPDATE newsdesk.transition SET rules = '{}' WHERE action = 'approve'",
        "UPDATE newsdesk.transition SET to_publication = 'published' WHERE action = 'submit'",
        "UPDATE newsdesk.transition SET from_stage = 'draft' WHERE action = 'publish'",
        "UPDATE newsdesk.transition SET roles = '{}' WHERE action = 'publish'",
        "UPDATE newsdesk.required_sign_off SET people = 0",
        "UPDATE newsdesk.required_sign_off SET roles = '{}'",
      ]
      // The triggers that keep the rows as they are would speak first.
      try await superuser.execute("SET session_replication_role = replica")
      for statement in bad {
        #expect(await sqlState { try await superuser.execute(statement) } == .checkViolation, "\(statement)")
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }
}
