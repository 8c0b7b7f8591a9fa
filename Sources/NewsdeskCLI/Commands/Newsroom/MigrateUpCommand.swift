import ArgumentParser
import Desk
import Intake
import Postgres
import Presentation

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
    let founding = NewsroomFounding(connection: connection)
    if try await founding.shipAgencies(AgencyTable.standard.names, digest: AgencyTable.standardDigest) {
      try context.confirm("brought the names of agencies that this program ships with")
    }
    if applied.isEmpty { try context.confirm("Already at version \(Schema.programVersion), nothing to apply.") }
    return .done
  }
}
