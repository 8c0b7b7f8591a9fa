public import Postgres

/// The newsroom's tables: the migrations that this program carries.
public enum Schema {
  /// The PostgreSQL schema that holds all of it.
  public static let name = "newsdesk"

  /// Owns everything; nobody logs in as it.
  public static let owner = "newsdesk_owner"

  /// The migrations in `Migrations/`, oldest first, applied as the owner: nothing belongs to whoever happens to migrate.
  public static func migrator() throws -> Migrator {
    try Migrator(
      migrations: EmbeddedText.files.map { try Migration(fileName: $0.name, sql: $0.contents) },
      schema: name,
      table: "migration",
      owner: owner
    )
  }

  /// The number of the newest migration that this program knows.
  public static let programVersion: Int =
    EmbeddedText.files.compactMap { Int($0.name.prefix { ("0"..."9").contains($0) }) }.max() ?? 0
}
