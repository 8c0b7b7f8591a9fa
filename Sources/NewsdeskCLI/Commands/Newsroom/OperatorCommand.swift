import ArgumentParser
import Desk
import Postgres
import Presentation

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
