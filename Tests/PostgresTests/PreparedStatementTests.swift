import DatabaseSupport
import Postgres
import Testing

@Suite("Prepared statements")
struct PreparedStatementTests {
  private func prepared(_ connection: Connection) async throws -> [String] {
    let rows = try await connection.query(
      "SELECT statement FROM pg_prepared_statements WHERE statement NOT LIKE '%pg_prepared%' ORDER BY prepare_time"
    )
    return try rows.map { try $0.decode(at: 0) }
  }

  @Test("are made when a text comes a second time, not before")
  func second() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    _ = try await connection.query("SELECT \(1)")
    #expect(try await prepared(connection).isEmpty)
    _ = try await connection.query("SELECT \(2)")
    _ = try await connection.query("SELECT \(3)")
    #expect(try await prepared(connection) == ["SELECT $1"])
    await connection.close()
  }

  @Test("are told apart by the types they bind")
  func types() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    for _ in 0..<3 {
      #expect(try await connection.query("SELECT \(1) AS v")[0].decode("v", as: Int.self) == 1)
      #expect(try await connection.query("SELECT \(true) AS v")[0].decode("v", as: Bool.self))
    }
    await connection.close()
  }

  @Test("leave the server when newer ones take their place")
  func evicted() async throws {
    var configuration = try TestServer.configuration
    configuration.preparedStatements = 3
    let connection = try await Connection.connect(configuration)
    for text in ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4", "SELECT 5"] {
      _ = try await connection.query("\(unsafeRaw: text)")
      _ = try await connection.query("\(unsafeRaw: text)")
    }
    let left = try await prepared(connection)
    #expect(left.count <= 3 && left.last == "SELECT 5")
    await connection.close()
  }

  @Test("survive a table that changes under them, and being forgotten by the server")
  func changed() async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.executeScript("CREATE TABLE t (id int); INSERT INTO t VALUES (1)")
      for _ in 0..<3 { _ = try await connection.query("SELECT * FROM t") }
      try await connection.execute("ALTER TABLE t ADD slug text DEFAULT 'new'")
      #expect(try await connection.query("SELECT * FROM t")[0].columns == ["id", "slug"])
      for _ in 0..<3 { _ = try await connection.query("SELECT * FROM t") }
      try await connection.executeScript("DEALLOCATE ALL")
      #expect(try await connection.query("SELECT * FROM t").count == 1)
    }
  }

  @Test("that went stale in a transaction fail it, and say that a retry is safe")
  func staleInTransaction() async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.executeScript("CREATE TABLE t (id int)")
      for _ in 0..<3 { _ = try await connection.query("SELECT * FROM t") }
      try await connection.execute("ALTER TABLE t ADD slug text")
      let read: @Sendable (Transaction) throws -> Int = { try $0.query("SELECT * FROM t").count }
      let error = await #expect(throws: PostgresError.self) { _ = try await connection.transaction(body: read) }
      #expect(error?.sqlState == .featureNotSupported && error?.isRetrySafe == true)
      #expect(try await connection.transaction(body: read) == 0)
    }
  }
}

extension Connection {
  func transaction<Value: Sendable>(body: @Sendable (Transaction) throws -> Value) async throws -> Value {
    try await transaction(.init(), body)
  }
}
