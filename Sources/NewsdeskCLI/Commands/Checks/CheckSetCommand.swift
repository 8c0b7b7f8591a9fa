import ArgumentParser
import Desk
import Newsroom
import Presentation

struct CheckSetCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Make a check an error, a warning or nothing on a desk. For administrators.",
    discussion: """
      newsdesk check set caption_no_place error --desk metro
      newsdesk check set caption_long off --desk sport

      As with workflows, it is for administrators: whom a check binds must not be the one who lifts it. What publication needs
      is an error on every desk. Who set what, and when, stays in the staff's history: newsdesk audit log.
      """
  )

  @Argument(help: ArgumentHelp("The check: see newsdesk check levels.", valueName: "code"))
  var code: String

  @Argument(help: ArgumentHelp("error, warning or off.", valueName: "level"))
  var level: CheckLevel

  @Option(name: .shortAndLong, help: ArgumentHelp("The desk.", valueName: "desk"), completion: .desks)
  var desk: String

  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    try await session.newsroom.staff.requireDesk(desk)
    let isNew = try await session.newsroom.checks.set(code, to: level, on: desk)
    try context.confirm(
      isNew
        ? "\(code): \(level.rawValue) on the \(desk) desk, from now on"
        : "\(code): already \(level.rawValue) on the \(desk) desk"
    )
    return .done
  }
}
