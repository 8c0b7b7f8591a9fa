import ArgumentParser

struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Read a page, a line or a picture and show what it becomes. No newsroom is needed.",
    discussion: """
      newsdesk parse page page.txt --explain
      newsdesk parse credit "(Jane Doe/Pool Photo via AP)"
      """,
    subcommands: [
      ParsePageCommand.self, ParseCreditCommand.self, ParsePictureCommand.self, ParseDatelineCommand.self,
      ParseAdvisoryCommand.self,
    ]
  )
}
