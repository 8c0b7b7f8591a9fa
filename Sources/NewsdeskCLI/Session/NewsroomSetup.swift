import Desk
import Intake
import LocalServer
import Newsroom
import Postgres

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes a newsroom on a running server, step by step; each step that was done before is left alone.
struct NewsroomSetup {
  var place: NewsroomPlace
  var zone: String
  /// Nil for none.
  var desk: String?
  /// What the first administrator is on the first desk besides.
  var founderRoles: [Role] = []
  /// The one-time password that the first administrator gets; nil for none.
  var founderPassword: Password?

  struct Outcome {
    var changedSomething = false
    var timeZone: String
    var desk: String?
    var founder: Person?
    /// Whether somebody can add people.
    var isAdministered = false
    /// Until when the one-time password is good.
    var invitedUntil: Date?
  }

  func run(founder: Person?) async throws -> Outcome {
    var outcome = Outcome(timeZone: zone, desk: desk, founder: founder)
    let database = place.operatorConfiguration().parameters["dbname"] ?? NewsroomPlace.database
    try await withConnection(place.operatorConfiguration(database: "postgres")) { connection in
      let setup = ServerSetup(connection: connection)
      try await setup.makeRoles()
      if !place.isServer { try await setup.closeOtherDatabases() }
      if case .created = try await setup.makeDatabase(named: database) { outcome.changedSomething = true }
    }
    try await withConnection(place.operatorConfiguration(database: database)) { connection in
      try await ServerSetup.secureDatabase(connection)
      if try await !Schema.migrator().up(connection).isEmpty { outcome.changedSomething = true }
      let founding = NewsroomFounding(connection: connection)
      let isFounded = try await founding.found(name: "Newsroom", timeZone: zone)
      outcome.changedSomething = outcome.changedSomething || isFounded
      if try await founding.shipAgencies(AgencyTable.standard.names, digest: AgencyTable.standardDigest) {
        outcome.changedSomething = true
      }
      outcome.timeZone = try await founding.timeZone() ?? zone
      if let desk, try await founding.openDesk(desk) { outcome.changedSomething = true }
      outcome.isAdministered = try await founding.hasAdministrator()
      // A newsroom that nobody administers gets an administrator this way. On a server its operator may name more.
      guard let founder, !outcome.isAdministered || place.isServer else {
        outcome.founder = nil
        return
      }
      if try await founding.enrol(founder) { outcome.changedSomething = true }
      if let desk {
        for role in founderRoles where try await founding.grant(role, to: founder.login, desk: desk) {
          outcome.changedSomething = true
        }
      }
      // On a private newsroom whoever starts newsdesk worker may be it; on a server an administrator adds its login.
      if !place.isServer, try await founding.enrol(Person(login: WorkerCommand.localLogin, name: "Worker")) {
        _ = try await founding.grant(.worker, to: WorkerCommand.localLogin, desk: nil)
        outcome.changedSomething = true
      }
      // Last, because it is the sign that all of it was done: what is interrupted before is done again.
      if try await founding.grant(.administrator, to: founder.login, desk: nil) { outcome.changedSomething = true }
      outcome.isAdministered = true
      if let founderPassword {
        outcome.invitedUntil = try await founding.invite(
          founder.login,
          password: founderPassword,
          hours: Invitation.defaultHours
        )
        outcome.changedSomething = true
      }
    }
    return outcome
  }

  private func withConnection(
    _ configuration: ConnectionConfiguration,
    _ body: (Connection) async throws -> Void
  ) async throws {
    let connection: Connection
    do {
      connection = try await Connection.connect(configuration)
    } catch let error as PostgresError where error.kind != .client(.noLibrary) {
      throw try await place.explanation(
        login: nil,
        fallback: .unreachable(place: configuration.description, message: error.message)
      )
    }
    do {
      try await body(connection)
      await connection.close()
    } catch {
      await connection.close()
      throw error
    }
  }
}
