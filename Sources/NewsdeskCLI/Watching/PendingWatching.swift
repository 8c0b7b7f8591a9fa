import Desk
import Newsroom
import Postgres
import Presentation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `newsdesk pending --watch`: reads the list when something was done, and shows what became of it.
struct PendingWatching: Sendable {
  let context: CommandContext
  let filter: PendingFilter
  let limit: Int?
  let group: PendingGroup?
  let output: OutputOptions

  /// Until Ctrl-C, which is 130 as everywhere, or SIGTERM.
  func run(_ session: SessionContext, _ global: GlobalOptions) async throws -> ExitStatus {
    let environment = context.environment
    let configuration = try NewsroomPlace(environment: environment).personalConfiguration(
      as: global.colleague,
      environment: environment
    )
    let isEvents =
      output.chosenFormat != .table || !context.screen.isTerminal || context.screen.isLinear
      || context.environment["TERM"] == "dumb"
    let signal = try await untilStopped {
      let watch = try await ChangeWatch.begin(configuration, first: session.newsroom) {
        try await SessionContext.open(global: global, environment: environment).newsroom
      }
      do {
        if isEvents {
          try await follow(watch, PendingEvents(self))
        } else {
          try await follow(watch, PendingScreen(self))
        }
        await watch.close()
      } catch {
        await watch.close()
        throw error
      }
    }
    return signal == SIGINT ? .interrupted : .done
  }

  private func follow(_ watch: ChangeWatch, _ display: some PendingDisplay) async throws {
    let inbox = WatchInbox()
    let signals = WatchSignals(inbox, isScreen: context.screen.isTerminal)
    let ear = Task {
      var isFirst = true
      for await _ in watch.hints {
        // Acts come in bursts.
        if !isFirst { try await Task.sleep(for: .milliseconds(50)) }
        isFirst = false
        inbox.put(.read)
      }
    }
    defer {
      ear.cancel()
      withExtendedLifetime(signals) {}
    }
    var display = display
    do {
      try await follow(watch, &display, inbox)
    } catch {
      try display.end()
      throw error
    }
    try display.end()
  }

  private func follow(_ watch: ChangeWatch, _ display: inout some PendingDisplay, _ inbox: WatchInbox) async throws {
    var list = WatchedStories(filter, limit: limit)
    var clock: WatchClock?
    var alarm: Task<Void, any Error>?
    defer { alarm?.cancel() }
    for await _ in inbox.wakeUps {
      let errands = inbox.take()
      if errands.contains(.leave) { return }
      if errands.contains(.suspend) {
        try display.suspend()
        continue
      }
      if errands.contains(.redraw) { display.invalidate() }
      do {
        if errands.contains(.read) || clock.map({ $0.isStale(at: $0.now) }) == true {
          let reading = try await watch.read { try await self.read($0) }
          list.take(reading.stories)
          clock = WatchClock(reading.times, now: reading.now)
        }
        display.isConnected = true
      } catch  where Self.canBeTriedAgain(error) && !Task.isCancelled && clock != nil {
        display.isConnected = false
      }
      guard let clock else { continue }
      let now = clock.now
      try display.show(list.look(at: now), list, clock.times(at: now))
      let next = [list.nextTurn(after: now), display.ticks ? clock.nextMinute(after: now) : nil].compactMap { $0 }.min()
      alarm?.cancel()
      alarm = next.map { next in
        Task {
          // The moment has to be past.
          try await Task.sleep(for: .seconds(next.timeIntervalSince(clock.now)) + .milliseconds(2))
          inbox.put(.look)
        }
      }
    }
  }

  private struct Reading: Sendable {
    var stories: [PendingStory]
    var times: Times
    var now: Date
  }

  /// Two questions: what waits, and what the clocks show.
  private func read(_ newsroom: NewsroomSession) async throws -> Reading {
    let stories = try await newsroom.reports.pending(filter.regardlessOfTime)
    let instants = Set(
      stories.flatMap { [$0.dueAt, $0.embargo?.until, $0.schedule?.at, $0.updatedAt] }.compactMap { $0 }
    )
    let (now, wall, clocks) = try await newsroom.clock.reading(of: instants)
    return Reading(
      stories: stories,
      times: Times(clocks: clocks.mapValues(LocalTime.init), now: LocalTime(wall)),
      now: now
    )
  }

  private static func canBeTriedAgain(_ error: any Error) -> Bool {
    switch error {
    case DeskError.unreachable, DeskError.outcomeUnknown, DeskError.busy: true
    case let report as ErrorReport: report.status == .unreachable
    default: false
    }
  }
}
