import ArgumentParser

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Add people, list them, and disable those who leave.",
    discussion: """
      newsdesk user list
      newsdesk user add ana --name "Ana Souza" --desk metro --role reporter
      """,
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserInviteCommand.self,
      UserDisableCommand.self, UserEnableCommand.self,
    ]
  )
}
