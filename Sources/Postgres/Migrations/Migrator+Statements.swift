#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Migrator {
  var qualifiedTable: SQL { "\(identifier: schema, table)" }

  /// Reads what was applied, and compares it with what this program has.
  func status(_ transaction: Transaction) throws -> MigrationStatus {
    let applied = try applied(transaction)
    let checksums = try checksums(
      of: migrations.filter { here in applied.contains { $0.number == here.number } },
      transaction
    )
    let here = Dictionary(uniqueKeysWithValues: migrations.map { ($0.number, $0) })
    let version = applied.last?.number ?? 0
    var drift: [MigrationDrift] = []
    for row in applied where row.number <= newest {
      guard let migration = here[row.number] else {
        drift.append(.missing(number: row.number, name: row.name))
        continue
      }
      if migration.name != row.name {
        drift.append(.renamed(number: row.number, applied: row.name, here: migration.name))
      }
      if checksums[row.number] != row.checksum { drift.append(.edited(number: row.number, name: row.name)) }
    }
    let pending = migrations.filter { migration in !applied.contains { $0.number == migration.number } }
    for migration in pending where migration.number < version {
      drift.append(.outOfOrder(number: migration.number, name: migration.name))
    }
    if version > newest { drift.append(.newer(database: version, program: newest)) }
    return MigrationStatus(applied: applied, pending: pending, drift: drift)
  }

  private func applied(_ transaction: Transaction) throws -> [AppliedMigration] {
    let exists = try transaction.query(
      """
      SELECT EXISTS (SELECT FROM pg_catalog.pg_tables
        WHERE schemaname = \(schema)::name AND tablename = \(table)::name)
      """
    )
    guard try exists.first?.decode(at: 0, as: Bool.self) == true else { return [] }
    let rows = try transaction.query(
      "SELECT number, name, encode(checksum, 'hex'), applied_at FROM \(sql: qualifiedTable) ORDER BY number"
    )
    return try rows.map { row in
      let (number, name, checksum, appliedAt) = try row.decode(Int.self, String.self, String.self, Date.self)
      return AppliedMigration(number: number, name: name, checksum: checksum, appliedAt: appliedAt)
    }
  }

  private func checksums(of migrations: [Migration], _ transaction: Transaction) throws -> [Int: String] {
    let rows = try transaction.query(
      """
      SELECT number, encode(sha256(convert_to(text, 'UTF8')), 'hex')
        FROM unnest(\(migrations.map(\.number)), \(migrations.map(\.sql))::text[]) AS file (number, text)
      """
    )
    return Dictionary(uniqueKeysWithValues: try rows.map { try $0.decode(Int.self, String.self) })
  }

  /// Makes schema and table where they aren't there. Who may read the table is for a migration to say.
  func createTable(_ transaction: Transaction) throws {
    let schemas = try transaction.query("SELECT FROM pg_catalog.pg_namespace WHERE nspname = \(schema)::name")
    if schemas.isEmpty { try transaction.execute("CREATE SCHEMA \(identifier: schema)") }
    let tables = try transaction.query("SELECT to_regclass(\(qualifiedTable.text)::text) IS NOT NULL")
    if try tables.first?.decode(at: 0, as: Bool.self) == true { return }
    try transaction.execute(
      """
      CREATE TABLE \(sql: qualifiedTable) (
        number      integer     PRIMARY KEY CHECK (number > 0),
        name        text        NOT NULL,
        checksum    bytea       NOT NULL CHECK (octet_length(checksum) = 32),
        applied_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
        applied_by  text        NOT NULL DEFAULT session_user
      )
      """
    )
  }

  func apply(_ migration: Migration, _ transaction: Transaction) throws {
    do {
      try transaction.executeScript(migration.sql)
    } catch let error as PostgresError where error.kind == .server && !error.isLostRace {
      throw MigrationError.failed(
        fileName: migration.fileName,
        line: error.position.map { migration.line(at: $0) },
        sqlState: error.sqlState,
        message: error.message
      )
    }
    try transaction.execute(
      """
      INSERT INTO \(sql: qualifiedTable) (number, name, checksum)
        VALUES (\(Int32(clamping: migration.number)), \(migration.name), sha256(convert_to(\(migration.sql)::text, 'UTF8')))
      """
    )
  }
}

extension Migration {
  /// The line of a position that PostgreSQL gives, which counts characters from 1; lines count from 1 too.
  func line(at position: Int) -> Int {
    1 + sql.unicodeScalars.prefix(max(0, position - 1)).count { $0 == "\n" }
  }
}
