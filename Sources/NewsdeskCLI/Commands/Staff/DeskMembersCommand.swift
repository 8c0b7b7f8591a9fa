import ArgumentParser
import Desk
import Presentation

struct DeskMembersCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "members",
    abstract: "List who works on a desk, and as what.",
    discussion: "newsdesk desk members metro"
  )
  @Argument(help: ArgumentHelp("The desk.", valueName: "desk"), completion: .desks) var desk: String
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    try await session.newsroom.staff.requireDesk(desk)
    try context.write(MemberTable.table(try await session.newsroom.staff.members(of: desk)), output)
    return .done
  }
}
