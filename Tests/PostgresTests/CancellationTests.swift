import DatabaseSupport
import Postgres
import Testing

@Suite("Cancellation")
struct CancellationTests {
  @Test("stops the statement on the server, and the connection goes on")
  func stops() async throws {
    let administrator = try await Connection.connect(TestServer.configuration)
    let connection = try await Connection.connect(TestServer.configuration)
    for _ in 0..<5 {
      let task = Task { try await connection.query("SELECT pg_sleep(60)") }
      try await administrator.waitUntilActive(connection.processID)
      task.cancel()
      await #expect(throws: CancellationError.self) { _ = try await task.value }
    }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
    await administrator.close()
  }

  @Test("rolls a transaction back, and runs none of what would follow")
  func rollsBack() async throws {
    try await TestServer.withConnection { connection, configuration in
      let administrator = try await Connection.connect(configuration)
      try await connection.execute("CREATE TABLE t (id int)")
      let task = Task {
        try await connection.transaction { transaction in
          try transaction.execute("INSERT INTO t VALUES (1)")
          _ = try? transaction.query("SELECT pg_sleep(60)")
          try transaction.execute("INSERT INTO t VALUES (2)")
        }
      }
      try await administrator.waitUntilActive(connection.processID, wait: "PgSleep")
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await administrator.query("SELECT FROM t").isEmpty)
      await administrator.close()
    }
  }

  @Test("before it began sends nothing")
  func before() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await connection.execute("SELECT pg_sleep(60)")
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(await connection.isUsable)
    await connection.close()
  }

  @Test("of one who waits for a turn leaves the one whose turn it is alone")
  func waiting() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let administrator = try await Connection.connect(TestServer.configuration)
    let stream = try await connection.stream("SELECT generate_series(1, 3)")
    let task = Task { try await connection.query("SELECT 1") }
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    var count = 0
    for try await _ in stream { count += 1 }
    #expect(count == 3)
    await connection.close()
    await administrator.close()
  }

  @Test("is an error of its own and no CancellationError where the server's timeout ended the statement")
  func timeouts() async throws {
    var configuration = try TestServer.configuration
    configuration.statementTimeout = .milliseconds(20)
    let connection = try await Connection.connect(configuration)
    let error = await #expect(throws: PostgresError.self) { _ = try await connection.query("SELECT pg_sleep(60)") }
    #expect(error?.sqlState == .queryCanceled)
    await connection.close()
  }
}
