import DatabaseSupport
import Desk
import Foundation
import Newsroom
import Postgres
import Testing

@Suite("Throughput")
struct ThroughputTests {
  /// Long ago enough.
  private let start = Date(timeIntervalSince1970: 1_790_000_000)

  private var week: ReportPeriod { ReportPeriod(since: start, until: start.addingTimeInterval(7 * 86_400)) }

  /// Three stories of the metro desk: one that goes through at once, one with changes requested, one with a picture that waits.
  private func lay(_ newsroom: TestNewsroom) async throws {
    let quick = try await newsroom.begin("quick", by: "ana")
    try await newsroom.carry(quick, [.submit, .approve, .publish])
    try await newsroom.date(quick, from: start, hours: [0, 1, 3, 4])
    let slow = try await newsroom.begin("slow", by: "ana")
    try await newsroom.carry(slow, [.submit, .requestChanges, .editText, .submit, .approve, .publish])
    try await newsroom.date(slow, from: start, hours: [0, 2, 4, 5, 6, 10, 30])
    let pictured = try await newsroom.begin("pictured", by: "ana", pictures: 1)
    try await newsroom.act(.submit, on: pictured, as: "ana")
    try await newsroom.act(.approve, on: pictured, as: "pia")
    try await newsroom.act(.approve, on: pictured, as: "ben")
    try await newsroom.date(pictured, from: start, hours: [0, 4, 5, 7])
  }

  private func lines(_ steps: [Throughput.StepTime]) -> [String] {
    steps.map { "\($0.desk ?? "all") \($0.step.rawValue) \($0.stories) \(Int($0.median)) \(Int($0.ninthDecile))" }
  }

