public import Postgres
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The private PostgreSQL that the tests run against, and databases of it for each test.
///
/// Databases are named for this process, so several may run against one server at the same time.
public enum TestServer {
  /// A connection to the server as its superuser.
  ///
  /// - Throws: ``Missing`` where nobody said which server; a test must never find one by chance.
  public static var configuration: ConnectionConfiguration {
    get throws {
      guard let variable = getenv("NEWSDESK_TEST_SERVER"), variable.pointee != 0 else { throw Missing() }
      var configuration = ConnectionConfiguration(String(cString: variable))
      configuration.applicationName = "newsdesk-tests"
      return configuration
    }
  }

  public struct Missing: Error, CustomStringConvertible {
    public let description =
      "NEWSDESK_TEST_SERVER names no PostgreSQL: run Scripts/test, which starts a private one and sets it"
  }

  /// Makes an empty database, runs the body, and drops the database again.
  ///
  /// The database of a body that throws is kept, and its name printed, for whoever wants to look.
  public static func withEmptyDatabase<Value>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (ConnectionConfiguration) async throws -> Value
  ) async throws -> Value {
    try await withDatabase(from: "template0", body)
  }

  /// The same with a copy of another database, which nobody may be connected to.
  static func withDatabase<Value>(
    from template: String,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (ConnectionConfiguration) async throws -> Value
  ) async throws -> Value {
    let name = newName("test")
    try await create(name, from: template)
    let value: Value
    do {
      value = try await body(configuration.with("dbname", name))
    } catch {
      print("The test failed; its database is kept as \(name).")
      throw error
    }
    try await drop(name)
    return value
  }

  static func create(_ name: String, from template: String) async throws {
    try await TestServerLock.shared.run { administrator in
      _ = try await administrator.execute(
        "CREATE DATABASE \(identifier: name) TEMPLATE \(identifier: template)"
      )
    }
  }

  /// Drops a database; whoever is still connected to it is thrown out.
  static func drop(_ name: String) async throws {
    let administrator = try await Connection.connect(configuration)
    try await administrator.execute("DROP DATABASE IF EXISTS \(identifier: name) WITH (FORCE)")
    await administrator.close()
  }

  static func newName(_ kind: String) -> String {
    "newsdesk_\(kind)_\(getpid())_\(numbers.add(1, ordering: .relaxed).newValue)"
  }

  private static let numbers = Atomic(0)
}
