import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("Applying a workflow")
struct WorkflowApplyTests {
  @Test("makes a version that the desk follows, once, and records it")
  func versions() async throws {
    try await TestNewsroom.open { newsroom in
      let adm = try await newsroom.session(as: "adm")
      let workflows = adm.workflows
      let standard = try await newsroom.workflow()
      #expect(try await workflows.apply(standard).changesNothing)

      let stricter = standard.with { $0.change(.reopen) { $0.rules = [.note] } }
      let before = try await newsroom.fingerprint()
      let trial = try await adm.trial { try await workflows.apply(stricter) }
      #expect(trial.isNew && trial.version == 2 && trial.desks == ["metro", "sport"])
      #expect(try await newsroom.fingerprint() == before)

      let receipt = try await workflows.apply(stricter)
      #expect(receipt == trial)
      #expect(try await workflows.apply(stricter).changesNothing)
      #expect(try await workflows.definition("standard") == stricter)
      #expect(try await workflows.definition("standard", version: 1) == standard)

      let superuser = try await newsroom.superuser()
      let recorded: [String] = try await superuser.query(
        """
        SELECT h.actor || ' ' || (h.detail ->> 'version') || ' ' || (h.detail ->> 'desks')
          || ' ' || (h.detail ->> 'digest' = encode(w.digest, 'hex'))
        FROM newsdesk.staff_history AS h
        JOIN newsdesk.workflow AS w ON w.name = h.subject AND w.version = (h.detail ->> 'version')::integer
        WHERE h.act = 'apply workflow'
        """
      ).map { try $0.decode(at: 0) }
      #expect(recorded == [#"adm 2 ["metro", "sport"] true"#])

      // Back to what it was is a version of its own, and one desk alone may follow it.
      let back = try await workflows.apply(standard, to: ["sport"])
      #expect(back.version == 3 && back.desks == ["sport"])
      let desks = try await newsroom.session(as: "ana").staff.desks()
      #expect(
        desks.map { "\($0.name) \($0.workflow) \($0.workflowVersion)" } == ["metro standard 2", "sport standard 3"]
      )
      #expect(try await workflows.all().first { $0.name == "standard" }?.desksBehind == ["metro"])
    }
  }

  @Test("counts for the next act of each story, and for nobody else's desk")
  func takesEffect() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.apply {
        $0.signOffs[.copy]?.people = 2
      }
      #expect(try await newsroom.act(.approve, on: story, as: "ben").state.rawValue == "in_review")
      #expect(try await newsroom.act(.approve, on: story, as: "dan").state.rawValue == "approved")
      let other = try await newsroom.draft(by: "sam", desk: "sport")
      try await newsroom.act(.submit, on: other, as: "sam")
      #expect(try await newsroom.act(.approve, on: other, as: "eve").state.rawValue == "approved")
    }
  }

  @Test("is refused while a story stands where the workflow has no place for it, and names the story")
  func strandedStories() async throws {
    try await TestNewsroom.open { newsroom in
      let waiting = try await newsroom.submitted()
      try await newsroom.act(.requestChanges, on: waiting, as: "ben", note: "The mayor's name.")
      let other = try await newsroom.draft(by: "sam", desk: "sport")
      let before = try await newsroom.fingerprint()
      let withoutChanges: @Sendable (inout WorkflowDefinition) -> Void = { workflow in
        workflow.remove(.requestChanges)
        for action in Action.allCases { workflow.remove(action, from: .changesRequested) }
      }
      let stories = try await stranded { try await newsroom.apply(withoutChanges) }
      #expect(stories?.count == 1 && stories?.hidden == 0)
      #expect(
        stories?.reasons.map { "\($0.subject ?? ""): \($0.message)" } == [
          "\(waiting) harbour-fire: it is changes requested, which the workflow has no place for"
        ]
      )
      #expect(try await newsroom.fingerprint() == before)

      try await newsroom.act(.submit, on: waiting, as: "ana")
      #expect(try await newsroom.apply(withoutChanges).desks == ["metro"])
      _ = other
    }
  }

  @Test("is refused while a story is approved that would lack a sign-off")
  func strandedApproval() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let legal = try await newsroom.workflow("legal-review")
      let workflows = try await newsroom.session(as: "adm").workflows
      let stories = try await stranded { try await workflows.apply(legal, to: ["metro"]) }
      #expect(stories?.reasons.first?.message == "it is approved, and would lack its sign-off: legal")
      try await newsroom.act(.reopen, on: story, as: "ben")
      #expect(try await workflows.apply(legal, to: ["metro"]).desks == ["metro"])
    }
  }

  @Test("may leave a stage out, and then no act leads there, not even an undo")
  func withoutReview() async throws {
    try await TestNewsroom.open { newsroom in
      try await newsroom.apply { workflow in
        workflow.signOffs = [.copy: RequiredSignOff(.always, by: [.editor])]
        for action in Action.allCases { workflow.remove(action, from: .inReview) }
        workflow.remove(.review)
        for index in workflow.acts.indices where workflow.acts[index].to == .inReview {
          workflow.acts[index].to = .submitted
        }
      }
      let story = try await newsroom.approved()
      try await newsroom.edit(story, as: "dan") { $0.headline = "Fire at the old harbour" }
      #expect(try await newsroom.state(of: story) == "submitted")
      let before = try await newsroom.fingerprint()
      let reasons = try await refusal(.workflow) { try await newsroom.act(.undo, on: story, as: "dan") }
      #expect(reasons.map(\.code) == ["sign_off"])
      #expect(try await newsroom.fingerprint() == before)
      #expect(try await newsroom.act(.approve, on: story, as: "ben").state.rawValue == "approved")
      #expect(try await newsroom.act(.undo, on: story, as: "ben").state.rawValue == "submitted")
    }
  }

  @Test("is for administrators, and for desks that there are")
  func whoMay() async throws {
    try await TestNewsroom.open { newsroom in
      let wire = try await newsroom.workflow("wire")
      for login in ["ana", "ben", "cleo", "lea"] {
        let workflows = try await newsroom.session(as: login).workflows
        let reasons = try await refusal(.role) { try await workflows.apply(wire, to: ["metro"]) }
        #expect(reasons.first?.who == ["Ada Admin (administrator)", "Adam Admin (administrator)"])
      }
      let workflows = try await newsroom.session(as: "adm").workflows
      let missing = await #expect(throws: DeskError.self) { try await workflows.apply(wire, to: ["sprot"]) }
      guard case .notFound(.desk("sprot", _)) = missing else { Issue.record("\(String(describing: missing))"); return }
      let unknown = await #expect(throws: DeskError.self) { try await workflows.definition("standart") }
      guard case .notFound(.workflow("standart", let known)) = unknown else {
        Issue.record("\(String(describing: unknown))")
        return
      }
      #expect(known == ["legal-review", "standard", "wire"])
    }
  }

  @Test("is refused where nobody on the desk may do what it asks for")
  func nobody() async throws {
    try await TestNewsroom.open { newsroom in
      let workflows = try await newsroom.session(as: "adm").workflows
      let legal = try await newsroom.workflow("legal-review")
      let faults = await workflowFaults { try await workflows.apply(legal, to: ["metro", "sport"]) }
      #expect(faults == ["nobody_may legal sign-off on the sport desk"])
    }
  }

  @Test("waits for acts under way, and acts that come later meet the new rules")
  func race() async throws {
    try await TestNewsroom.open { newsroom in
      let first = try await newsroom.submitted()
      let second = try await newsroom.draft(slug: "second")
      try await newsroom.act(.submit, on: second, as: "ana")
      let workflow = try await newsroom.workflow().with { workflow in
        workflow.remove(.requestChanges)
        for action in Action.allCases { workflow.remove(action, from: .changesRequested) }
      }
      let ben = try await newsroom.connection(as: "ben")
      let dan = try await newsroom.connection(as: "dan")
      let admin = try await newsroom.anotherSession(as: "adm")

      // Ben's act leads to a stage that the new workflow doesn't have, and isn't committed yet.
      try await ben.executeScript("BEGIN")
      _ = try await ben.query("SELECT newsdesk.act(\(first), 'request_changes', 2, 'The name.')")
      async let applied = stranded { try await admin.workflows.apply(workflow, to: ["metro"]) }
      try await newsroom.waitUntilBlocked(admin.connection)
      // Dan's comes while the workflow waits, and waits behind it.
      async let later: String? = {
        do {
          _ = try await dan.query("SELECT newsdesk.act(\(second), 'request_changes', 2, 'The name.')")
          return "done"
        } catch let error as PostgresError {
          return error.sqlState.map { "\($0)" }
        }
      }()
      try await newsroom.waitUntilBlocked(dan)
      try await ben.executeScript("COMMIT")
      let stories = try await applied
      #expect(stories?.reasons.first?.subject == "\(first) harbour-fire")
      #expect(try await later == "done")

      // The same the other way round: the workflow is there before the act, and the act is refused by it.
      try await newsroom.act(.submit, on: first, as: "ana")
      try await newsroom.act(.submit, on: second, as: "ana")
      try await admin.connection.executeScript("BEGIN")
      _ = try await admin.connection.query(
        "SELECT newsdesk.apply_workflow(\(PostgresJSON(workflow)), ARRAY['metro'])"
      )
      async let refused = sqlState {
        try await dan.query("SELECT newsdesk.act(\(second), 'request_changes', 4, 'The name.')")
      }
      try await newsroom.waitUntilBlocked(dan)
      try await admin.connection.executeScript("COMMIT")
      #expect(await refused == "NDWFL")
      #expect(try await newsroom.state(of: second) == "submitted")
      await ben.close()
      await dan.close()
      await admin.close()
    }
  }

  private func stranded(_ body: () async throws -> some Any) async throws -> DeskError.StrandedStories? {
    let error = await #expect(throws: DeskError.self) { _ = try await body() }
    guard case .storiesStranded(let stories) = error else {
      Issue.record("no story was in the way: \(String(describing: error))")
      return nil
    }
    return stories
  }
}
