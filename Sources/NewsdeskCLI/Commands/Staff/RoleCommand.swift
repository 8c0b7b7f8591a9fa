import ArgumentParser

struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Give people roles on desks, and take them away.",
    subcommands: [RoleGrantCommand.self, RoleRevokeCommand.self, RoleListCommand.self]
  )
}
