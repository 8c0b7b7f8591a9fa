public import Postgres

extension TestServer {
  /// An empty database with one connection to it, closed at the end.
  public static func withConnection<Value>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: (Connection, ConnectionConfiguration) async throws -> Value
  ) async throws -> Value {
    try await withEmptyDatabase { configuration in
      let connection = try await Connection.connect(configuration)
      let value = try await body(connection, configuration)
      await connection.close()
      return value
    }
  }
}
