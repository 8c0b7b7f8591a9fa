import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List everybody who works here, or did.",
    discussion: "newsdesk user list"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    try context.write(MemberTable.table(try await session.newsroom.staff.members()), output)
    return .done
  }
}
