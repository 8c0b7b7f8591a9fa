import DatabaseSupport
import Postgres
import Testing

@Suite("A transaction block")
struct TransactionBlockTests {
  struct Refusal: Error, Equatable {}

  private func withTable<Value>(_ body: (Connection, Connection) async throws -> Value) async throws -> Value {
    try await TestServer.withConnection { connection, configuration in
      try await connection.executeScript(
        """
        CREATE TABLE t (n int PRIMARY KEY);
        CREATE TABLE later (n int REFERENCES t DEFERRABLE INITIALLY DEFERRED)
        """
      )
      let other = try await Connection.connect(configuration)
      let value = try await body(connection, other)
      await other.close()
      return value
    }
  }

  private func numbers(_ connection: Connection) async throws -> [Int] {
    try await connection.query("SELECT n FROM t ORDER BY n").map { try $0.decode(at: 0) }
  }

  @Test("holds statements and transactions alike, and shows nobody else any of it before its end")
  func commits() async throws {
    try await withTable { connection, other in
      let seen = try await connection.transactionBlock {
        try await connection.execute("INSERT INTO t VALUES (1)")
        try await connection.transaction { _ = try $0.execute("INSERT INTO t VALUES (2)") }
        return (try await numbers(other), .commit)
      }
      #expect(seen == [])
      #expect(try await numbers(other) == [1, 2])
      #expect(await connection.isUsable)
    }
  }

  @Test("leaves nothing where it is to be rolled back, or where its body throws")
  func rollsBack() async throws {
    try await withTable { connection, _ in
      let inside = try await connection.transactionBlock {
        try await connection.execute("INSERT INTO t VALUES (1)")
        return (try await numbers(connection), .rollback)
      }
      #expect(inside == [1])
      await #expect(throws: Refusal.self) {
        try await connection.transactionBlock { () -> (Int, BlockEnd) in
          try await connection.execute("INSERT INTO t VALUES (1)")
          throw Refusal()
        }
      }
      #expect(try await numbers(connection) == [])
      #expect(await connection.isUsable)
    }
  }

  @Test("loses nothing by a statement that fails, nor by a transaction in it that does")
  func failures() async throws {
    try await withTable { connection, _ in
      try await connection.transactionBlock {
        try await connection.execute("INSERT INTO t VALUES (1)")
        await #expect(throws: PostgresError.self) { try await connection.execute("INSERT INTO t VALUES (1)") }
        await #expect(throws: PostgresError.self) { try await connection.query("SELECT 1 / 0") }
        await #expect(throws: Refusal.self) {
          try await connection.transaction { transaction in
            try transaction.execute("INSERT INTO t VALUES (2)")
            throw Refusal()
          }
        }
        try await connection.execute("INSERT INTO t VALUES (3)")
        return ((), .commit)
      }
      #expect(try await numbers(connection) == [1, 3])
    }
  }

  @Test("within another is a part of it")
  func nested() async throws {
    try await withTable { connection, other in
      try await connection.transactionBlock {
        try await connection.transactionBlock {
          try await connection.execute("INSERT INTO t VALUES (1)")
          return ((), .rollback)
        }
        try await connection.transactionBlock {
          try await connection.execute("INSERT INTO t VALUES (2)")
          return ((), .commit)
        }
        #expect(try await numbers(other) == [])
        return ((), .commit)
      }
      #expect(try await numbers(other) == [2])
    }
  }

  @Test("says what its end finds, and leaves the connection good")
  func deferred() async throws {
    try await withTable { connection, _ in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transactionBlock {
          try await connection.execute("INSERT INTO later VALUES (7)")
          return ((), .commit)
        }
      }
      #expect(error?.sqlState == .foreignKeyViolation)
      #expect(await connection.isUsable)
      try await connection.transaction { _ = try $0.execute("INSERT INTO t VALUES (1)") }
      #expect(try await numbers(connection) == [1])
    }
  }

  @Test("is rolled back where its task is cancelled, and the connection is good")
  func cancelled() async throws {
    try await withTable { connection, _ in
      let task = Task {
        try await connection.transactionBlock {
          try await connection.execute("INSERT INTO t VALUES (1)")
          try await Task.sleep(for: .seconds(60))
          return ((), .commit)
        }
      }
      while try await numbers(connection) == [] { try await Task.sleep(for: .milliseconds(5)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(try await numbers(connection) == [])
      #expect(await connection.isUsable)
    }
  }
}
