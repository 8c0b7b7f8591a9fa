import ArgumentParser
import Desk
import Newsroom
import Presentation

struct RoleRevokeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Take a role from a person. For administrators.",
    discussion: "newsdesk role revoke ana editor --desk metro"
  )
  @OptionGroup var role: RoleArguments
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk = role.desk { try await session.newsroom.staff.requireDesk(desk) }
    let changed = try await session.newsroom.staff.revoke(role.role, from: role.login, desk: role.desk)
    try context.confirm("\(role.login) is \(changed ? "no longer" : "not") \(role.held.words).")
    return .done
  }
}
