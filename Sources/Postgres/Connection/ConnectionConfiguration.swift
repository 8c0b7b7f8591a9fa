/// Where PostgreSQL is, who to be there, and how long to wait.
///
/// Everything is handed to libpq, so its own sources keep working: `PG*` variables, service files, `.pgpass`, several
/// hosts, `target_session_attrs`, TLS and Kerberos. Of two answers to one question the more explicit wins:
/// ``parameters``, then ``connectionString``, then the environment and the service file, then the defaults below.
///
/// The durations are defaults in the same sense: `connect_timeout` or `options` in any of those sources beats them.
/// (Inside a named service file libpq lets nobody look, so where one is named its timeouts alone count.)
public struct ConnectionConfiguration: Sendable {
  /// A libpq connection string, `host=db1,db2 dbname=desk`, or a URI, `postgresql://db1/desk`.
  public var connectionString: String?
  /// Keywords and values as in libpq's manual: `["host": "db1", "dbname": "desk"]`.
  public var parameters: [String: String]
  /// The password, where a person has just typed it. Before any other source of one; see ``Password``.
  public var password: Password?
  /// The name the server shows in `pg_stat_activity` and its log, where nothing more explicit names one.
  public var applicationName: String = "swift-postgres"
  /// How long to try each host. libpq counts whole seconds, two at least.
  public var connectTimeout: Duration? = .seconds(10)
  /// How long data sent over TCP may go unacknowledged before the connection counts as lost.
  public var tcpUserTimeout: Duration? = .seconds(30)
  /// How long one statement may run; `nil` leaves that to the server.
  public var statementTimeout: Duration? = .seconds(60)
  /// How long a statement may wait for a lock; `nil` leaves that to the server.
  public var lockTimeout: Duration? = .seconds(10)
  /// How many prepared statements a connection keeps; 0 prepares none.
  public var preparedStatements: Int = 256

  /// With neither, the environment alone says where to go.
  public init(_ connectionString: String? = nil, parameters: [String: String] = [:]) {
    self.connectionString = connectionString
    self.parameters = parameters
  }

  /// The same, with one parameter set: `configuration.with("dbname", "desk")`.
  public func with(_ keyword: String, _ value: String) -> ConnectionConfiguration {
    var copy = self
    copy.parameters[keyword] = value
    return copy
  }
}

extension ConnectionConfiguration: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// What is public about a place: never the password, nor a connection string that can have one in it.
  public var description: String {
    let explicit = (try? explicitOptions()) ?? [:]
    let shown = ["host", "hostaddr", "port", "dbname", "user", "service"].compactMap { keyword in
      explicit[keyword].map { "\(keyword)=\($0)" }
    }
    return shown.isEmpty ? "the environment's PostgreSQL" : shown.joined(separator: " ")
  }

  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: ["server": description]) }
}
