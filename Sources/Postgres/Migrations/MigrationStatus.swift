#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

/// A migration the database says it has.
public struct AppliedMigration: Hashable, Sendable {
  public let number: Int
  public let name: String
  /// SHA-256 of its text, in hexadecimal.
  public let checksum: String
  public let appliedAt: Date
}

/// Where the database and this program stand to one another.
public struct MigrationStatus: Sendable {
  /// What the database has, in order.
  public let applied: [AppliedMigration]
  /// What it still lacks, in order.
  public let pending: [Migration]
  /// Where the two contradict each other. With any of these ``Migrator/up()`` refuses.
  public let drift: [MigrationDrift]

  /// The newest number the database has; 0 for none.
  public var version: Int { applied.last?.number ?? 0 }
  public var isCurrent: Bool { pending.isEmpty && drift.isEmpty }
}

/// A contradiction between what was applied and what this program has.
public enum MigrationDrift: Hashable, Sendable {
  /// Applied with another text than the file has now.
  case edited(number: Int, name: String)
  /// Applied under another name.
  case renamed(number: Int, applied: String, here: String)
  /// Applied, older than the newest this program has, and not in this program.
  case missing(number: Int, name: String)
  /// Not applied, though a newer one is.
  case outOfOrder(number: Int, name: String)
  /// The database is newer than this program, which must not touch what it doesn't know.
  case newer(database: Int, program: Int)
}

extension MigrationDrift: CustomStringConvertible {
  public var description: String {
    switch self {
    case .edited(let number, let name):
      "migration \(number) (\(name)) was edited after it was applied here"
    case .renamed(let number, let applied, let here):
      "migration \(number) was applied as \"\(applied)\" and is now called \"\(here)\""
    case .missing(let number, let name):
      "migration \(number) (\(name)) was applied here and this program doesn't have it"
    case .outOfOrder(let number, let name):
      "migration \(number) (\(name)) is not applied, though a newer one is"
    case .newer(let database, let program):
      "the database is at version \(database) and this program knows none after \(program): use a newer program"
    }
  }
}

/// Why migrations can't be, or were not, applied.
public enum MigrationError: Error, Hashable, Sendable, CustomStringConvertible {
  case invalidFileName(String)
  case duplicateNumber(Int)
  /// The database is newer than this program.
  case databaseIsNewer(database: Int, program: Int)
  case drift([MigrationDrift])
  /// PostgreSQL refused it. Nothing of it was kept; those before it were.
  case failed(fileName: String, line: Int?, sqlState: SQLState?, message: String)
  /// The database lacks this many.
  case pending(Int)

  public var description: String {
    switch self {
    case .invalidFileName(let name): "\"\(name)\" is no name for a migration: 0001_name.sql is"
    case .duplicateNumber(let number): "two migrations have the number \(number)"
    case .databaseIsNewer(let database, let program):
      MigrationDrift.newer(database: database, program: program).description
    case .drift(let drift): drift.map(\.description).joined(separator: "; ")
    case .failed(let fileName, let line, let state, let message):
      "\(fileName)\(line.map { ":\($0)" } ?? ""): \(message)\(state.map { " (SQLSTATE \($0))" } ?? "")"
    case .pending(let count): "\(count) migration\(count == 1 ? " is" : "s are") not applied yet"
    }
  }
}
