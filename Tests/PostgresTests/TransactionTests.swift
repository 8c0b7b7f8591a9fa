import DatabaseSupport
import Postgres
import Testing

@Suite("Transaction")
struct TransactionTests {
  struct Refusal: Error, Equatable {}

  private func withTable<Value>(
    _ body: (Connection, ConnectionConfiguration) async throws -> Value
  ) async throws -> Value {
    try await TestServer.withConnection { connection, configuration in
      try await connection.executeScript(
        "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t VALUES (1, 0), (2, 0)"
      )
      return try await body(connection, configuration)
    }
  }

  @Test("commits what the body did and returns what it returned")
  func commits() async throws {
    try await withTable { connection, _ in
      let count = try await connection.transaction { try $0.execute("UPDATE t SET n = \(5)") }
      #expect(count == 2)
      #expect(try await connection.query("SELECT FROM t WHERE n = 5").count == 2)
    }
  }

  @Test("undoes everything when the body throws")
  func rollsBack() async throws {
    try await withTable { connection, _ in
      await #expect(throws: Refusal.self) {
        try await connection.transaction { transaction in
          try transaction.execute("UPDATE t SET n = 5")
          throw Refusal()
        }
      }
      let left = try await connection.query("SELECT FROM t WHERE n = 5")
      #expect(left.isEmpty)
      #expect(await connection.isUsable)
    }
  }

  @Test("doesn't pass for committed when a statement failed and the body went on")
  func failedStatement() async throws {
    try await withTable { connection, _ in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { transaction in
          try transaction.execute("UPDATE t SET n = 5")
          _ = try? transaction.execute("SELECT 1 / 0")
        }
      }
      #expect(error?.sqlState == .inFailedTransaction)
      #expect(await connection.isUsable)
    }
  }

  @Test("reports a constraint that is checked at commit")
  func deferred() async throws {
    try await withTable { connection, _ in
      try await connection.execute(
        "ALTER TABLE t ADD CONSTRAINT known FOREIGN KEY (n) REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED NOT VALID"
      )
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { try $0.execute("UPDATE t SET n = 99") }
      }
      #expect(error?.sqlState == .foreignKeyViolation && error?.constraint == "known" && error?.kind == .server)
      #expect(await connection.isUsable)
    }
  }

  @Test("saves a part from another part's failure")
  func savepoints() async throws {
    try await withTable { connection, _ in
      try await connection.transaction { transaction in
        try transaction.execute("UPDATE t SET n = 1 WHERE id = 1")
        #expect(throws: PostgresError.self) {
          try transaction.savepoint { try $0.execute("INSERT INTO t VALUES (1, 9)") }
        }
        try transaction.savepoint { _ = try $0.execute("UPDATE t SET n = 1 WHERE id = 2") }
      }
      #expect(try await connection.query("SELECT FROM t WHERE n = 1").count == 2)
    }
  }

  @Test("refuses a body that ends it itself")
  func endsItself() async throws {
    try await withTable { connection, _ in
      let error = await #expect(throws: PostgresError.self) {
        try await connection.transaction { transaction in
          try transaction.executeScript("COMMIT")
          try transaction.execute("UPDATE t SET n = 5")
        }
      }
      #expect(error?.kind == .client(.misuse))
      let left = try await connection.query("SELECT FROM t WHERE n = 5")
      #expect(left.isEmpty)
    }
  }

  @Test("runs the whole body again when it lost a race, and loses no update")
  func retries() async throws {
    try await withTable { _, configuration in
      let runs = Recorder<Void>()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            let connection = try await Connection.connect(configuration)
            for _ in 0..<10 {
              try await connection.transaction(.init(isolation: .serializable, attempts: 1000)) { transaction in
                runs.record(())
                let n = try transaction.query("SELECT n FROM t WHERE id = 1")[0].decode("n", as: Int.self)
                try transaction.execute("UPDATE t SET n = \(n + 1) WHERE id = 1")
              }
            }
            await connection.close()
          }
        }
        try await group.waitForAll()
      }
      let connection = try await Connection.connect(configuration)
      #expect(try await connection.query("SELECT n FROM t WHERE id = 1")[0].decode("n", as: Int.self) == 40)
      #expect(runs.all.count >= 40)
      await connection.close()
    }
  }

  @Test(
    "gives up after as many tries as it may, and tries nothing else again",
    arguments: [
      ("40001", 3), ("40P01", 3), ("23505", 1), ("55P03", 1),
    ]
  )
  func bounded(state: String, expected: Int) async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let runs = Recorder<Void>()
    let error = await #expect(throws: PostgresError.self) {
      try await connection.transaction(.init(attempts: 3)) { transaction in
        runs.record(())
        try transaction.executeScript("DO $$BEGIN RAISE EXCEPTION 'no' USING ERRCODE = '\(state)'; END$$")
      }
    }
    #expect(error?.sqlState == SQLState(rawValue: state))
    #expect(runs.all.count == expected)
    await connection.close()
  }

  @Test("is safe to retry when the connection is lost before COMMIT, and of unknown outcome when in COMMIT")
  func lost() async throws {
    try await withTable { connection, configuration in
      let before = await #expect(throws: PostgresError.self) {
        try await connection.transaction { transaction in
          try transaction.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        }
      }
      #expect(before?.kind == .connectionLost && before?.isRetrySafe == true)

      // A constraint that is checked at commit kills its own session, and so the connection in the middle of COMMIT.
      let other = try await Connection.connect(configuration)
      try await other.executeScript(
        """
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER die AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
        """
      )
      let runs = Recorder<Void>()
      let inside = await #expect(throws: PostgresError.self) {
        try await other.transaction { transaction in
          runs.record(())
          try transaction.execute("UPDATE t SET n = 7")
        }
      }
      #expect(inside?.kind == .commitOutcomeUnknown && inside?.isRetrySafe == false)
      #expect(runs.all.count == 1)
    }
  }

  @Test("is of unknown outcome when its commit stopped waiting for the standby")
  func standby() async throws {
    try await withTable { connection, _ in
      // What PostgreSQL says where somebody cancels the wait; here a constraint checked at commit says it.
      try await connection.executeScript(
        """
        CREATE FUNCTION warn() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN RAISE WARNING ''canceling wait for synchronous replication due to user request''; RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER warn AFTER UPDATE ON t DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION warn();
        """
      )
      for inTransaction in [true, false] {
        let error = await #expect(throws: PostgresError.self) {
          if inTransaction {
            try await connection.transaction { try $0.execute("UPDATE t SET n = 5") }
          } else {
            try await connection.execute("UPDATE t SET n = 6")
          }
        }
        #expect(error?.kind == .commitOutcomeUnknown && error?.isRetrySafe == false)
      }
      let rows = try await connection.query("SELECT FROM t WHERE n = 6")
      #expect(rows.count == 2)
    }
  }
}
