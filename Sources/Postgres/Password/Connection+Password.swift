internal import CLibpq

extension Connection {
  /// What PostgreSQL stores of a password: `SCRAM-SHA-256$4096:salt$StoredKey:ServerKey`, after SASLprep and with a new salt.
  ///
  /// It is computed here, so that the server never sees the password. Whoever has it can try passwords against it at leisure:
  /// it is less than a password, and still nobody else's.
  public func scramVerifier(of password: Password) async throws -> String {
    try await takeTurn { session in try session.scramVerifier(of: password) }
  }

  /// Sets the password of whoever is logged in. The server, its log and its views see a SCRAM verifier and no password.
  ///
  /// How long a password is good (`VALID UNTIL`) stays as it was: people can't change that for themselves.
  public func setPassword(_ password: Password) async throws {
    try await takeTurn { session in try session.setPassword(password) }
  }
}

extension Transaction {
  /// See ``Connection/setPassword(_:)``.
  public func setPassword(_ password: Password) throws {
    try open().setPassword(password)
  }
}

extension Session {
  func scramVerifier(of password: Password) throws -> String {
    let connection = try open()
    // SCRAM has no use for the user's name; the older MD5 had.
    let made = password.withCString { PQencryptPasswordConn(connection, $0, PQuser(connection), "scram-sha-256") }
    guard let made else { throw PostgresError(.client(.encoding), message: Self.message(of: connection)) }
    defer { PQfreemem(made) }
    return String(cString: made)
  }

  func setPassword(_ password: Password) throws {
    let verifier = try scramVerifier(of: password)
    // ALTER ROLE takes no parameters, so the verifier stands in the statement. Nothing in it needs quoting.
    guard verifier.utf8.allSatisfy({ Self.verifierBytes.contains($0) }) else {
      throw PostgresError(.client(.encoding), message: "libpq made a verifier that is none")
    }
    do {
      _ = try runScript("ALTER ROLE SESSION_USER PASSWORD '\(verifier)'")
    } catch let error as PostgresError {
      // The error's statement would carry the verifier into somebody's log.
      throw error.withoutStatement
    }
  }

  private static let verifierBytes = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=$:-".utf8
  )
}
