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

/// A command that works as the operator of the database, not as a person of the newsroom.
protocol OperatorCommand: NewsdeskCommand {
  func run(in context: CommandContext, _ connection: Connection) async throws -> ExitStatus
}

extension OperatorCommand {
  func run(in context: CommandContext) async throws -> ExitStatus {
    let place = NewsroomPlace(environment: context.environment)
    let connection = try await place.operatorConnection()
    do {
      let status = try await run(in: context, connection)
      await connection.close()
      return status
    } catch {
      await connection.close()
      throw error
    }
  }
}

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

struct MigrateUpCommand: OperatorCommand {
  static let configuration = CommandConfiguration(
    commandName: "up",
    abstract: "Apply what is pending, each migration whole or not at all.",
    discussion: "newsdesk migrate up"
  )
  @OptionGroup var global: GlobalOptions

  func run(in context: CommandContext, _ connection: Connection) async throws -> ExitStatus {
    let applied = try await Schema.migrator().up(connection)
    for migration in applied { try context.confirm("applied \(migration.number) \(migration.name)") }
    if applied.isEmpty { try context.confirm("Already at version \(Schema.programVersion), nothing to apply.") }
    return .done
  }
}

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
