import DatabaseSupport
import Desk
import Newsroom
import Postgres
import Testing

@Suite("A publication")
struct PublicationTests {
  @Test("happens once, whoever asks at the same moment")
  func concurrent() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let version = try await newsroom.version(of: story)
      let outcomes = try await withThrowingTaskGroup(of: Receipt.Outcome.self) { group in
        for index in 0..<8 {
          group.addTask {
            let session = try await newsroom.anotherSession(as: index.isMultiple(of: 2) ? "cleo" : "cora")
            return try await session.approvals.carryOut(.publish, on: story, expecting: version).outcome
          }
        }
        return try await group.reduce(into: [Receipt.Outcome]()) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 == .done }.count == 1)
      #expect(outcomes.filter { $0 == .already }.count == 7)
      let rows = try await newsroom.superuser().query(
        "SELECT (SELECT count(*) FROM newsdesk.edition), (SELECT count(*) FROM newsdesk.outbox)"
      )
      #expect(try rows[0].decode(Int.self, Int.self) == (1, 1))
    }
  }

  @Test("is of the version that was decided on: an approval behind a publisher's back is another version")
  func decidedOnAnother() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      try await newsroom.edit(story, as: "dan") { $0.headline = "Other" }
      try await newsroom.act(.approve, on: story, as: "ben")
      let cleo = try await newsroom.session(as: "cleo")
      let error = await #expect(throws: DeskError.self) {
        try await cleo.approvals.carryOut(.publish, on: story, expecting: 3)
      }
      guard case .changedMeanwhile(let change) = error else { Issue.record("\(String(describing: error))"); return }
      #expect(change.expected == 3 && change.version == 5 && change.by == "Ben Okafor")
    }
  }

  @Test("of a correction is a new edition with its public note; the first edition stays as it was")
  func correction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published(pictures: 1)
      let publications = try await newsroom.session(as: "sam").publications
      let first = try await publications.edition(of: story)
      try await newsroom.act(.correct, on: story, as: "ben", note: "An earlier version named the wrong quay.")
      #expect(try await newsroom.state(of: story) == "correction_draft")
      try await newsroom.edit(story, as: "rob") { $0.body = "A fire broke out at quay 2." }
      // Live and in review: readers still have the first edition, word for word.
      #expect(try await publications.edition(of: story).text == first.text)
      try await newsroom.act(.submit, on: story, as: "rob")
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      let approval = try await newsroom.act(.approve, on: story, as: "dan")
      #expect(approval.signOffs.contains(.copy) && approval.state.rawValue == "correction_approved")
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").edition == 2)

      let second = try await publications.edition(of: story)
      #expect(second.edition == 2 && second.text.body == "A fire broke out at quay 2.")
      #expect(second.correctionNote == "An earlier version named the wrong quay.")
      #expect(second.firstPublishedAt == first.publishedAt && second.publishedAt > first.publishedAt)
      let again = try await publications.edition(1, of: story)
      #expect(again.text == first.text && again.correctionNote == nil)
      let events = try await newsroom.superuser().query("SELECT event::text FROM newsdesk.outbox ORDER BY id")
      #expect(try events.map { try $0.decode(at: 0, as: String.self) } == ["publish", "correct"])
      await #expect(throws: DeskError.self) { try await publications.edition(3, of: story) }
    }
  }

  @Test("of a correction that changes nothing is refused")
  func nothingNew() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "Why.")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "dan")
      let reasons = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(reasons.map(\.code) == ["nothing_new"])
    }
  }

  @Test("is refused of a story that isn't out")
  func notPublished() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let error = await #expect(throws: DeskError.self) {
        try await newsroom.session(as: "ana").publications.edition(of: story)
      }
      guard case .notPublished(story, "harbour-fire", let state) = error else { Issue.record("it is out"); return }
      #expect(state.rawValue == "approved")
      await #expect(throws: DeskError.self) { try await newsroom.session(as: "ana").publications.edition(of: 999) }
    }
  }

  static let tampering: [SQL] = [
    "UPDATE newsdesk.revision SET body = body || ' Buy now.'",
    "UPDATE newsdesk.revision SET headline = 'Other'",
    "UPDATE newsdesk.revision SET byline = 'By nobody'",
    "UPDATE newsdesk.revision_picture SET caption = 'Other'",
    "UPDATE newsdesk.revision_picture SET creators = '{Nobody}'",
    "DELETE FROM newsdesk.revision_picture WHERE number = 2",
    """
    INSERT INTO newsdesk.revision_picture (story_id, revision, number, position, caption, credit, creators)
    SELECT story_id, revision, 3, 3, 'c', 'x', '{x}' FROM newsdesk.revision_picture WHERE number = 1
    """,
  ]

  @Test("is refused, and so is an export, where somebody changed the stored text outside of the workflow")
  func tampered() async throws {
    for statement in Self.tampering {
      try await TestNewsroom.open { newsroom in
        let story = try await newsroom.approved(pictures: 2)
        let out = try await newsroom.published(pictures: 2)
        let superuser = try await newsroom.superuser()
        if !statement.text.hasPrefix("INSERT") {
          #expect(await sqlState { try await superuser.execute(statement) } == "NDAPP", "\(statement)")
        }
        try await superuser.executeScript(
          """
          ALTER TABLE newsdesk.revision DISABLE TRIGGER USER;
          ALTER TABLE newsdesk.revision_picture DISABLE TRIGGER USER
          """
        )
        try await superuser.execute(statement)
        let error = await #expect(throws: DeskError.self) { try await newsroom.act(.publish, on: story, as: "cleo") }
        guard case .tampered = error else { Issue.record("\(statement): \(String(describing: error))"); return }
        let export = await #expect(throws: DeskError.self) {
          try await newsroom.session(as: "ana").publications.edition(of: out)
        }
        guard case .tampered = export else { Issue.record("\(statement): \(String(describing: export))"); return }
        #expect(try await newsroom.state(of: story) == "approved")
      }
    }
  }
}
