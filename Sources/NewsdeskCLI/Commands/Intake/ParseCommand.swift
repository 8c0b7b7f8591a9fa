import ArgumentParser

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read a page or a credit line and show what it becomes. No newsroom is needed.",
    subcommands: [ParsePageCommand.self, ParseCreditCommand.self]
  )
}
