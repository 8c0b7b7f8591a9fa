import Foundation
import Newsroom
import Testing

@Suite("A watched list")
struct WatchedStoriesTests {
  private let noon = Date(timeIntervalSince1970: 1_800_000_000)

  private func story(
    _ id: Int64,
    due: Double? = nil,
    embargo: Double? = nil,
    schedule: Double? = nil,
    touched: Double = -60
  ) -> PendingStory {
    PendingStory(
      id: id,
      desk: "metro",
      state: StoryState(rawValue: "submitted"),
      dueAt: due.map { noon.addingTimeInterval($0) },
      waitingOn: "any metro editor",
      slug: "story-\(id)",
      author: Person(login: "ana", name: "Ana Souza"),
      assignee: nil,
      version: 1,
      updatedAt: noon.addingTimeInterval(touched),
      isConfidential: false,
      embargo: embargo.map { Embargo(until: noon.addingTimeInterval($0)) },
      schedule: schedule.map { Schedule(at: noon.addingTimeInterval($0)) }
    )
  }

  private func words(_ changes: [WatchedStories.Change]) -> [String] {
    changes.map { change in
      switch change {
      case .added(let entry): "+\(entry.story.id)"
      case .changed(let entry): "*\(entry.story.id)\(entry.isLate ? " late" : "")\(entry.isHeld ? " held" : "")"
      case .removed(let entry): "-\(entry.story.id)"
      }
    }
  }

  @Test("tells what was added, changed and removed, once")
  func changes() {
    var list = WatchedStories(PendingFilter())
    list.take([story(1), story(2)])
    #expect(words(list.look(at: noon)) == ["+1", "+2"])
    #expect(list.look(at: noon).isEmpty)
    var second = story(2)
    second.version = 2
    list.take([second, story(3)])
    #expect(words(list.look(at: noon)) == ["-1", "*2", "+3"])
    #expect(list.entries.map(\.story.id) == [2, 3])
  }

  @Test("tells what becomes late and what is no longer held, when it does")
  func time() throws {
    var list = WatchedStories(PendingFilter())
    list.take([story(1, due: 60), story(2, embargo: 90), story(3)])
    _ = list.look(at: noon)
    let first = try #require(list.nextTurn(after: noon))
    #expect(first == noon.addingTimeInterval(60))
    #expect(list.look(at: first).isEmpty)
    #expect(words(list.look(at: first.addingTimeInterval(0.001))) == ["*1 late"])
    let second = try #require(list.nextTurn(after: first.addingTimeInterval(0.001)))
    #expect(second == noon.addingTimeInterval(90))
    #expect(words(list.look(at: second)) == ["*2"])
    #expect(list.nextTurn(after: second.addingTimeInterval(0.001)) == nil)
  }

  @Test("tells what was to go out and did not, when its time is past; only then it waits for somebody")
  func scheduled() throws {
    var all = WatchedStories(PendingFilter())
    var mine = WatchedStories(PendingFilter(isMine: true))
    all.take([story(1, schedule: 60)])
    mine.take([story(1, schedule: 60)])
    #expect(words(all.look(at: noon)) == ["+1"] && mine.look(at: noon).isEmpty)
    let turn = try #require(mine.nextTurn(after: noon)).addingTimeInterval(0.001)
    #expect(words(all.look(at: turn)) == ["*1 late"] && words(mine.look(at: turn)) == ["+1"])
  }

  @Test("lets in and out what only time decides about")
  func filtered() {
    let filters: [(PendingFilter, Double, String)] = [
      (PendingFilter(isLate: true), 600, "+1"), (PendingFilter(dueWithin: 300), 300, "+1"),
      (PendingFilter(olderThan: 120), 60, "+1"), (PendingFilter(embargoWithin: 400), 500, "+1"),
      (PendingFilter(embargoWithin: 4000), 900, "-1"),
    ]
    for (filter, turn, change) in filters {
      var list = WatchedStories(filter)
      list.take([story(1, due: 600, embargo: 900)])
      let isThere = change == "-1"
      #expect(words(list.look(at: noon)) == (isThere ? ["+1"] : []))
      var moment = noon
      var told: [String] = []
      while told.isEmpty, let next = list.nextTurn(after: moment) {
        moment = next.addingTimeInterval(0.001)
        told = words(list.look(at: moment))
        if isThere { told.removeAll { $0.hasPrefix("*") } }
      }
      #expect(told == [change] && moment == noon.addingTimeInterval(turn + 0.001), "\(filter)")
    }
  }

  @Test("shows no more than asked for, and moves up what was left out")
  func limited() {
    var list = WatchedStories(PendingFilter(), limit: 1)
    list.take([story(1), story(2)])
    #expect(words(list.look(at: noon)) == ["+1"])
    #expect(list.isCut)
    list.take([story(2)])
    #expect(words(list.look(at: noon)) == ["-1", "+2"])
    #expect(!list.isCut)
  }
}
