import ArgumentParser
import Desk
import Newsroom
import Presentation

struct EmbargoCommand: TransitionCommand {
  static let action = Action.embargo
  static let configuration = CommandConfiguration(
    commandName: "embargo",
    abstract: "Hold stories until a time, or until an editor decides.",
    discussion: """
      newsdesk embargo 221 --until "25 Nov 2026 06:00"
      newsdesk embargo 221 --until "tomorrow 6am" --note "As agreed with the ministry."
      newsdesk embargo 221 --hold              until an editor decides

      Nobody publishes it before, by whatever way. Times are the newsroom's. An earlier time than the one that holds needs a
      note. It ends by itself, or by newsdesk lift.
      """
  )

  @Option(help: ArgumentHelp("When it ends: 18:00, \"friday 17:00\", 2026-11-25T06:00, +2h.", valueName: "time"))
  var until: String?

  @Flag(help: "Hold it with no end.")
  var hold = false

  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (until == nil) != hold { throw ValidationError("say --until TIME or --hold") }
  }

  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt {
    try await session.newsroom.embargoes.hold(
      story,
      until: try await until.asyncMap { try await session.newsroom.clock.instant(for: $0) },
      expecting: version,
      note: options.note,
      requestID: options.request
    )
  }

  func sentence(_ receipt: Receipt, _ session: SessionContext) async throws -> String? {
    let end = try await session.newsroom.drafts.story(receipt.story).embargo?.until
    let words = try await end.asyncMap { "embargoed until \(try await session.times([$0]).end($0))" }
    return (receipt.outcome == .already ? "already " : "") + (words ?? "held until an editor decides")
  }

  func next(_ receipt: Receipt) -> String? { "to end it: newsdesk lift \(receipt.story) --note \"...\"" }
}
