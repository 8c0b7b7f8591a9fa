import ArgumentParser
import Desk
import Newsroom
import Presentation

struct DraftDueCommand: TransitionCommand {
  static let action = Action.setDue
  static let configuration = CommandConfiguration(
    commandName: "due",
    abstract: "Say when stories must be done.",
    discussion: """
      newsdesk draft due 214 --at 19:00
      newsdesk draft due 214 219 --at "friday 17:00" --note "The council meets later."
      newsdesk draft due 214 --none

      Times are the newsroom's. It voids no sign-off, and it is for those who may assign the story.
      """
  )

  @Option(help: ArgumentHelp("When: 18:00, \"friday 17:00\", 2026-11-25T06:00, +2h.", valueName: "time"))
  var at: String?

  @Flag(help: "At no time in particular.")
  var none = false

  @OptionGroup var options: BatchOptions
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if (at == nil) != none { throw ValidationError("say --at TIME or --none") }
  }

  func act(on story: Int64, expecting version: Int, _ session: SessionContext) async throws -> Receipt {
    try await session.newsroom.approvals.setDue(
      try await at.asyncMap { try await session.newsroom.clock.instant(for: $0) },
      of: story,
      expecting: version,
      note: options.note,
      requestID: options.request
    )
  }

  func sentence(_ receipt: Receipt, _ session: SessionContext) async throws -> String? {
    let due = try await session.newsroom.drafts.story(receipt.story).dueAt
    let words = try await due.asyncMap { "due \(try await session.times([$0]).due($0))" }
    return (receipt.outcome == .already ? "already " : "") + (words ?? "due at no time")
  }
}