  @Test("is the median and the ninth decile of each step, interpolated as PostgreSQL does")
  func steps() async throws {
    try await TestNewsroom.open { newsroom in
      try await lay(newsroom)
      let ben = try await newsroom.session(as: "ben").reports
      let steps = lines(try await ben.throughputSteps(week))
      #expect(
        steps.prefix(5) == [
          "metro draft 3 7200 12960", "metro review 3 7200 24480", "metro approval 3 0 5760",
          "metro publication 2 37800 65160", "metro whole 2 61200 98640",
        ]
      )
      #expect(steps.suffix(5).map { $0.replacing("all", with: "metro") } == Array(steps.prefix(5)))
      #expect(steps.count == 10)
    }
  }

  @Test("counts what was begun, handed in, approved and published in the period, and what was approved at once")
  func desks() async throws {
    try await TestNewsroom.open { newsroom in
      try await lay(newsroom)
      let match = try await newsroom.begin("match", by: "sam", desk: "sport")
      try await newsroom.date(match, from: start, hours: [1])
      func figures(_ login: String, _ period: ReportPeriod, desks: [String] = []) async throws -> [String] {
        try await newsroom.session(as: login).reports.throughputDesks(period, desks: desks).map {
          "\($0.desk ?? "all") \($0.begun) \($0.submitted) \($0.approved) \($0.approvedAtOnce) \($0.published)"
        }
      }
      #expect(try await figures("adm", week) == ["metro 3 3 3 2 2", "sport 1 0 0 0 0", "all 4 3 3 2 2"])
      #expect(try await figures("adm", week, desks: ["sport"]) == ["sport 1 0 0 0 0", "all 1 0 0 0 0"])
      // Each sees the figures of what they may read.
      #expect(try await figures("ben", week) == ["metro 3 3 3 2 2", "all 3 3 3 2 2"])
      #expect(try await figures("eve", week) == ["sport 1 0 0 0 0", "all 1 0 0 0 0"])
      let finn = try await newsroom.connection(as: "finn")
      #expect(try await finn.query("SELECT newsdesk.throughput_desks('-infinity', 'infinity')").isEmpty)
      // A milestone counts when it was reached, and what came after the period's end is not known yet.
      let first = ReportPeriod(since: start, until: start.addingTimeInterval(6.5 * 3600))
      #expect(try await figures("ben", first).first == "metro 3 3 1 1 1")
      let second = ReportPeriod(since: first.until, until: week.until)
      #expect(try await figures("ben", second).first == "metro 0 0 2 1 1")
      let shares = try await newsroom.session(as: "ben").reports.throughputDesks(week).map(\.shareAtOnce)
      #expect(shares.map { $0.map { Int($0 * 300) } } == [200, 200])
    }
  }

  @Test(
    "counts a correction as a way of its own, what was undone not at all, and a confidential story for who reads it"
  )
  func ways() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.begin("twice", by: "ana")
      try await newsroom.carry(story, [.submit, .undo, .submit, .approve, .publish])
      try await newsroom.carry(story, [.correct, .editText, .submit, .approve, .publish])
      try await newsroom.date(story, from: start, hours: [0, 1, 1.5, 3, 4, 5, 30, 31, 32, 34, 36])
      let ben = try await newsroom.session(as: "ben").reports
      let figures = try #require(try await ben.throughputDesks(week).first)
      // That the edit of a correction voids what the edition had is no setback.
      #expect(figures.begun == 1 && figures.submitted == 2 && figures.approved == 2 && figures.approvedAtOnce == 2)
      #expect(figures.published == 1 && figures.corrected == 1)
      let steps = lines(try await ben.throughputSteps(week))
      #expect(steps.first == "metro draft 2 9000 10440")
      let days = try await ben.throughputDays(week)
      #expect(days.count == 8 && days.allSatisfy { $0.desk == "metro" })
      #expect(days.filter { $0.published > 0 }.map(\.day.description) == ["2026-09-21"])
      #expect(days.filter { $0.corrected > 0 }.map(\.day.description) == ["2026-09-23"])
      try await newsroom.act(.correct, on: story, as: "ben", note: "Again.")
      try await newsroom.restrict(story, to: ["ben"], as: "ben")
      #expect(try await newsroom.session(as: "dan").reports.throughputDesks(week).isEmpty)
      #expect(try await ben.throughputDesks(week).first?.published == 1)
    }
  }

  @Test("doesn't take for approved at once what lost a sign-off on the way")
  func voided() async throws {
    try await TestNewsroom.open { newsroom in
      let story = try await newsroom.begin("changed", by: "ana")
      try await newsroom.carry(story, [.submit, .approve])
      try await newsroom.edit(story, as: "dan") { $0.headline = "Another headline" }
      try await newsroom.carry(story, [.approve])
      try await newsroom.date(story, from: start, hours: [0, 1, 2, 3, 4])
      let figures = try #require(try await newsroom.session(as: "ben").reports.throughputDesks(week).first)
      #expect(figures.approved == 1 && figures.approvedAtOnce == 0)
    }
  }

  @Test("names what waits longest, whoever it waits for, but not what waits for its time")
  func longest() async throws {
    try await TestNewsroom.open { newsroom in
      try await PendingScene.lay(newsroom)
      let ready = try await PendingScene(newsroom: newsroom, login: "ben").id("ready")
      try await newsroom.schedule(ready, at: try await newsroom.moment().addingTimeInterval(3600))
      let superuser = try await newsroom.superuser()
      for (hours, slug) in [(9, "ready"), (2, "taken"), (1, "soon")] {
        try await superuser.execute(
          "UPDATE newsdesk.story SET updated_at = now() - make_interval(hours => \(Int32(hours))) WHERE slug = \(slug)"
        )
      }
      await superuser.close()
      let reports = try await newsroom.session(as: "ben").reports
      #expect(try await reports.longestWaiting(limit: 3).map(\.slug) == ["quiet", "taken", "soon"])
      #expect(try await reports.longestWaiting(desks: ["sport"]).isEmpty)
    }
  }
}
