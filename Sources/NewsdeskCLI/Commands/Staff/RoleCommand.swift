import ArgumentParser

struct RoleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "role",
    abstract: "Give people roles on desks, and take them away.",
    discussion: """
      newsdesk role list
      newsdesk role grant ana editor --desk metro
      """,
    subcommands: [RoleGrantCommand.self, RoleRevokeCommand.self, RoleListCommand.self]
  )
}
