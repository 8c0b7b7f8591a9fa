import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("What waited")
struct PastPendingTests {
  @Test("stands as it did at each moment: state, desk, slug, who worked on it, and whose turn it was")
  func moments() async throws {
    try await TestNewsroom.open { newsroom in
      let ben = PendingScene(newsroom: newsroom, login: "ben")
      let before = try await newsroom.moment()
      let due = before.addingTimeInterval(3600.5)
      let story = try await newsroom.begin("first-slug", by: "ana", due: due)
      var moments: [(Date, String)] = [(before, "")]
      func record(_ line: String) async throws { moments.append((try await newsroom.moment(), line)) }
      try await record("first-slug draft Ana Souza nobody")
      try await newsroom.edit(story, as: "ana") { $0.slug = "second-slug" }
      try await record("second-slug draft Ana Souza nobody")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await record("second-slug submitted any metro editor nobody")
      try await newsroom.act(.review, on: story, as: "ben")
      try await record("second-slug in_review Ben Okafor ben")
      try await newsroom.act(.requestChanges, on: story, as: "ben", note: "Who says so?")
      let returned = try await ben.list()[0]
      try await record("second-slug changes_requested \(returned.waitingOn) \(returned.assignee?.login ?? "nobody")")
      try await newsroom.act(.submit, on: story, as: "ana")
      try await newsroom.act(.approve, on: story, as: "ben")
      let approved = try await ben.list()[0]
      try await record("second-slug approved \(approved.waitingOn) \(approved.assignee?.login ?? "nobody")")
      try await newsroom.act(.publish, on: story, as: "cleo")
      try await record("")
      try await newsroom.act(.correct, on: story, as: "ben", note: "The name.")
      let corrected = try await ben.list()[0]
      try await record("second-slug correction_draft \(corrected.waitingOn) \(corrected.assignee?.login ?? "nobody")")
      for (moment, line) in moments {
        let then = try await ben.list(asOf: moment)
        let lines = then.map { "\($0.slug) \($0.state.rawValue) \($0.waitingOn) \($0.assignee?.login ?? "nobody")" }
        #expect(lines == (line.isEmpty ? [] : [line]))
        // It is set when a story is begun, and nothing changes it.
        #expect(then.allSatisfy { abs(($0.dueAt ?? before).timeIntervalSince(due)) < 0.001 })
      }
    }
  }

  @Test("is filtered by that moment's facts and clock")
  func filters() async throws {
    try await TestNewsroom.open { newsroom in
      let begun = try await newsroom.moment()
      let story = try await newsroom.begin("slow", by: "ana", due: begun.addingTimeInterval(-60), pictures: 1)
      try await newsroom.act(.submit, on: story, as: "ana")
      let submitted = try await newsroom.moment()
      try await newsroom.ask("eve", for: .copy, of: story, as: "ana")
      let ben = try await newsroom.session(as: "ben")
      _ = try await ben.embargoes.hold(
        story,
        until: begun.addingTimeInterval(7200),
        expecting: try await ben.approvals.currentVersion(of: story)
      )
      let held = try await newsroom.moment()
      try await newsroom.act(.approve, on: story, as: "pia")
      let half = try await newsroom.moment()
      try await newsroom.act(.approve, on: story, as: "ben")
      let approved = try await newsroom.moment()
      func found(_ filter: PendingFilter, _ moment: Date, by login: String = "ben") async throws -> Bool {
        try await !PendingScene(newsroom: newsroom, login: login).list(filter, asOf: moment).isEmpty
      }
      let copy = PendingFilter(needs: [.copy])
      let picture = PendingFilter(needs: [.picture])
      let mine = PendingFilter(isMine: true)
      let released = PendingFilter(embargoWithin: 86_400)
      let cases: [(PendingFilter, Date, String, Bool)] = [
        (picture, submitted, "ben", true), (picture, held, "ben", true), (picture, half, "ben", false),
        (copy, half, "ben", true), (copy, approved, "ben", false),
        (mine, submitted, "pia", true), (mine, half, "pia", false), (mine, half, "ben", true),
        (mine, approved, "ben", false), (mine, half, "cleo", false), (mine, approved, "cleo", true),
        (mine, submitted, "eve", false), (mine, held, "eve", true),
        (released, submitted, "ben", false), (released, held, "ben", true),
        (PendingFilter(isLate: true), submitted, "ben", true), (PendingFilter(olderThan: 0), approved, "ben", true),
      ]
      for (filter, moment, login, isFound) in cases {
        #expect(try await found(filter, moment, by: login) == isFound, "\(filter) \(login)")
      }
      #expect(try await ben.reports.pendingCounts(asOf: submitted).map(\.state.rawValue) == ["submitted"])
      #expect(try await ben.reports.pendingCounts(asOf: begun).isEmpty)
    }
  }

  @Test("shows what may be read now, and no more")
  func rights() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.submitted()
      let then = try await newsroom.moment()
      let dan = PendingScene(newsroom: newsroom, login: "dan")
      #expect(try await dan.slugs(asOf: then) == ["harbour-fire"])
      try await newsroom.restrict(story, to: ["ana"], as: "ben")
      #expect(try await dan.slugs(asOf: then) == [])
      #expect(try await PendingScene(newsroom: newsroom, login: "ben").slugs(asOf: then) == ["harbour-fire"])
      #expect(try await PendingScene(newsroom: newsroom, login: "sam").slugs(asOf: then) == [])
    }
  }

  @Test("a story's due time is said when it is begun and by nothing else, so that it needs no history")
  func due() async throws {
    try await TestNewsroom.open { newsroom in
      let writers: [String] = try await newsroom.superuser().query(
        """
        SELECT p.proname::text FROM pg_proc AS p
        WHERE p.pronamespace = 'newsdesk'::regnamespace AND p.prosrc ~ 's\\.due_at\\s*:='
        """
      ).map { try $0.decode(at: 0) }
      #expect(writers == [])
    }
  }
}
