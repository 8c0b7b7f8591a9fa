public import Postgres

#if canImport(FoundationEssentials)
  public import struct FoundationEssentials.Date
#else
  public import struct Foundation.Date
#endif

extension StaffService {
  public enum InvitationOutcome: Hashable, Sendable {
    /// The one-time password is good until then.
    case invited(until: Date)
    /// The person has a password of their own: another administrator has to ask for the same.
    case waiting
  }

  /// Gives a person a one-time password, with which they can do nothing but choose one of their own.
  public func invite(_ login: String, password: Password, hours: Int) async throws -> InvitationOutcome {
    let verifier = try await connection.scramVerifier(of: password)
    return try await translatingErrors {
      let row = try await connection.query(
        "SELECT * FROM newsdesk.invite(\(login), \(verifier), \(Int32(clamping: hours)))"
      ).one()
      let until = try row.decode("valid_until", as: Date?.self)
      return until.map { .invited(until: $0) } ?? .waiting
    }
  }
}
