public import Newsroom
public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// People, desks and roles. The changes are for administrators, and each answers whether it changed anything.
public struct StaffService: Sendable {
  let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  /// A role that somebody holds.
  public struct HeldRole: Hashable, Sendable {
    public var role: Role
    /// Nil for the whole newsroom.
    public var desk: String?

    public init(role: Role, desk: String?) {
      self.role = role
      self.desk = desk
    }
  }

  public struct Member: Hashable, Sendable {
    public var person: Person
    public var roles: [HeldRole]
    public var disabledAt: Date?
  }

  public struct Desk: Hashable, Sendable {
    public var name: String
    public var workflow: String
    public var workflowVersion: Int
    public var members: Int
    public var pending: Int
  }

  public func addPerson(_ person: Person) async throws -> Bool {
    try await changed("SELECT newsdesk.add_person(\(person.login), \(person.name))")
  }

  /// A person who is disabled is thrown out, and can't come in again.
  public func setDisabled(_ disabled: Bool, login: String) async throws -> Bool {
    let isChanged = try await changed("SELECT newsdesk.set_person_disabled(\(login), \(disabled))")
    // Once more, for whoever connected in the moment before that was committed.
    if disabled { _ = try await changed("SELECT newsdesk.set_person_disabled(\(login), \(disabled))") }
    return isChanged
  }

  /// - Parameter workflow: which the desk follows, in its newest version.
  public func addDesk(_ name: String, workflow: String = "standard") async throws -> Bool {
    try await changed("SELECT newsdesk.add_desk(\(name), \(workflow))")
  }

  /// - Parameter desk: nil for the whole newsroom.
  public func grant(_ role: Role, to login: String, desk: String?) async throws -> Bool {
    try await changed("SELECT newsdesk.grant_role(\(login), \(desk), \(role))")
  }

  public func revoke(_ role: Role, from login: String, desk: String?) async throws -> Bool {
    try await changed("SELECT newsdesk.revoke_role(\(login), \(desk), \(role))")
  }

  /// Everybody who works here or did, by login.
  public func members(of desk: String? = nil) async throws -> [Member] {
    try await translatingErrors {
      let rows = try await connection.query(
        """
        SELECT p.login, p.name, p.disabled_at, g.role, d.name AS desk
        FROM newsdesk.person AS p
        LEFT JOIN newsdesk.role_grant AS g ON g.person_id = p.id
        LEFT JOIN newsdesk.desk AS d ON d.id = g.desk_id
        WHERE \(desk)::text IS NULL OR d.name = \(desk)::text
        ORDER BY p.login, d.name NULLS FIRST, g.role
        """
      )
      var members: [Member] = []
      for row in rows {
        let person = Person(login: try row.decode("login"), name: try row.decode("name"))
        if members.last?.person != person {
          members.append(Member(person: person, roles: [], disabledAt: try row.decode("disabled_at")))
        }
        guard let role: Role = try row.decode("role", as: Role?.self) else { continue }
        members[members.count - 1].roles.append(HeldRole(role: role, desk: try row.decode("desk")))
      }
      return members
    }
  }

  public func desks() async throws -> [Desk] {
    try await translatingErrors {
      try await connection.query(
        """
        SELECT
          d.name, w.name AS workflow, w.version AS workflow_version,
          (
            SELECT count(DISTINCT g.person_id)
            FROM newsdesk.role_grant AS g
            JOIN newsdesk.person AS p ON p.id = g.person_id
            WHERE g.desk_id = d.id AND p.disabled_at IS NULL
          ) AS members,
          (SELECT count(*) FROM newsdesk.story AS s WHERE s.desk_id = d.id AND s.pending) AS pending
        FROM newsdesk.desk AS d
        JOIN newsdesk.workflow AS w ON w.id = d.workflow_id
        ORDER BY d.name
        """
      ).map { row in
        Desk(
          name: try row.decode("name"),
          workflow: try row.decode("workflow"),
          workflowVersion: try row.decode("workflow_version"),
          members: try row.decode("members"),
          pending: try row.decode("pending")
        )
      }
    }
  }

  /// A desk that this name must be; the known ones are in the error.
  public func requireDesk(_ name: String) async throws {
    try await requireDesks([name])
  }

  /// Desks that these names must be; the known ones are in the error.
  public func requireDesks(_ names: [String]) async throws {
    if names.isEmpty { return }
    let known: [String] = try await translatingErrors {
      try await connection.query("SELECT name FROM newsdesk.desk ORDER BY name").map { try $0.decode(at: 0) }
    }
    for name in names where !known.contains(name) { throw DeskError.notFound(.desk(name, known: known)) }
  }

  /// A login that somebody must have, or have had; the known ones are in the error.
  public func requirePerson(_ login: String) async throws {
    let known: [String] = try await translatingErrors {
      try await connection.query("SELECT login FROM newsdesk.person ORDER BY login").map { try $0.decode(at: 0) }
    }
    guard known.contains(login) else { throw DeskError.notFound(.person(login, known: known)) }
  }

  private func changed(_ sql: SQL) async throws -> Bool {
    try await translatingErrors { try await connection.query(sql).one().decode(at: 0) }
  }
}
