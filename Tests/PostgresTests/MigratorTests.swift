import DatabaseSupport
import Postgres
import Testing

@Suite("Migrator")
struct MigratorTests {
  private let first = Migration(number: 1, name: "story", sql: "CREATE TABLE story (id int);")
  private let second = Migration(number: 2, name: "desk", sql: "CREATE TABLE desk (id int);")
  private let third = Migration(number: 3, name: "outbox", sql: "CREATE TABLE outbox (id int);")

  private func migrator(_ migrations: Migration..., owner: String? = nil) throws -> Migrator {
    try Migrator(migrations: migrations, schema: "news desk", owner: owner)
  }

  @Test("applies what is pending, once, and knows where it stands")
  func applies() async throws {
    try await TestServer.withConnection { connection, _ in
      let migrator = try migrator(second, first)
      #expect(try await migrator.currentVersion(connection) == 0)
      #expect(try await migrator.status(connection).pending == [first, second])
      await #expect(throws: MigrationError.pending(2)) { try await migrator.verify(connection) }
      #expect(try await migrator.up(connection) == [first, second])
      #expect(try await migrator.up(connection) == [])
      #expect(try await migrator.currentVersion(connection) == 2)
      try await migrator.verify(connection)
      let status = try await migrator.status(connection)
      #expect(status.isCurrent && status.version == 2 && status.applied.map(\.name) == ["story", "desk"])
      let checksum = "b31865d1fb664fc69a119e928202157d39d737b78b5b940f83ef78af0b8d2bda"
      #expect(status.applied[0].checksum == checksum)
    }
  }

  @Test("lets several migrators at once do the work once")
  func concurrent() async throws {
    try await TestServer.withEmptyDatabase { configuration in
      let migrator = try migrator(first, second, third)
      let applied = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<5 {
          group.addTask {
            let connection = try await Connection.connect(configuration)
            let count = try await migrator.up(connection).count
            await connection.close()
            return count
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(applied == 3)
    }
  }

  @Test("names every kind of drift and touches nothing then")
  func drift() async throws {
    try await TestServer.withConnection { connection, _ in
      try await migrator(first, third).up(connection)
      let edited = Migration(number: 1, name: "story", sql: first.sql + " ")
      let renamed = Migration(number: 3, name: "queue", sql: third.sql)
      let fourth = Migration(number: 4, name: "seal", sql: "CREATE TABLE seal (id int);")
      let kinds: [(Migrator, MigrationDrift)] = [
        (try migrator(edited, third), .edited(number: 1, name: "story")),
        (try migrator(first, renamed), .renamed(number: 3, applied: "outbox", here: "queue")),
        (try migrator(third, fourth), .missing(number: 1, name: "story")),
        (try migrator(first, second, third, fourth), .outOfOrder(number: 2, name: "desk")),
      ]
      for (migrator, drift) in kinds {
        #expect(try await migrator.status(connection).drift == [drift])
        await #expect(throws: MigrationError.drift([drift])) { try await migrator.up(connection) }
        await #expect(throws: MigrationError.drift([drift])) { try await migrator.verify(connection) }
      }
      let old = try migrator(first)
      #expect(try await old.status(connection).drift == [.newer(database: 3, program: 1)])
      await #expect(throws: MigrationError.databaseIsNewer(database: 3, program: 1)) { try await old.up(connection) }
      #expect(try await old.currentVersion(connection) > old.newest)
    }
  }

  @Test("leaves nothing of a migration that fails, and names its file and line")
  func fails() async throws {
    try await TestServer.withConnection { connection, _ in
      let bad = Migration(
        number: 2,
        name: "bad",
        sql: "CREATE TABLE é (id int);\n\nCREATE TABLE b (id int);\nSELEKT 1;\n"
      )
      let error = await #expect(throws: MigrationError.self) { _ = try await migrator(first, bad).up(connection) }
      #expect(
        error?.description == "0002_bad.sql:4: syntax error at or near \"SELEKT\" (SQLSTATE 42601)"
      )
      #expect(try await migrator(first).currentVersion(connection) == 1)
      let rows = try await connection.query("SELECT FROM pg_tables WHERE tablename IN ('é', 'b')")
      #expect(rows.isEmpty)
    }
  }

  @Test("makes things belong to a role that can't log in")
  func owner() async throws {
    try await TestServer.withConnection { connection, configuration in
      let role = "owner_\(connection.processID)"
      let database = try #require(configuration.parameters["dbname"])
      try await connection.execute("CREATE ROLE \(identifier: role) NOLOGIN")
      try await connection.execute("GRANT CREATE ON DATABASE \(identifier: database) TO \(identifier: role)")
      try await connection.execute("GRANT CREATE ON SCHEMA public TO \(identifier: role)")
      try await migrator(first, owner: role).up(connection)
      let rows = try await connection.query(
        "SELECT DISTINCT tableowner FROM pg_tables WHERE tablename IN ('story', 'schema_migration')"
      )
      #expect(try rows.map { try $0.decode(at: 0, as: String.self) } == [role])
      try await connection.execute("REASSIGN OWNED BY \(identifier: role) TO CURRENT_USER")
      try await connection.execute("DROP OWNED BY \(identifier: role)")
      try await connection.execute("DROP ROLE \(identifier: role)")
    }
  }

  @Test("reads number and name from a file's name")
  func fileNames() throws {
    let migration = try Migration(fileName: "0012_photo_credit.sql", sql: "")
    #expect(migration.number == 12 && migration.name == "photo_credit" && migration.fileName == "0012_photo_credit.sql")
    for name in ["story.sql", "0001.sql", "0001_.sql", "0000_none.sql", "-1_a.sql", "0001_a.txt", "१_a.sql"] {
      #expect(throws: MigrationError.invalidFileName(name)) { try Migration(fileName: name, sql: "") }
    }
    #expect(throws: MigrationError.duplicateNumber(1)) { _ = try migrator(first, first) }
  }
}
