import ArgumentParser
import Desk
import Newsroom
import Presentation

struct EmbargoCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "embargo",
    abstract: "Hold a story until a time, or until an editor decides.",
    discussion: """
      newsdesk embargo 221 --until "25 Nov 2026 06:00"
      newsdesk embargo 221 --until "tomorrow 6am" --note "As agreed with the ministry."
      newsdesk embargo 221 --hold              until an editor decides

      Nobody publishes it before, by whatever way. Times are the newsroom's. An earlier time than the one that holds needs a
      note. It ends by itself, or by newsdesk lift.
      """
  )

  @OptionGroup var story: StoryArgument

  @Option(help: ArgumentHelp("When it ends: 18:00, \"tomorrow 6am\", 2026-11-25T06:00, +2h.", valueName: "time"))
  var until: String?

  @Flag(help: "Hold it with no end.")
  var hold = false

  @Option(name: .shortAndLong, help: ArgumentHelp("Why, for the record.", valueName: "text"))
  var note: String?

  @OptionGroup var request: RequestOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (until == nil) != hold { throw ValidationError("say --until TIME or --hold") }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let id = try await session.story(try story.reference())
    let end = try await until.asyncMap { try await session.newsroom.clock.instant(for: $0) }
    let receipt = try await session.acting(.embargo) {
      try await session.newsroom.embargoes.hold(
        id,
        until: end,
        expecting: try await request.version(of: id, session),
        note: note,
        requestID: request.id
      )
    }
    let times = try await session.times([end])
    try context.confirm(
      "\(receipt.story) \(receipt.slug): \(receipt.outcome == .already ? "already " : "")"
        + (end.map { "embargoed until \(times.end($0))" } ?? "held until an editor decides")
    )
    context.hint("to end it: newsdesk lift \(id) --note \"...\"")
    return .done
  }
}
