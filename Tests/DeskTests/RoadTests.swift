import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Testing

@Suite("The road of a story")
struct RoadTests {
  @Test("leads from import to publication through three people")
  func wholeRoad() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let item = ImportService.Item(
        slug: "harbour-fire",
        text: StoryText(headline: "Fire at the harbour", body: "A fire broke out."),
        pictures: [Picture(caption: "Smoke.", credit: .jane)],
        removed: []
      )
      let receipts = try await ana.imports.importFile(
        Array("page".utf8),
        named: "page.txt",
        items: [item],
        desk: "metro"
      )
      let story = try #require(receipts.first?.story)

      #expect(try await newsroom.act(.submit, on: story, as: "ana").state.rawValue == "submitted")
      let own = try await refusal(.secondPerson) { try await newsroom.act(.approve, on: story, as: "ana") }
      #expect(own.first?.message == "you wrote it, and metro stories need a second person")
      #expect(
        own.first?.who == [
          "Ben Okafor (metro editor)", "Dan Weiss (metro editor)", "Leo Marsh (metro photo editor)",
          "Pia Lind (metro photo editor)",
        ]
      )
      let early = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "cleo") }
      #expect(early.map(\.code) == ["stage", "sign_off", "sign_off"])

      let approval = try await newsroom.act(.approve, on: story, as: "ben")
      #expect(approval.state.rawValue == "approved" && approval.signOffs == [.copy, .picture])
      let publication = try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(publication.state.rawValue == "published" && publication.edition == 1)
      #expect(publication.previousState?.rawValue == "approved")

      let edition = try await newsroom.session(as: "sam").publications.edition(of: story)
      #expect(edition.text.headline == "Fire at the harbour" && edition.pictures.map(\.picture.caption) == ["Smoke."])
      #expect(edition.edition == 1 && edition.correctionNote == nil)
      let history = try await ana.audit.history(of: story)
      #expect(history.map(\.action) == [.create, .submit, .approve, .publish])
      #expect(history.map(\.actor.login) == ["ana", "ana", "ben", "cleo"])
    }
  }

  @Test("is reported at each step: who has to act next")
  func pending() async throws {
    try await TestNewsroom.open { newsroom in
      func waiting() async throws -> [String] {
        try await newsroom.session(as: "ben").reports.pending().map { "\($0.state.rawValue): \($0.waitingOn)" }
      }
      let story = try await newsroom.draft()
      #expect(try await waiting() == ["draft: Ana Souza"])
      try await newsroom.act(.submit, on: story, as: "ana")
      #expect(try await waiting() == ["submitted: any metro editor"])
      try await newsroom.act(.review, on: story, as: "dan")
      #expect(try await waiting() == ["in_review: Dan Weiss"])
      try await newsroom.act(.approve, on: story, as: "dan")
      #expect(try await waiting() == ["approved: any metro publisher"])
      try await newsroom.act(.publish, on: story, as: "cleo")
      #expect(try await waiting() == [])
    }
  }

  @Test("lists what is due first at the top, and only what was asked for")
  func pendingOrder() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      func begin(_ slug: String, due: TimeInterval?) async throws {
        let due = due.map { Date(timeIntervalSince1970: 1_900_000_000 + $0) }
        _ = try await ana.drafts.create(desk: "metro", slug: slug, text: StoryText(headline: slug, body: "b"), due: due)
      }
      try await begin("never", due: nil)
      try await begin("late", due: 7200)
      try await begin("soon", due: 3600)
      let reports = ana.reports
      #expect(try await reports.pending().map(\.slug) == ["soon", "late", "never"])
      #expect(try await reports.pending(limit: 1).map(\.slug) == ["soon"])
      #expect(try await reports.pending(PendingFilter(desks: ["sport"])).isEmpty)
      #expect(try await reports.pending(PendingFilter(states: [StoryState(rawValue: "approved")])).isEmpty)
      #expect(
        try await reports.pending(PendingFilter(desks: ["metro"], states: [StoryState(rawValue: "draft")])).count == 3
      )
    }
  }

  @Test("takes an act on the version it was decided on, and on no other")
  func staleVersion() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      try await newsroom.act(.review, on: story, as: "dan")
      let ben = try await newsroom.session(as: "ben")
      for version in [2, 4, 0, -1, Int.max, Int.min] {
        let error = await #expect(throws: DeskError.self) {
          try await ben.approvals.carryOut(.approve, on: story, expecting: version)
        }
        guard case .changedMeanwhile(let change) = error else { Issue.record("\(version) was taken"); continue }
        #expect(change.version == 3 && change.by == "Dan Weiss" && change.slug == "harbour-fire")
        #expect(change.story == story)
      }
      #expect(try await newsroom.version(of: story) == 3)
    }
  }

  @Test("lets one of two edits of the same version win, and tells the other who was first")
  func lostUpdate() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let sessions = [try await newsroom.session(as: "ana"), try await newsroom.session(as: "rob")]
      let outcomes = try await withThrowingTaskGroup(of: String.self) { group in
        for session in sessions {
          group.addTask {
            var changes = StoryChanges()
            changes.headline = "By \(session.person.name)"
            do {
              return try await session.drafts.save(changes, to: story, expecting: 1).outcome.rawValue
            } catch DeskError.changedMeanwhile(let change) {
              return "after \(change.by ?? "")"
            }
          }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      let winner = try await sessions[0].drafts.story(story).text.headline.dropFirst(3)
      #expect(outcomes == ["done", "after \(winner)"])
      #expect(try await newsroom.version(of: story) == 2)
    }
  }

  @Test("answers a repeated request as it did the first time, and does it once")
  func replay() async throws {
    try await TestNewsroom.open { newsroom in
      let ana = try await newsroom.session(as: "ana")
      let (begin, save, submit) = (UUID(), UUID(), UUID())
      let text = StoryText(headline: "h", body: "b")
      let first = try await ana.drafts.create(desk: "metro", slug: "s", text: text, requestID: begin)
      let again = try await ana.drafts.create(desk: "metro", slug: "other", text: text, requestID: begin)
      #expect(again.outcome == .replayed && again.story == first.story && again.slug == "s")

      var changes = StoryChanges()
      changes.headline = "h2"
      let saved = try await ana.drafts.save(changes, to: first.story, expecting: 1, requestID: save)
      let savedAgain = try await ana.drafts.save(changes, to: first.story, expecting: 1, requestID: save)
      #expect(savedAgain.outcome == .replayed && savedAgain.version == saved.version && savedAgain.at == saved.at)

      let sent = try await ana.approvals.carryOut(.submit, on: first.story, expecting: 2, requestID: submit)
      let sentAgain = try await ana.approvals.carryOut(.submit, on: first.story, expecting: 2, requestID: submit)
      #expect(sent.outcome == .done && sentAgain.outcome == .replayed && sentAgain.version == 3)
      #expect(try await newsroom.version(of: first.story) == 3)
    }
  }

  @Test("refuses a request id that belongs to another act, story or person")
  func requestReused() async throws {
    try await TestNewsroom.open { newsroom in
      let id = UUID()
      let ana = try await newsroom.session(as: "ana")
      let other = try await newsroom.draft(slug: "other")
      let story = try await newsroom.draft()
      _ = try await ana.approvals.carryOut(.submit, on: story, expecting: 1, requestID: id)
      func expectReused(_ body: () async throws -> Receipt) async {
        let error = await #expect(throws: DeskError.self) { _ = try await body() }
        guard case .requestReused = error else { Issue.record("\(String(describing: error))"); return }
      }
      await expectReused { try await ana.approvals.carryOut(.spike, on: story, expecting: 2, requestID: id) }
      await expectReused { try await ana.approvals.carryOut(.submit, on: other, expecting: 1, requestID: id) }
      await expectReused {
        try await ana.drafts.create(desk: "metro", slug: "x", text: StoryText(headline: "h", body: "b"), requestID: id)
      }
      let rob = try await newsroom.session(as: "rob")
      await expectReused { try await rob.approvals.carryOut(.submit, on: story, expecting: 2, requestID: id) }
    }
  }

  @Test("says that it was so already, where an equal act came first")
  func already() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      #expect(try await newsroom.act(.submit, on: story, as: "ana").outcome == .already)
      #expect(try await newsroom.act(.review, on: story, as: "ben").outcome == .done)
      #expect(try await newsroom.act(.review, on: story, as: "ben").outcome == .already)
      #expect(try await newsroom.act(.review, on: story, as: "dan").outcome == .done)
      #expect(try await newsroom.act(.approve, on: story, as: "dan").outcome == .done)
      #expect(try await newsroom.act(.approve, on: story, as: "dan").outcome == .already)
      #expect(try await newsroom.act(.publish, on: story, as: "cleo").outcome == .done)
      #expect(try await newsroom.act(.publish, on: story, as: "cora").outcome == .already)
      _ = try await refusal(.workflow) { try await newsroom.act(.publish, on: story, as: "ana") }
      #expect(try await newsroom.act(.correct, on: story, as: "ben", note: "The day was wrong.").outcome == .done)
      #expect(try await newsroom.act(.correct, on: story, as: "ben", note: "The day was wrong.").outcome == .already)
      _ = try await refusal(.workflow) { try await newsroom.act(.correct, on: story, as: "ben", note: "Another.") }
    }
  }

  @Test("finds a story by number, slug, the beginning of a slug and the last touch")
  func references() async throws {
    try await TestNewsroom.open { newsroom in
      let fire = try await newsroom.draft(slug: "harbour-fire")
      let fires = try await newsroom.draft(slug: "harbour-fire-two")
      let drafts = try await newsroom.session(as: "ana").drafts
      func resolve(_ text: String) async throws -> Int64 {
        try await drafts.resolve(try #require(StoryReference(text)))
      }
      #expect(try await resolve("#\(fire)") == fire)
      #expect(try await resolve("harbour-fire") == fire)
      #expect(try await resolve("harbour-fire-t") == fires)
      #expect(try await resolve("@last") == fires)
      let error = await #expect(throws: DeskError.self) { try await resolve("harbour") }
      guard case .ambiguous("harbour", let candidates) = error else { Issue.record("not ambiguous"); return }
      #expect(candidates.map(\.id) == [fires, fire])
      await #expect(throws: DeskError.self) { try await resolve("harbor") }
    }
  }
}
