import ArgumentParser
import Desk
import Newsroom
import Presentation

/// Which desks and which time a report is about.
struct PeriodOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Of one desk; several: --desk metro --desk sport.", valueName: "desk")
  )
  var desk: [String] = []

  @Option(help: ArgumentHelp("From then on: 7d, yesterday, 2026-11-01.", valueName: "time"))
  var since = "7d"

  @Option(help: ArgumentHelp("Until then; a day is included.", valueName: "time"))
  var until: String?

  /// Desks that there are. None for all.
  func desks(_ session: SessionContext) async throws -> [String] {
    let names = desk.flatMap { $0.split(separator: ",").map { String($0) } }
    try await session.newsroom.staff.requireDesks(names)
    return names
  }

  func period(_ session: SessionContext) async throws -> ReportPeriod {
    let clock = session.newsroom.clock
    let since = try await clock.pastInstant(for: since)
    let until = try await until.asyncMap { try await clock.pastInstant(for: $0, isEnd: true) } ?? clock.now
    guard since < until, since < clock.now else {
      throw DeskError.badData(
        message: "the period ends before it begins",
        hint: "Write --since 7d, or --since 2026-11-01 --until 2026-11-30."
      )
    }
    return ReportPeriod(since: since, until: min(until, clock.now))
  }
}

extension ReportPeriod {
  /// `Tue 17 Nov 14:32 GMT to Tue 24 Nov 14:32 GMT`.
  func words(_ times: Times) -> String {
    "\(times.local(since).absolute(now: times.now)) to \(times.local(until).absolute(now: times.now))"
  }
}
