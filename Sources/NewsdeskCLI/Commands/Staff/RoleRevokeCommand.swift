import ArgumentParser
import Desk
import Newsroom
import Presentation

struct RoleRevokeCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: "Take a role from a person. For administrators.",
    discussion: "newsdesk role revoke ana editor --desk metro"
  )
  @OptionGroup var role: RoleArguments
  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk = role.desk { try await session.newsroom.staff.requireDesk(desk) }
    let staff = session.newsroom.staff
    let changed = try await staff.revoke(role.role, from: role.login, desk: role.desk)
    // The newsroom's role holds on every desk, and a desk's stays when the newsroom's goes.
    let member = try await staff.members().first { $0.person.login == role.login }
    let left = (member?.roles ?? []).filter { $0.role == role.role && (role.desk == nil || $0.desk == nil) }
    try context.confirm(
      "\(role.login) is \(changed ? "no longer" : "not") \(role.held.words)"
        + (left.isEmpty ? "." : ", but is still \(Wording.list(left.map(\.words))).")
    )
    return .done
  }
}
