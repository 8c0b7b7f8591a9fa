import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a person's roles.",
    discussion: "newsdesk user show ana"
  )
  @Argument(help: ArgumentHelp("The person.", valueName: "login"), completion: .people) var login: String
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let members = try await session.newsroom.staff.members()
    guard let member = members.first(where: { $0.person.login == login }) else {
      throw DeskError.notFound(.person(login, known: members.map(\.person.login)))
    }
    try context.write(MemberTable.table([member]), output)
    return .done
  }
}
