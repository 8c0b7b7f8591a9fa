import ArgumentParser
import Desk
import Newsroom
import Presentation

struct UserAddCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a person, with the roles they hold on a desk. For administrators.",
    discussion: """
      newsdesk user add ana --name "Ana Souza" --desk metro --role reporter
      newsdesk user add ben --name "Ben Okafor" --desk metro --role editor --role publisher
      newsdesk user add eve --name "Eve Stone" --desk metro --role editor --invite

      Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")). The person is a login of PostgreSQL: whoever logs in as
      it is the person. --invite hands out a one-time password besides, as newsdesk user invite does.
      """
  )

  @Argument(help: ArgumentHelp("Lower-case ASCII letters, digits, dots, hyphens and underscores.", valueName: "login"))
  var login: String

  @Option(help: ArgumentHelp("As colleagues know the person.", valueName: "name"))
  var name: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk that the roles are held on.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("A role; may be repeated.", valueName: "role"))
  var role: [Role] = []

  @Flag(help: "Give the person a one-time password, to choose their own with.")
  var invite = false

  @OptionGroup var trial: TrialOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if invite, trial.dryRun {
      throw ValidationError("--dry-run would give a password that is good for nothing: leave --invite out")
    }
  }

  func run(in context: CommandContext, _ session: SessionContext) async throws -> ExitStatus {
    let staff = session.newsroom.staff
    let place = NewsroomPlace(environment: context.environment)
    if invite { try place.requirePasswords() }
    if let desk { try await staff.requireDesk(desk) }
    try Role.check(role, desk: desk)
    if let disabled = try await staff.members().first(where: { $0.person.login == login && $0.disabledAt != nil }) {
      throw ErrorReport(
        "\(login) (\(disabled.person.name)) worked here and is disabled. Nothing was changed.",
        ["To come back, with the roles of then: newsdesk user enable \(login)"],
        status: .notYet,
        code: "disabled"
      )
    }
    let added = try await staff.addPerson(Person(login: login, name: name))
    for role in role {
      _ = try await staff.grant(role, to: login, desk: role.isNewsroomWide ? nil : desk)
    }
    let member = try await staff.members().first { $0.person.login == login }
    let roles = Wording.list(member?.roles.map(\.words) ?? [])
    try context.confirm(
      "\(login) (\(member?.person.name ?? name))" + (added ? " works here now" : " worked here already")
        + (roles.isEmpty ? "." : ": \(roles).")
    )
    if invite {
      try await Invitation(login: login, hours: Invitation.defaultHours).give(context, session, place: place)
    } else if added, place.isServer {
      context.hint("newsdesk user invite \(login)")
    }
    return .done
  }
}
