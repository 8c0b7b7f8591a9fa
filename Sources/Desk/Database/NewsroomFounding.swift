public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// Founds the newsroom in a migrated database: its name and zone, its first desk and its first administrator.
///
/// For whoever sets it up, as a member of the owner. Each step changes nothing where it was done before.
public struct NewsroomFounding: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// - Parameter timeZone: a name of the IANA database, such as `Europe/London`.
  /// - Returns: false where the newsroom existed.
  public func found(name: String, timeZone: String) async throws -> Bool {
    try await asOwner("SELECT newsdesk.found_newsroom(\(name), \(timeZone))")
  }

  public func openDesk(_ desk: String) async throws -> Bool {
    try await asOwner("SELECT newsdesk.open_desk(\(desk))")
  }

  public func enrol(_ person: Person) async throws -> Bool {
    try await asOwner("SELECT newsdesk.enrol(\(person.login), \(person.name))")
  }

  /// - Parameter desk: nil for the whole newsroom.
  public func grant(_ role: Role, to login: String, desk: String?) async throws -> Bool {
    try await asOwner("SELECT newsdesk.enrol_in_role(\(login), \(desk), \(role))")
  }

  /// Gives a person a one-time password: the first administrator, or the only one who lost theirs.
  ///
  /// - Returns: until when it is good.
  public func invite(_ login: String, password: Password, hours: Int) async throws -> Date {
    let verifier = try await connection.scramVerifier(of: password)
    return try await translatingErrors {
      try await connection.transaction { transaction in
        try transaction.execute("SET LOCAL ROLE newsdesk_owner")
        return try transaction.query(
          "SELECT newsdesk.give_one_time_password(newsdesk.person_named(\(login)), \(verifier), \(Int32(clamping: hours)))"
        ).one().decode(at: 0)
      }
    }
  }

  /// Whether anybody administers the newsroom.
  public func hasAdministrator() async throws -> Bool {
    try await asOwner("SELECT EXISTS (SELECT FROM newsdesk.role_grant WHERE role = 'administrator')")
  }

  /// The newsroom's time zone, or nil where none was founded.
  public func timeZone() async throws -> String? {
    try await translatingErrors {
      try await connection.transaction { transaction in
        try transaction.execute("SET LOCAL ROLE newsdesk_owner")
        return try transaction.query("SELECT time_zone FROM newsdesk.newsroom").first?.decode(at: 0)
      }
    }
  }

  func asOwner(_ sql: SQL) async throws -> Bool {
    try await translatingErrors {
      try await connection.transaction { transaction in
        try transaction.execute("SET LOCAL ROLE newsdesk_owner")
        return try transaction.query(sql).one().decode(at: 0)
      }
    }
  }
}
