import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("What waits for its time")
struct ScheduledPendingTests {
  @Test("waits on that and on nobody, until it has come and nobody published it")
  func waits() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.approved()
      let before = try await newsroom.moment()
      let time = before.addingTimeInterval(2)
      try await newsroom.schedule(story, at: time)
      let scheduled = try await newsroom.moment()
      let cleo = PendingScene(newsroom: newsroom, login: "cleo")
      let waiting = try #require(try await cleo.list().first)
      #expect(waiting.state.rawValue == "scheduled")
      #expect(abs(try #require(waiting.schedule).at.timeIntervalSince(time)) < 0.001)
      #expect(waiting.isScheduled(at: scheduled) && !waiting.isLate(at: scheduled))
      for filter in [
        PendingFilter(waitsOn: .role(.publisher)), PendingFilter(isMine: true), PendingFilter(isLate: true),
      ] {
        #expect(try await cleo.slugs(filter, asOf: scheduled) == [])
        // Whoever looks after the times themselves has it, and leaves it out until then.
        let untimed = try await cleo.list(filter.regardlessOfTime)
        #expect(untimed.count == 1 && untimed.allSatisfy { !filter.admits($0, at: scheduled) })
      }
      #expect(try await cleo.list(asOf: before).first?.schedule == nil)
      #expect(try await cleo.slugs(PendingFilter(isMine: true), asOf: before) == ["harbour-fire"])
      let typed = try await newsroom.connection(as: "ben").query("SELECT waiting_on FROM newsdesk.pending")
      let now = try await newsroom.moment()
      if now < time { #expect(try typed[0].decode(at: 0) == "its time") }

      try await newsroom.pause(2.1)
      let late = try await newsroom.moment()
      #expect(waiting.isLate(at: late) && !waiting.isScheduled(at: late))
      for filter in [
        PendingFilter(waitsOn: .role(.publisher)), PendingFilter(isMine: true), PendingFilter(isLate: true),
      ] {
        #expect(try await cleo.slugs(filter) == ["harbour-fire"])
        #expect(try await cleo.list(filter.regardlessOfTime).allSatisfy { filter.admits($0, at: late) })
      }
      #expect(try await newsroom.session(as: "cleo").reports.pendingCounts().map(\.late) == [1])
      _ = try await newsroom.due()
      #expect(try await cleo.slugs() == [])
    }
  }
}
