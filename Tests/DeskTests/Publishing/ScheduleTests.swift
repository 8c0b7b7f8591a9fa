import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("A schedule", .timeLimit(.minutes(10)))
struct ScheduleTests {
  private let tomorrow = Date(timeIntervalSinceNow: 86_400)

  @Test("has an approved story wait for its time, and say when")
  func waits() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let receipt = try await newsroom.schedule(story, at: tomorrow)
      #expect(receipt.state.rawValue == "scheduled")
      #expect(try await newsroom.due() == [])
      let shown = try await newsroom.session(as: "ana").drafts.story(story)
      #expect(abs(shown.schedule?.at.timeIntervalSince(tomorrow) ?? 99) < 0.001)
      #expect(shown.schedule?.timeZone == "Europe/London")
      #expect(try await newsroom.schedule(story, at: tomorrow).outcome == .already)
    }
  }

  @Test("publishes it when its time has come, as its publisher said and in the worker's name")
  func fires() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.scheduledNow()
      let due = try await newsroom.due()
      #expect(due.map(\.story) == [story])
      #expect(due.first?.edition == 1)
      #expect(try await newsroom.due() == [])
      let row = try await newsroom.session(as: "ana").connection.query(
        "SELECT actor, note, schedule FROM newsdesk.history WHERE story_id = \(story) ORDER BY version DESC LIMIT 1"
      )[0]
      #expect(try row.decode("actor", as: String.self) == "wes")
      #expect(try row.decode("note", as: String.self) == "As scheduled by Cleo Marin (cleo).")
      #expect(try row.decode("schedule", as: String?.self) == nil)
      #expect(try await newsroom.session(as: "ana").audit.verify().findings.isEmpty)
    }
  }

  @Test("is refused for what is not approved, for others than publishers, for the past and for years that nobody means")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let draft = try await newsroom.draft(pictures: 1)
      let early = try await refusal(.workflow) { try await newsroom.schedule(draft, at: tomorrow) }
      #expect(early.first?.code == "stage")
      let story = try await newsroom.approved()
      for login in ["ana", "ben", "adm"] {
        _ = try await refusal(.role) { try await newsroom.schedule(story, at: tomorrow, as: login) }
      }
      #expect(await newsroom.refusesToSchedule(story, at: Date(timeIntervalSinceNow: -1)))
      #expect(await newsroom.refusesToSchedule(story, at: Date(timeIntervalSince1970: 253_402_300_000)))
      #expect(await newsroom.refusesToSchedule(story, at: tomorrow, zone: "FOO+25"))
    }
  }

  @Test("is dropped by whatever takes the story out of approval, and by hand")
  func dropped() async throws {
    try await TestNewsroom.open { newsroom in
      let edited = try await newsroom.scheduled(at: tomorrow)
      try await newsroom.edit(edited, as: "ben") { $0.headline = "Another" }
      #expect(try await newsroom.state(of: edited) == "in_review")
      for (action, state) in [
        (Action.reopen, "in_review"), (.deschedule, "approved"), (.requestChanges, "changes_requested"),
        (.spike, "spiked"),
      ] {
        let story = try await newsroom.scheduled(at: tomorrow)
        try await newsroom.act(action, on: story, as: "ben", note: "Why.")
        #expect(try await newsroom.state(of: story) == state)
        #expect(try await newsroom.session(as: "ben").drafts.story(story).schedule == nil, "\(action)")
      }
      #expect(try await newsroom.session(as: "ben").audit.verify().findings.isEmpty)
    }
  }

  @Test("is undone, but an undo brings back no time that is past")
  func undone() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.scheduled(at: tomorrow)
      try await newsroom.schedule(story, at: tomorrow.addingTimeInterval(3600))
      try await newsroom.act(.undo, on: story, as: "cleo")
      let back = try await newsroom.session(as: "ben").drafts.story(story)
      #expect(abs(back.schedule?.at.timeIntervalSince(tomorrow) ?? 99) < 0.001)
      #expect(back.publication == .scheduled)
      let other = try await newsroom.scheduledNow()
      try await newsroom.schedule(other, at: tomorrow)
      try await newsroom.act(.undo, on: other, as: "cleo")
      #expect(try await newsroom.state(of: other) == "approved")
      #expect(try await newsroom.due() == [])
    }
  }

  @Test("holds no longer than its publisher's role, and is tried again when something is done to the story")
  func authority() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.scheduledNow()
      let staff = try await newsroom.session(as: "adm").staff
      _ = try await staff.revoke(.publisher, from: "cleo", desk: "metro")
      let due = try await newsroom.due()
      #expect(due.first?.edition == nil)
      #expect(due.first?.codes == ["role"])
      #expect(try await newsroom.state(of: story) == "scheduled")
      let missed = try await newsroom.session(as: "ana").schedules.missed(story)
      #expect(missed?.reasons.first?.contains("publisher") == true)
      // Not again at once.
      #expect(try await newsroom.due() == [])
      _ = try await staff.grant(.publisher, to: "cleo", desk: "metro")
      try await newsroom.session(as: "ben").approvals.assignToNobody(story, from: newsroom)
      #expect(try await newsroom.due().first?.edition == 1)
    }
  }

  @Test("is never before an embargo's end, and goes out when that comes")
  func embargoed() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.embargoes.hold(
        story,
        until: tomorrow,
        expecting: try await ben.approvals.currentVersion(of: story)
      )
      let early = try await refusal(.workflow) {
        try await newsroom.schedule(story, at: tomorrow.addingTimeInterval(-60))
      }
      #expect(early.map(\.code) == ["embargo"])
      #expect(early.first?.fix == "newsdesk schedule \(story) --at embargo")
      #expect(try await newsroom.schedule(story, at: tomorrow).state.rawValue == "scheduled")
      // An embargo that is set later holds it all the same.
      let other = try await newsroom.scheduledNow()
      _ = try await ben.embargoes.hold(
        other,
        until: tomorrow,
        expecting: try await ben.approvals.currentVersion(of: other)
      )
      #expect(try await newsroom.due().first?.codes == ["embargo"])
      #expect(try await newsroom.state(of: other) == "scheduled")
    }
  }

  @Test("of a correction leaves what is out in place until then")
  func correction() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.published()
      try await newsroom.act(.correct, on: story, as: "ben", note: "A name was wrong.")
      try await newsroom.edit(story, as: "ana") { $0.body = "A fire broke out.\n\nTwo were hurt." }
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      try await newsroom.schedule(story, at: Date(timeIntervalSinceNow: 2))
      #expect(try await newsroom.state(of: story) == "correction_approved")
      try await newsroom.pause(2.2)
      #expect(try await newsroom.due().first?.edition == 2)
      #expect(try await newsroom.state(of: story) == "published")
    }
  }

  @Test("is published once by workers side by side")
  func once() async throws {
    try await TestNewsroom.open { newsroom in
      for _ in 0..<12 { _ = try await newsroom.scheduled(at: Date(timeIntervalSinceNow: 2)) }
      try await newsroom.pause(2.2)
      let editions = try await withThrowingTaskGroup(of: [Int64].self) { group in
        for _ in 0..<4 {
          group.addTask {
            let session = try await newsroom.anotherSession(as: "wes")
            var published: [Int64] = []
            for _ in 0..<6 { published += try await session.deliveries.publishDue(atMost: 3).map(\.story) }
            await session.close()
            return published
          }
        }
        return try await group.reduce(into: []) { $0 += $1 }
      }
      #expect(editions.count == 12)
      #expect(Set(editions).count == 12)
    }
  }

  @Test("that somebody wrote into a story's row publishes nothing, and stops no other")
  func tampered() async throws {
    try await TestNewsroom.open { newsroom in
      let sound = try await newsroom.scheduledNow()
      let forged = try await newsroom.approved()
      let superuser = try await newsroom.superuser()
      try await superuser.executeScript(
        """
        UPDATE newsdesk.story SET schedule = '{"at": 1000000, "time_zone": "UTC", "wall_clock": "x"}'
        WHERE id = \(forged)
        """
      )
      let due = try await newsroom.due()
      #expect(due.first { $0.story == forged }?.edition == nil)
      #expect(due.first { $0.story == sound }?.edition == 1)
    }
  }

  @Test("is a worker's to carry out, who reads no draft and does nothing else")
  func workers() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      for login in ["ana", "cleo", "adm"] {
        _ = try await refusal(.role) { try await newsroom.session(as: login).deliveries.publishDue() }
      }
      let wes = try await newsroom.session(as: "wes")
      #expect(try await wes.connection.query("SELECT id FROM newsdesk.story").isEmpty)
      await #expect(throws: DeskError.self) {
        try await wes.approvals.carryOut(.publish, on: story, expecting: 3)
      }
      let forged = await sqlState {
        try await newsroom.session(as: "ben").connection.query(
          "SELECT newsdesk.publish_scheduled(s, 1) FROM newsdesk.story AS s"
        )
      }
      #expect(forged == "42501")
    }
  }
}
