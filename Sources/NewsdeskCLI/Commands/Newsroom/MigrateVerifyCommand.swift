import ArgumentParser
import Desk
import Postgres
import Presentation

struct MigrateVerifyCommand: OperatorCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Fail unless the database has exactly this program's migrations, unaltered.",
    discussion: "newsdesk migrate verify"
  )
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ connection: Connection) async throws -> ExitStatus {
    try await Schema.migrator().verify(connection)
    try context.confirm(
      "The database is at version \(Schema.programVersion), and every migration is as this program has it."
    )
    return .done
  }
}
