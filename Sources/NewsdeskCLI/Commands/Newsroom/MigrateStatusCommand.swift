import ArgumentParser
import Desk
import Postgres
import Presentation

struct MigrateStatusCommand: OperatorCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Compare the database with this program.",
    discussion: "newsdesk migrate status"
  )
  @OptionGroup var output: OutputOptions
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ connection: Connection) async throws -> ExitStatus {
    let status = try await Schema.migrator().status(connection)
    let rows =
      status.applied.map { (number: $0.number, name: $0.name, state: "applied") }
      + status.pending.map { (number: $0.number, name: $0.name, state: "pending") }
    try context.write(
      Table(
        rows,
        columns: [
          Column("number", alignment: .right) { .number($0.number) },
          Column("state") { .text($0.state) },
          Column("name", isFreeText: true) { .text($0.name) },
        ]
      ),
      output
    )
    for drift in status.drift { context.note("\(drift).") }
    context.note("The database is at version \(status.version); this program knows \(Schema.programVersion).")
    return status.drift.isEmpty ? .done : .someRefused
  }
}
