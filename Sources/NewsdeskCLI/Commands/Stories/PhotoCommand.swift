import ArgumentParser

struct PhotoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photo",
    abstract: "Put pictures into stories, credit them, and say what may be done with them.",
    subcommands: [
      PhotoAddCommand.self, PhotoShowCommand.self, PhotoListCommand.self, PhotoCreditGroup.self, PhotoFileCommand.self,
      PhotoRemoveCommand.self, PhotoRightsCommand.self,
    ]
  )
}
