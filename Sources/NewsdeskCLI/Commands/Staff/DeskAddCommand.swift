import ArgumentParser
import Desk
import Presentation

struct DeskAddCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a desk. For administrators.",
    discussion: """
      newsdesk desk add sport
      newsdesk desk add night-wire --workflow wire
      """
  )
  @Argument(help: ArgumentHelp("Lower-case letters, digits and hyphens.", valueName: "name")) var name: String
  @Option(
    help: ArgumentHelp("Which workflow it follows: newsdesk workflow list.", valueName: "workflow"),
    completion: .workflows
  )
  var workflow = "standard"

  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let added = try await session.newsroom.staff.addDesk(name, workflow: workflow)
    try context.confirm(added ? "There is a desk \(name) now." : "There was a desk \(name) already.")
    if added { context.hint("newsdesk role grant LOGIN editor --desk \(name)") }
    return .done
  }
}
