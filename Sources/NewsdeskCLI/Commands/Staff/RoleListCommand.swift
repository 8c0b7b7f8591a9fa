import ArgumentParser
import Desk
import Newsroom
import Presentation

struct RoleListCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List who holds which role.",
    discussion: "newsdesk role list"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let held = try await session.newsroom.staff.members().flatMap { member in
      member.roles.map { (person: member.person, held: $0) }
    }
    let table = Table(
      held,
      columns: [
        Column("login") { .text($0.person.login) },
        Column("role") { .code($0.held.role.rawValue) },
        Column("desk") { .text($0.held.desk, orWords: "whole newsroom") },
        Column("name", isFreeText: true) { .text($0.person.name) },
      ]
    )
    try context.write(table, output)
    return .done
  }
}
