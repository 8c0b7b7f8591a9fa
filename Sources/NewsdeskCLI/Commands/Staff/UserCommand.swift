import ArgumentParser

struct UserCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "user",
    abstract: "Add people, list them, and disable those who leave.",
    subcommands: [
      UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserInviteCommand.self,
      UserDisableCommand.self, UserEnableCommand.self,
    ]
  )
}
