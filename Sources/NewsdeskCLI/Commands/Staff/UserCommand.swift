import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Add people, list them, and disable those who leave.",
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserDisableCommand.self, UserEnableCommand.self,
    ]
  )
}

struct UserAddCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person, with the roles they hold on a desk. For administrators.",
    discussion: """
      newsdesk user add ana --name "Ana Souza" --desk metro --role reporter
      newsdesk user add ben --name "Ben Okafor" --desk metro --role editor --role publisher

      Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")). The person is a login of PostgreSQL: whoever logs in as
      it is the person.
      """
  )

  @Argument(help: ArgumentHelp("Lower-case ASCII letters, digits, dots, hyphens and underscores.", valueName: "login"))
  var login: String

  @Option(help: ArgumentHelp("As colleagues know the person.", valueName: "name"))
  var name: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The desk that the roles are held on.", valueName: "desk"))
  var desk: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A role; may be repeated.", valueName: "role"))
  var role: [Role] = []

  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let staff = session.newsroom.staff
    if let desk { try await staff.requireDesk(desk) }
    try Role.check(role, desk: desk)
    let added = try await staff.addPerson(Person(login: login, name: name))
    for role in role {
      _ = try await staff.grant(role, to: login, desk: role == .administrator ? nil : desk)
    }
    let member = try await staff.members().first { $0.person.login == login }
    let roles = Wording.list(member?.roles.map(\.words) ?? [])
    try context.confirm(
      "\(login) (\(member?.person.name ?? name))" + (added ? " works here now" : " worked here already")
        + (roles.isEmpty ? "." : ": \(roles).")
    )
    return .done
  }
}

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

struct UserShowCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a person's roles.",
    discussion: "newsdesk user show ana"
  )
  @Argument(help: ArgumentHelp("The person.", valueName: "login")) var login: String
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

/// Disables or enables a person.
protocol UserSwitchCommand: SessionCommand {
  var login: String { get }
  static var disables: Bool { get }
}

extension UserSwitchCommand {
  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let changed = try await session.newsroom.staff.setDisabled(Self.disables, login: login)
    try context.confirm("\(login) is \(changed ? "" : "already ")\(Self.disables ? "disabled" : "enabled").")
    return .done
  }
}

struct UserDisableCommand: UserSwitchCommand {
  static let configuration = CommandConfiguration(
    commandName: "disable",
    abstract: "Let a person who leaves do nothing more. What they did stays theirs.",
    discussion: "newsdesk user disable ana"
  )
  static let disables = true
  @Argument(help: ArgumentHelp("The person.", valueName: "login")) var login: String
  @OptionGroup var global: GlobalOptions
}

struct UserEnableCommand: UserSwitchCommand {
  static let configuration = CommandConfiguration(
    commandName: "enable",
    abstract: "Let a disabled person work again.",
    discussion: "newsdesk user enable ana"
  )
  static let disables = false
  @Argument(help: ArgumentHelp("The person.", valueName: "login")) var login: String
  @OptionGroup var global: GlobalOptions
}
