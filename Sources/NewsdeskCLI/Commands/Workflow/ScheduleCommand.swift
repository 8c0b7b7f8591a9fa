import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ScheduleCommand: TransitionCommand {
  static let action = Action.schedule
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have approved stories go out at a time.",
    discussion: """
      newsdesk schedule 221 --at "tomorrow 6am"
      newsdesk schedule 221 --at "28 Mar 2027 07:30" --zone America/New_York
      newsdesk schedule 221 222 --at embargo    each when its embargo ends
      newsdesk schedule 221 --at +2h            another time than before

      Times are the newsroom's, unless --zone names another clock. A worker publishes it then (newsdesk worker), by the rules of
      any publication, and by your authority as it is then. Whatever takes the story out of approval takes it off the schedule;
      newsdesk deschedule does so by itself.
      """
  )

  @Option(help: ArgumentHelp("When: 18:00, \"tomorrow 6am\", 2026-11-25T06:00, +2h, embargo.", valueName: "time"))
  var at: String

  @Option(
    help: ArgumentHelp("Whose clock is meant, by its name in the tz database: America/New_York.", valueName: "zone")
  )
  var zone: String?

  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt {
    try await session.newsroom.schedules.schedule(
      story,
      at: try await instant(of: story, session),
      timeZone: zone,
      expecting: version,
      note: options.note,
      requestID: options.request
    )
  }

  func sentence(_ receipt: Receipt, _ session: SessionContext) async throws -> String? {
    let time = try await session.newsroom.drafts.story(receipt.story).schedule?.at
    let words = try await time.asyncMap { try await session.times([$0]).end($0) }
    return (receipt.outcome == .already ? "already scheduled" : "scheduled") + (words.map { ", \($0)" } ?? "")
  }

  func remarks(on receipt: Receipt, _ session: SessionContext) async -> [String] {
    await session.lacksWorker ? ["No worker runs, and nobody else will publish what is scheduled: newsdesk worker"] : []
  }

  func next(_ receipt: Receipt) -> String? { "to take it off: newsdesk deschedule \(receipt.story)" }

  /// A time that can't be is refused in the words of what it would have done.
  private func instant(of id: Int64, _ session: SessionContext) async throws -> Date {
    do {
      if at.lowercased() == "embargo" {
        guard let until = try await session.newsroom.drafts.story(id).embargo?.until else {
          throw DeskError.badData(
            message: "no embargo that ends holds it",
            hint: "Name the time: --at \"tomorrow 6am\""
          )
        }
        return until
      }
      return try await session.newsroom.clock.instant(for: at, in: zone)
    } catch DeskError.badData(let message, let hint) {
      throw ErrorReport(
        "\(id) was not scheduled: \(message).",
        hint.map { [$0] } ?? [],
        status: .badData,
        code: "bad_time"
      )
    }
  }
}
