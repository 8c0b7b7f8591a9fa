import ArgumentParser
import Desk
import Newsroom
import Presentation

struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Give people roles on desks, and take them away.",
    subcommands: [RoleGrantCommand.self, RoleRevokeCommand.self, RoleListCommand.self]
  )
}

/// Whom, what, and where.
struct RoleArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The person.", valueName: "login")) var login: String

  @Argument(help: ArgumentHelp(Role.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "role"))
  var role: Role

  @Option(name: .shortAndLong, help: ArgumentHelp("The desk. Without one: the whole newsroom.", valueName: "desk"))
  var desk: String?

  var held: StaffService.HeldRole { StaffService.HeldRole(role: role, desk: desk) }
}

struct RoleGrantCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "grant",
    abstract: "Give a person a role. For administrators.",
    discussion: """
      newsdesk role grant ana editor --desk metro
      newsdesk role grant lena administrator
      """
  )
  @OptionGroup var role: RoleArguments
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    if let desk = role.desk { try await session.newsroom.staff.requireDesk(desk) }
    let changed = try await session.newsroom.staff.grant(role.role, to: role.login, desk: role.desk)
    try context.confirm("\(role.login) is \(changed ? "" : "already ")\(role.held.words).")
    return .done
  }
}

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

extension Role {
  /// Roles of a desk need one, and an administrator has none.
  static func check(_ roles: [Role], desk: String?) throws {
    if desk == nil, let role = roles.first(where: { $0 != .administrator }) {
      throw ErrorReport(
        "On which desk is the person \(role.words)?",
        ["Name it: --desk NAME"],
        status: .usage,
        code: "no_desk_named"
      )
    }
    if desk != nil, roles.isEmpty {
      throw ErrorReport(
        "Which role does the person hold on the desk?",
        ["Name it: --role reporter"],
        status: .usage,
        code: "no_role_named"
      )
    }
  }
}
