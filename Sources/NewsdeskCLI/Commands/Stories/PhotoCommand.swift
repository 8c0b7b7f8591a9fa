import ArgumentParser

struct PhotoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photo",
    abstract: "Put pictures into stories, credit them, and get their files out again.",
    subcommands: [
      PhotoAddCommand.self, PhotoShowCommand.self, PhotoListCommand.self, PhotoCreditCommand.self,
      PhotoFileCommand.self,
      PhotoRemoveCommand.self,
    ]
  )
}
