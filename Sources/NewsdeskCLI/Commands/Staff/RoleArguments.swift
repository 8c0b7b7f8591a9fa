import ArgumentParser
import Desk
import Newsroom
import Presentation

/// Whom, what, and where.
struct RoleArguments: ParsableArguments {
  @Argument(help: ArgumentHelp("The person.", valueName: "login"), completion: .people) var login: String

  @Argument(help: ArgumentHelp(Role.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "role"))
  var role: Role

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The desk. Without one: the whole newsroom.", valueName: "desk"),
    completion: .desks
  )
  var desk: String?

  var held: StaffService.HeldRole { StaffService.HeldRole(role: role, desk: desk) }
}
