public import Newsroom
public import Postgres

/// Runs the editorial checks, and says and sets what a desk makes of them.
///
/// The database checks: whatever is an error refuses `submit` there, by whatever client. See `Migrations/0042_checking.sql`.
public struct CheckService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// What is found in a story as it stands, or in one of its pictures: the story's findings first, then each picture's.
  public func findings(in story: Int64, picture: Int? = nil) async throws -> [CheckFinding] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.check_story(\(story), \(picture.map { Int32(clamping: $0) }))"
      ).map { try CheckFinding($0) }
    }
  }

  /// What would be found in a story that was read from a file, on that desk. Nothing is stored.
  public func findings(in item: ImportService.Item, on desk: String) async throws -> [CheckFinding] {
    try await translatingErrors {
      try await connection.query(
        "SELECT * FROM newsdesk.check_content(\(desk), \(PostgresJSON(item.content)))"
      ).map { try CheckFinding($0) }
    }
  }

  /// All checks, with the desk's levels: those of the story first, the strictest first.
  public func checks(on desk: String) async throws -> [EditorialCheck] {
    try await translatingErrors {
      try await connection.query("SELECT * FROM newsdesk.check_levels(\(desk))").map { try EditorialCheck($0) }
    }
  }

  /// All checks, with the levels that they have where a desk says nothing else.
  public func all() async throws -> [EditorialCheck] {
    try await translatingErrors {
      try await connection.query(
        "SELECT *, default_level AS level FROM newsdesk.editorial_check ORDER BY part DESC, default_level DESC, code"
      ).map { try EditorialCheck($0) }
    }
  }

  /// Sets a desk's level of a check. For administrators; what publication needs stays an error.
  ///
  /// - Returns: false where it was so already.
  public func set(_ code: String, to level: CheckLevel, on desk: String) async throws -> Bool {
    try await translatingErrors {
      try await connection.query("SELECT newsdesk.set_check(\(desk), \(code), \(level))").one().decode(at: 0)
    }
  }
}

extension EditorialCheck {
  fileprivate init(_ row: Row) throws {
    self.init(
      code: try row.decode("code"),
      part: try row.decode("part"),
      level: try row.decode("level"),
      defaultLevel: try row.decode("default_level"),
      isFixed: try row.decode("is_fixed"),
      about: try row.decode("about")
    )
  }
}

extension CheckFinding {
  fileprivate init(_ row: Row) throws {
    self.init(
      code: try row.decode("code"),
      level: try row.decode("level"),
      subject: try row.decode("subject"),
      picture: try row.decode("picture"),
      language: try row.decode("language"),
      message: try row.decode("message"),
      excerpt: try row.decode("excerpt"),
      fix: try row.decode("fix")
    )
  }
}
