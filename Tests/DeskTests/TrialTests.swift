import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("A trial")
struct TrialTests {
  @Test("carries out a whole road with all its checks, and leaves nothing of it behind")
  func road() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let before = try await newsroom.fingerprint()
      let ben = try await newsroom.session(as: "ben")
      let states = try await ben.trial {
        let approvals = ben.approvals
        let reviewed = try await approvals.carryOut(.review, on: story, expecting: 2)
        let approved = try await approvals.carryOut(.approve, on: story, expecting: reviewed.version)
        let undone = try await approvals.carryOut(.undo, on: story, expecting: approved.version)
        return [reviewed, approved, undone].map(\.state.rawValue)
      }
      #expect(states == ["in_review", "approved", "in_review"])
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("is refused what would be refused, and goes on")
  func refused() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let before = try await newsroom.fingerprint()
      let ana = try await newsroom.session(as: "ana")
      try await ana.trial {
        await #expect(throws: DeskError.self) { try await ana.approvals.carryOut(.approve, on: story, expecting: 1) }
        await #expect(throws: DeskError.self) {
          try await ana.approvals.carryOut(.publish, on: story, expecting: 1)
        }
        var changes = StoryChanges()
        changes.headline = "Another headline"
        _ = try await ana.drafts.save(changes, to: story, expecting: 1)
      }
      #expect(try await newsroom.fingerprint() == before)
    }
  }

  @Test("keeps a request's id unused, so that the act itself can have it")
  func request() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.draft()
      let ana = try await newsroom.session(as: "ana")
      let request = UUID()
      _ = try await ana.trial {
        try await ana.approvals.carryOut(.submit, on: story, expecting: 1, requestID: request)
      }
      let receipt = try await ana.approvals.carryOut(.submit, on: story, expecting: 1, requestID: request)
      #expect(receipt.outcome == .done)
    }
  }
}

@Suite("Acts that are done together")
struct TogetherTests {
  @Test("are all in the history, each with its place, or none is")
  func allOrNone() async throws {
    try await TestNewsroom.open { newsroom in
      let stories = [try await newsroom.submitted(), try await newsroom.submitted(), try await newsroom.draft()]
      let ben = try await newsroom.session(as: "ben")
      let before = try await newsroom.fingerprint()
      let refused = try await ben.together {
        var refused = 0
        for story in stories {
          do {
            _ = try await ben.approvals.carryOut(.review, on: story, expecting: 2)
          } catch {
            refused += 1
          }
        }
        return (refused, refused == 0 ? .commit : .rollback)
      }
      #expect(refused == 1)
      #expect(try await newsroom.fingerprint() == before)

      try await ben.together {
        for story in stories.prefix(2) { _ = try await ben.approvals.carryOut(.review, on: story, expecting: 2) }
        return ((), .commit)
      }
      for story in stories.prefix(2) {
        #expect(try await ben.drafts.story(story).state.rawValue == "in_review")
      }
      #expect(try await newsroom.session(as: "adm").audit.verify().findings == [])
    }
  }
}
