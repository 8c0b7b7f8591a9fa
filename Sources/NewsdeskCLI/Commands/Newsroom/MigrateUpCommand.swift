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
    let (applied, shipped) = try await Self.bringUp(connection)
    for migration in applied { try context.confirm("applied \(migration.number) \(migration.name)") }
    if shipped { try context.confirm("brought the names of agencies that this program ships with") }
    if applied.isEmpty { try context.confirm("Already at version \(Schema.programVersion), nothing to apply.") }
    return .done
  }

  /// - Returns: what was applied, and whether the names of agencies came with it.
  static func bringUp(_ connection: Connection) async throws -> (applied: [Migration], shippedAgencies: Bool) {
    let applied = try await Schema.migrator().up(connection)
    let founding = NewsroomFounding(connection: connection)
    let shipped = try await founding.shipAgencies(AgencyTable.standard.names, digest: AgencyTable.standardDigest)
    return (applied, shipped)
  }
}
