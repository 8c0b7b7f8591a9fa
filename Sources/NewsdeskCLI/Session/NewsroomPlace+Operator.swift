import Desk
import LocalServer
import Postgres
import Presentation

extension NewsroomPlace {
  /// A connection as the operator, who sets up and migrates.
  func operatorConnection() async throws -> Connection {
    let configuration = operatorConfiguration()
    do {
      return try await Connection.connect(configuration)
    } catch let error as PostgresError where error.kind != .client(.noLibrary) {
      throw try await explanation(
        login: nil,
        fallback: .unreachable(place: configuration.description, message: error.message)
      )
    }
  }

  /// Why the database did not answer, in words that help: a local one may not be set up, may be stopped, or may not know
  /// the colleague.
  func explanation(login: String?, fallback: DeskError) async throws -> any Error {
    guard case .local(let server) = self else { return serverExplanation(fallback) }
    switch try await server.status().state {
    case .notCreated:
      return ErrorReport(
        "There is no newsroom here yet.",
        ["Make one: newsdesk init --local", "Or name a server with PGHOST or PGSERVICE: newsdesk init --help"],
        status: .notSetUp,
        code: "not_set_up"
      )
    case .stopped, .crashed:
      return ErrorReport(
        "Cannot reach the newsroom database: it is not running. Nothing was changed.",
        ["Start it: newsdesk start"],
        status: .unreachable,
        code: "stopped"
      )
    case .foreign(let problem):
      return problem
    case .running where Self.isShutOut(fallback):
      return DeskError.disabled(login: login ?? "", by: nil, who: [])
    case .running where Self.isUnknownLogin(fallback):
      return DeskError.notFound(.person(login ?? "", known: await knownLogins()))
    default:
      return fallback
    }
  }

  /// A server that answers, and says no, is not out of reach. libpq tells the two apart in its message alone.
  private func serverExplanation(_ fallback: DeskError) -> any Error {
    guard case .server(_, let name) = self, case .unreachable(_, let message) = fallback else { return fallback }
    let lines = message.split(whereSeparator: { $0 == "\n" || $0 == "\t" }).map { String($0) }
    if message.contains("definition of service \"") || message.contains("service file \"") {
      return noService(name)
    }
    if message.contains("database \"") && message.contains("does not exist") {
      return ErrorReport(
        "There is no newsroom on this server (\(name)) yet.",
        lines + ["Whoever operates the server makes one: newsdesk init --server"],
        status: .notSetUp,
        code: "no_newsroom"
      )
    }
    if message.contains("no password supplied") {
      return ErrorReport(
        "The newsroom database (\(name)) asks for your password. Nothing was changed.",
        ["Save it for this machine: newsdesk login --keep --save-password", "Or set PGPASSWORD for one command."],
        status: .notAllowed,
        code: "password_needed"
      )
    }
    if message.contains("password authentication failed") {
      return ErrorReport(
        "The newsroom database (\(name)) did not take that password. Nothing was changed.",
        lines + [
          "A one-time password is good for a day. Who can make another: an administrator, newsdesk user invite LOGIN"
        ],
        status: .notAllowed,
        code: "password_refused"
      )
    }
    let refusals = [
      "authentication failed", "no pg_hba.conf entry", "permission denied for database", "is not permitted to log in",
    ]
    if Self.isUnknownLogin(fallback) || refusals.contains(where: message.contains) {
      return ErrorReport(
        "The newsroom database (\(name)) does not let this login in. Nothing was changed.",
        lines + [
          "Log in as yourself (PGUSER), or ask an administrator.",
          "New here: newsdesk user add LOGIN --name \"...\"   Back again: newsdesk user enable LOGIN",
        ],
        status: .notAllowed,
        code: "login_refused"
      )
    }
    return DeskError.unreachable(place: name, message: message)
  }

  private func noService(_ name: String) -> ErrorReport {
    let file = try? ServiceFile(environment: CommandContext().environment)
    let known = file?.names ?? []
    return ErrorReport(
      "There is no \(name) in \(file?.path ?? "libpq's service file").",
      [
        known.isEmpty ? "No services are there." : "Services there: \(Wording.list(known))",
        "Another: PGSERVICE=NAME   Make it: newsdesk login YOU@SERVER --save NAME",
      ],
      status: .notSetUp,
      code: "no_service"
    )
  }

  /// Who works here, as the operator sees it; nobody where that can't be seen either.
  private func knownLogins() async -> [String] {
    guard let connection = try? await Connection.connect(operatorConfiguration()) else { return [] }
    let rows = try? await connection.query(
      "SELECT login::text FROM newsdesk.person WHERE disabled_at IS NULL ORDER BY login"
    )
    await connection.close()
    return (rows ?? []).compactMap { try? $0.decode(at: 0, as: String.self) }
  }

  /// On a local newsroom nobody else could have closed the login.
  private static func isShutOut(_ error: DeskError) -> Bool {
    guard case .unreachable(_, let message) = error else { return false }
    return message.contains("is not permitted to log in") || message.contains("permission denied for database")
  }

  private static func isUnknownLogin(_ error: DeskError) -> Bool {
    guard case .unreachable(_, let message) = error else { return false }
    return message.contains("role \"") && message.contains("does not exist")
  }
}
