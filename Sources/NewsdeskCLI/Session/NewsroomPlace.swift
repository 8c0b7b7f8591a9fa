import LocalServer
import Postgres

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which newsroom a command works in: the private one of this account, or one on a PostgreSQL server.
///
/// `NEWSDESK_HOME` names a private one. Without it libpq's own settings (`PGHOST`, `PGSERVICE` …) name a server. With
/// neither it is this account's private newsroom.
enum NewsroomPlace: Sendable {
  case local(LocalServer)
  /// `name` is for people: `db1:5432`.
  case server(database: String, name: String)

  /// The database of a newsroom, unless libpq's settings name another.
  static let database = "newsdesk"

  init(environment: [String: String]) {
    let home = LocalServer.defaultHome(environment: environment, isRoot: getuid() == 0)
    if !Self.isSet("NEWSDESK_HOME", in: environment),
      Self.serverSettings.contains(where: { Self.isSet($0, in: environment) })
    {
      self = Self.server(environment)
    } else {
      self = .local(LocalServer(home: home, environment: environment))
    }
  }

  /// Whether the environment says which newsroom is meant.
  static func isNamed(in environment: [String: String]) -> Bool {
    (["NEWSDESK_HOME"] + serverSettings).contains { isSet($0, in: environment) }
  }

  private static let serverSettings = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGSERVICE", "PGDATABASE"]

  private static func isSet(_ name: String, in environment: [String: String]) -> Bool {
    !(environment[name] ?? "").isEmpty
  }

  /// The server that libpq's settings lead to. The database there is `newsdesk`, or what `PGDATABASE` names.
  static func server(_ environment: [String: String]) -> NewsroomPlace {
    func setting(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    // What is handed to libpq beats its service file, so what that file says has to be handed on.
    let ofService = setting("PGSERVICE").flatMap {
      (try? ServiceFile(environment: environment))?.value("dbname", in: $0)
    }
    let database = setting("PGDATABASE") ?? ofService ?? Self.database
    return .server(database: database, name: serverName(environment))
  }

  /// Where somebody said to log in, whatever libpq's settings say.
  static func server(at address: Address, _ environment: [String: String]) -> NewsroomPlace {
    let name = serverName(["PGHOST": address.host, "PGPORT": address.port ?? environment["PGPORT"] ?? ""])
    return .server(database: address.database ?? Self.database, name: name)
  }

  /// How to log in as a person. On a server that is libpq's business.
  ///
  /// - Parameter colleague: whom to act as; on a local newsroom only.
  func personalConfiguration(as colleague: String?, environment: [String: String]) throws -> ConnectionConfiguration {
    switch self {
    case .local(let server):
      return Self.configuration(server, user: colleague ?? LocalLogin.ofThisAccount(environment: environment))
    case .server(let database, _):
      guard colleague == nil else {
        throw ErrorReport(
          "--as works on a local newsroom only.",
          ["On a server everybody logs in as themselves: PGUSER, PGSERVICE."],
          status: .usage,
          code: "as_on_server"
        )
      }
      return Self.configuration(database: database)
    }
  }

  /// How to log in as the operator, who sets up and migrates.
  ///
  /// - Parameter database: nil for the newsroom's own.
  func operatorConfiguration(database: String? = nil) -> ConnectionConfiguration {
    switch self {
    case .local(let server):
      Self.configuration(server, user: server.superuser).with("dbname", database ?? Self.database)
    case .server(let newsroom, _):
      Self.configuration(database: database ?? newsroom)
    }
  }

  /// The server that libpq's settings lead to.
  static func serverName(_ environment: [String: String]) -> String {
    func setting(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let service = setting("PGSERVICE") { return "service \(service)" }
    let port = setting("PGPORT") ?? "5432"
    guard let host = setting("PGHOST") ?? setting("PGHOSTADDR") else { return "this machine, port \(port)" }
    return host.hasPrefix("/") ? "\(host), port \(port)" : "\(host):\(port)"
  }

  private static func configuration(_ server: LocalServer, user: String) -> ConnectionConfiguration {
    // Settings for other servers have no say here, and libpq reads them from the process itself.
    for variable in ["PGSERVICE", "PGSERVICEFILE", "PGPASSFILE", "PGPASSWORD"] { unsetenv(variable) }
    var configuration = ConnectionConfiguration(parameters: [
      "host": server.socketDirectory, "port": String(server.port), "user": user, "dbname": database,
      "sslmode": "disable", "gssencmode": "disable",
    ])
    configuration.applicationName = "newsdesk"
    return configuration
  }

  private static func configuration(database: String) -> ConnectionConfiguration {
    var configuration = ConnectionConfiguration(parameters: ["dbname": database])
    configuration.applicationName = "newsdesk"
    return configuration
  }
}

extension NewsroomPlace {
  func requireLocal(_ command: String) throws -> LocalServer {
    guard case .local(let server) = self else {
      throw ErrorReport(
        "\(command) looks after a private database, and the settings name a server (PGHOST, PGSERVICE).",
        ["Name the private one: NEWSDESK_HOME=FOLDER newsdesk \(command)"],
        status: .usage,
        code: "not_local"
      )
    }
    return server
  }
}

extension NewsroomPlace {
  var isServer: Bool {
    if case .server = self { true } else { false }
  }
}
