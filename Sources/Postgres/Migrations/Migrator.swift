/// Brings a database's schema up to date, one numbered migration after another, and says where it stands.
///
/// Each migration and the row that records it are one transaction: it is there whole or not at all. An advisory lock
/// lets one migrator work at a time; another waits and then finds nothing to do. Checksums are made by the server, so
/// that they compare what it was given.
///
/// A migration can't contain what PostgreSQL keeps out of transactions (`VACUUM`, `CREATE INDEX CONCURRENTLY`), nor
/// `COMMIT`.
public struct Migrator: Sendable {
  public let migrations: [Migration]
  public let schema: String
  public let table: String
  /// The role that migrations run as, so that it owns what they make: usually one that can't log in.
  public let owner: String?

  /// - Throws: ``MigrationError/duplicateNumber(_:)``.
  public init(
    migrations: [Migration],
    schema: String = "public",
    table: String = "schema_migration",
    owner: String? = nil
  ) throws {
    self.migrations = migrations.sorted { $0.number < $1.number }
    self.schema = schema
    self.table = table
    self.owner = owner
    for (earlier, later) in zip(self.migrations, self.migrations.dropFirst()) where earlier.number == later.number {
      throw MigrationError.duplicateNumber(later.number)
    }
  }

  /// The newest number this program has; 0 for none.
  public var newest: Int { migrations.last?.number ?? 0 }

  /// The newest number the database has: one cheap query, for every start of a program. 0 for a database that has
  /// none.
  ///
  /// - Throws: ``PostgresError``; 42501 for a role that may not read the table.
  public func currentVersion(_ connection: Connection) async throws -> Int {
    do {
      let rows = try await connection.query("SELECT coalesce(max(number), 0) FROM \(sql: qualifiedTable)")
      return try rows.first?.decode(at: 0, as: Int.self) ?? 0
    } catch SQLState.undefinedTable {
      return 0
    } catch SQLState.invalidSchemaName {
      return 0
    }
  }

  /// Compares the database with this program, and changes nothing.
  public func status(_ connection: Connection) async throws -> MigrationStatus {
    try await connection.transaction(.init(isReadOnly: true)) { try status($0) }
  }

  /// Like ``status(_:)``, and throws unless the two agree.
  ///
  /// - Throws: ``MigrationError``: `databaseIsNewer`, `drift` or `pending`.
  public func verify(_ connection: Connection) async throws {
    let status = try await status(connection)
    try refuseDrift(status)
    if !status.pending.isEmpty { throw MigrationError.pending(status.pending.count) }
  }

  /// Applies what is pending and returns it.
  ///
  /// - Throws: ``MigrationError``: `databaseIsNewer` or `drift`, with nothing applied; `failed`, with those before it
  ///   applied.
  @discardableResult
  public func up(_ connection: Connection) async throws -> [Migration] {
    var applied: [Migration] = []
    while let migration = try await applyNext(connection) { applied.append(migration) }
    return applied
  }

  /// Applies the first pending migration, under the lock, having looked under the lock which that is.
  private func applyNext(_ connection: Connection) async throws -> Migration? {
    try await connection.transaction { transaction in
      // A migration takes as long as it takes, and so does waiting for another migrator.
      try transaction.executeScript("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
      _ = try transaction.query("SELECT pg_advisory_xact_lock(hashtextextended(\(lockName)::text, 0))")
      if let owner { try transaction.execute("SET LOCAL ROLE \(identifier: owner)") }
      let status = try status(transaction)
      try refuseDrift(status)
      guard let migration = status.pending.first else { return nil }
      try createTable(transaction)
      try apply(migration, transaction)
      return migration
    }
  }

  private var lockName: String { "migrations of \(schema).\(table)" }

  func refuseDrift(_ status: MigrationStatus) throws {
    for case .newer(let database, let program) in status.drift {
      throw MigrationError.databaseIsNewer(database: database, program: program)
    }
    if !status.drift.isEmpty { throw MigrationError.drift(status.drift) }
  }
}
