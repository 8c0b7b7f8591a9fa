import ArgumentParser
import Desk
import Newsroom
import Presentation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

struct ScheduleCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Have an approved story go out at a time.",
    discussion: """
      newsdesk schedule 221 --at "tomorrow 6am"
      newsdesk schedule 221 --at "28 Mar 2027 07:30" --zone America/New_York
      newsdesk schedule 221 --at embargo        when its embargo ends
      newsdesk schedule 221 --at +2h            another time than before

      Times are the newsroom's, unless --zone names another clock. A worker publishes it then (newsdesk worker), by the rules of
      any publication, and by your authority as it is then. Whatever takes the story out of approval takes it off the schedule;
      newsdesk deschedule does so by itself.
      """
  )

  @OptionGroup var story: StoryArgument

  @Option(help: ArgumentHelp("When: 18:00, \"tomorrow 6am\", 2026-11-25T06:00, +2h, embargo.", valueName: "time"))
  var at: String

  @Option(
    help: ArgumentHelp("Whose clock is meant, by its name in the tz database: America/New_York.", valueName: "zone")
  )
  var zone: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var note: String?

  @OptionGroup var request: RequestOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let time = try await instant(of: id, session)
    let receipt = try await session.acting(.schedule) {
      try await session.newsroom.schedules.schedule(
        id,
        at: time,
        timeZone: zone,
        expecting: try await request.version(of: id, session),
        note: note,
        requestID: request.id
      )
    }
    let times = try await session.times([time])
    try context.confirm(
      "\(receipt.story) \(receipt.slug): \(receipt.outcome == .already ? "already " : "")scheduled, \(times.end(time))"
    )
    if try await session.newsroom.channels.workers().allSatisfy({ !$0.isHere }) {
      context.note("No worker runs, and nobody else will publish it: newsdesk worker")
    }
    context.hint("to take it off: newsdesk deschedule \(id)")
    return .done
  }

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
