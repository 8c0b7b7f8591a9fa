import DatabaseSupport
import Logging
import Postgres
import Testing

@Suite("Connection")
struct ConnectionTests {
  @Test("says what PostgreSQL said about an error, and shows little of it")
  func errors() async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.executeScript(
        """
        CREATE TABLE story (id int CONSTRAINT story_pkey PRIMARY KEY, slug text CONSTRAINT slug_is_short CHECK (length(slug) < 9));
        INSERT INTO story VALUES (1, 'one');
        """
      )
      let error = await #expect(throws: PostgresError.self) {
        try await connection.execute("INSERT INTO story VALUES (1, \("secret"))")
      }
      #expect(error?.kind == .server && error?.sqlState == .uniqueViolation)
      #expect(error?.constraint == "story_pkey" && error?.table == "story" && error?.schema == "public")
      #expect(error?.detail == "Key (id)=(1) already exists.")
      #expect(error?.isRetrySafe == false)
      #expect(error.map { "\($0)" } == "PostgreSQL refused the statement (SQLSTATE 23505)")
      #expect(error.map { String(reflecting: $0) }?.contains("Key (id)=(1) already exists.") == true)
      do {
        try await connection.execute("INSERT INTO story VALUES (2, 'much too long')")
        Issue.record("the constraint let it through")
      } catch SQLState.checkViolation {}
      let syntax = await #expect(throws: PostgresError.self) { try await connection.execute("SELECT 1 FORM story") }
      #expect(syntax?.position == 15 && syntax?.statement == "SELECT 1 FORM story")
    }
  }

  @Test("counts the rows that a statement changed")
  func counts() async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.execute("CREATE TABLE t (id int)")
      #expect(try await connection.execute("INSERT INTO t SELECT generate_series(1, 5)") == 5)
      #expect(try await connection.execute("DELETE FROM t WHERE id > \(2)") == 3)
      #expect(try await connection.query("SELECT FROM t").count == 2)
    }
  }

  @Test("hands notices to its handler, with their severity and hint")
  func notices() async throws {
    let heard = Recorder<Notice>()
    let connection = try await Connection.connect(TestServer.configuration) { heard.record($0) }
    try await connection.executeScript("DO $$BEGIN RAISE WARNING 'late' USING HINT = 'hurry', ERRCODE = 'ND001'; END$$")
    let notice = try #require(heard.all.first)
    #expect(notice.message == "late" && notice.hint == "hurry" && notice.sqlState == "ND001")
    #expect(notice.level == .warning)
    await connection.close()
  }

  @Test("applies its timeouts and name, and lets more explicit options win")
  func options() async throws {
    var configuration = try TestServer.configuration
    configuration.applicationName = "desk"
    configuration.statementTimeout = .seconds(7)
    configuration.lockTimeout = .milliseconds(1500)
    var connection = try await Connection.connect(configuration.with("options", "-c lock_timeout=2s"))
    let settings: SQL =
      "SELECT current_setting('statement_timeout'), current_setting('lock_timeout'), current_setting('application_name')"
    var read = try await connection.query(settings)[0].decode(String.self, String.self, String.self)
    #expect(read == ("7s", "2s", "desk"))
    await connection.close()
    connection = try await Connection.connect(configuration.with("application_name", "wire"))
    read = try await connection.query(settings)[0].decode(String.self, String.self, String.self)
    #expect(read == ("7s", "1500ms", "wire"))
    await connection.close()
  }

  @Test("never shows a password")
  func passwords() async throws {
    let secret = "s3cret"
    let broken = "host=nowhere \(secret)"
    let configurations = [
      ConnectionConfiguration("host=/nowhere user=u password=\(secret)"),
      ConnectionConfiguration("postgresql://u:\(secret)@localhost:1/d"),
      ConnectionConfiguration(parameters: ["host": "/nowhere", "password": secret]), ConnectionConfiguration(broken),
    ]
    for configuration in configurations {
      var shown = "\(configuration) \(String(reflecting: configuration))"
      dump(configuration, to: &shown)
      let error = await #expect(throws: PostgresError.self) { _ = try await Connection.connect(configuration) }
      #expect(error?.kind == .connectionFailed)
      shown += error.map { String(reflecting: $0) } ?? ""
      #expect(!shown.contains(secret))
    }
    #expect("\(configurations[1])" == "host=localhost port=1 dbname=d user=u")
  }

  @Test("refuses COPY through a query, and closes rather than hang")
  func copyThroughQuery() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let error = await #expect(throws: PostgresError.self) {
      _ = try await connection.query("COPY (SELECT 1) TO STDOUT")
    }
    #expect(error?.kind == .client(.misuse))
    #expect(await connection.isUsable == false)
  }

  @Test("refuses everything once it is closed, and may be closed twice")
  func closed() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    await connection.close()
    await connection.close()
    let error = await #expect(throws: PostgresError.self) { _ = try await connection.query("SELECT 1") }
    #expect(error?.kind == .connectionLost)
  }

  @Test("says that the connection was lost when the server ends it, before a statement and in one")
  func lost() async throws {
    let administrator = try await Connection.connect(TestServer.configuration)
    let idle = try await Connection.connect(TestServer.configuration)
    try await administrator.execute("SELECT pg_terminate_backend(\(idle.processID), 5000)")
    #expect(await idle.isUsable == false)
    let early = await #expect(throws: PostgresError.self) { _ = try await idle.query("SELECT 1") }
    #expect(early?.kind == .connectionLost && early?.isRetrySafe == false)

    let busy = try await Connection.connect(TestServer.configuration)
    async let sleeping = busy.query("SELECT pg_sleep(60)")
    try await administrator.waitUntilActive(busy.processID)
    try await administrator.execute("SELECT pg_terminate_backend(\(busy.processID), 5000)")
    do {
      _ = try await sleeping
      Issue.record("the statement went on without its server")
    } catch let error as PostgresError {
      #expect(error.kind == .connectionLost)
    }
    await administrator.close()
  }

  @Test("doesn't hold up Swift's own threads: more sleepers than cores")
  func sleepers() async throws {
    let configuration = try TestServer.configuration
    // Each holds its lock until all have theirs: were one thread to wait for another, this would never end.
    let count = 24
    try await withThrowingTaskGroup(of: Connection.self) { group in
      for _ in 0..<count {
        group.addTask {
          let connection = try await Connection.connect(configuration)
          try await connection.execute("SELECT pg_advisory_lock_shared(4711)")
          try await connection.executeScript(
            """
            DO $$BEGIN LOOP EXIT WHEN (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711) >= \(count);
            PERFORM pg_sleep(0.01); END LOOP; END$$
            """
          )
          return connection
        }
      }
      var connections: [Connection] = []
      for try await connection in group { connections.append(connection) }
      for connection in connections { await connection.close() }
    }
  }
}

extension Connection {
  /// Waits until another session runs a statement.
  func waitUntilActive(_ processID: Int32, wait: String? = nil) async throws {
    while true {
      let rows = try await query(
        """
        SELECT FROM pg_stat_activity WHERE pid = \(processID) AND state = 'active'
          AND (\(wait)::text IS NULL OR wait_event = \(wait)::text)
        """
      )
      if !rows.isEmpty { return }
      await Task.yield()
    }
  }
}
