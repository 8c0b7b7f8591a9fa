import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A moment that is asked about, and the words for it.
struct PastMoment: Sendable {
  let instant: Date
  /// `Tue 24 Nov 14:00 GMT (3 h ago)`.
  let words: String
  let local: LocalTime
}

extension SessionContext {
  /// The moment in the past that a person names. A day means its end.
  func past(_ expression: String) async throws -> PastMoment {
    let instant = try await newsroom.clock.pastInstant(for: expression, isEnd: true)
    guard instant <= newsroom.now else {
      throw DeskError.badData(
        message: "\(expression) is not past yet",
        hint: "How it stands now is said without --as-of."
      )
    }
    let times = try await times([instant])
    let local = times.local(instant)
    return PastMoment(instant: instant, words: times.end(instant), local: local)
  }

  /// What clocks show that a list of what waits needs, counted from a moment in the past where one is asked about.
  func times(
    of stories: [PendingStory],
    for output: OutputOptions,
    asOf moment: PastMoment?
  ) async throws -> Times {
    // Asking for clocks that nobody looks at would cost a question.
    let wantsUpdates = output.names("updated")
    let instants = stories.flatMap {
      [$0.dueAt, $0.embargo?.until, $0.schedule?.at, wantsUpdates ? $0.updatedAt : nil]
    }
    let times = try await times(instants)
    return moment.map { Times(clocks: times.clocks, now: $0.local) } ?? times
  }
}
