public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

/// A login by itself: how it stands in the newsroom, and its password. For people who may not be let in yet.
public struct LoginService: Sendable {
  private let connection: Connection

  public init(connection: Connection) {
    self.connection = connection
  }

  public struct Standing: Hashable, Sendable {
    public enum Kind: String, Sendable, PostgresDecodable {
      case working
      case disabled
      /// With a one-time password, which is to be replaced before anything else.
      case invited
      case stranger
    }

    public var login: String
    public var kind: Kind
    /// Who disabled the person, where somebody did.
    public var disabledBy: String?
    /// When an administrator last handed out a one-time password, and who.
    public var invitation: Invitation?
    public var passwordSetAt: Date?
    /// Who can help; nobody for a stranger.
    public var administrators: [String]

    public struct Invitation: Hashable, Sendable {
      public var at: Date
      public var by: String
      /// On the newsroom's wall: `Tue 24 Nov 14:32`.
      public var wallClock: String
    }
  }

  public func standing() async throws -> Standing {
    do {
      let row = try await connection.query(
        """
        SELECT s.*, to_char(s.invited_at AT TIME ZONE s.time_zone, 'Dy DD Mon HH24:MI') AS wall_clock
        FROM newsdesk.standing() AS s
        """
      ).one()
      return Standing(
        login: try row.decode("login"),
        kind: try row.decode("standing"),
        disabledBy: try row.decode("by_whom"),
        invitation: try row.decode("invited_at", as: Date?.self).map { at in
          Standing.Invitation(at: at, by: try row.decode("invited_by"), wallClock: try row.decode("wall_clock"))
        },
        passwordSetAt: try row.decode("password_set_at"),
        administrators: try row.decode("administrators")
      )
    } catch let error as PostgresError {
      switch error.sqlState {
      case SQLState.insufficientPrivilege?:
        throw DeskError.notAMember(login: "", message: "this login does not work in the newsroom")
      case SQLState.undefinedFunction?, SQLState.invalidSchemaName?: throw DeskError.schema(.absent)
      default: throw DeskError(error) ?? error
      }
    }
  }

  /// Sets the password of whoever is logged in, and says so to the newsroom: then it stays good, and they can work.
  ///
  /// - Returns: whether it replaced a one-time password.
  public func choose(_ password: Password) async throws -> Bool {
    try await translatingErrors {
      try await connection.transaction { transaction in
        try transaction.setPassword(password)
        return try transaction.query("SELECT newsdesk.password_was_set()").one().decode(at: 0)
      }
    }
  }
}

extension LoginService.Standing {
  /// Why this person can't work here now; nil where they can.
  public var problem: DeskError? {
    switch kind {
    case .working: nil
    case .disabled: .disabled(login: login, by: disabledBy, who: administrators)
    case .invited: .passwordToChoose(login: login)
    case .stranger: .notAMember(login: login, message: "\"\(login)\" is not a working member of this newsroom")
    }
  }
}
