import ArgumentParser

struct PhotoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "photo",
    abstract: "Credit a story's pictures.",
    subcommands: [PhotoCreditCommand.self, PhotoListCommand.self, PhotoRemoveCommand.self]
  )
}
