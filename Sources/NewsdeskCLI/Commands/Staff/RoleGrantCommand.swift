import ArgumentParser
import Desk
import Newsroom
import Presentation

struct RoleGrantCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant",
    abstract: "Give a person a role. For administrators.",
    discussion: """
      newsdesk role grant ana editor --desk metro
      newsdesk role grant lena administrator
      """
  )
  @OptionGroup var role: RoleArguments
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk = role.desk { try await session.newsroom.staff.requireDesk(desk) }
    let changed = try await session.newsroom.staff.grant(role.role, to: role.login, desk: role.desk)
    try context.confirm("\(role.login) is \(changed ? "" : "already ")\(role.held.words).")
    return .done
  }
}
