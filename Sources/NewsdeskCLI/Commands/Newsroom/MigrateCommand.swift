import ArgumentParser
import Desk
import Postgres
import Presentation

struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Bring the database's tables up to date. For whoever operates it.",
    subcommands: [MigrateStatusCommand.self, MigrateUpCommand.self, MigrateVerifyCommand.self]
  )
}
