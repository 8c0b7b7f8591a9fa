import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring the database's tables up to date. For whoever operates it.",
    discussion: """
      newsdesk migrate status
      newsdesk migrate up
      """,
    subcommands: [MigrateStatusCommand.self, MigrateUpCommand.self, MigrateVerifyCommand.self]
  )
}
