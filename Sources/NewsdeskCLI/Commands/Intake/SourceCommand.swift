import ArgumentParser

struct SourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source",
    abstract: "What a story came from: the file's bytes, and what was left out of them.",
    discussion: """
      newsdesk source show 214
      newsdesk source export 214 -o page.txt
      """,
    subcommands: [SourceShowCommand.self, SourceExportCommand.self]
  )
}
