import DatabaseSupport
import Postgres
import Testing

/// What somebody tries with raw SQL, and the SQLSTATE that stops them.
struct Attack: Sendable {
  let statement: String
  let state: SQLState

  init(_ statement: String, _ state: SQLState = .insufficientPrivilege) {
    self.statement = statement
    self.state = state
  }
}

extension TestNewsroom {
  /// Has each person try everything, and expects that all of it is refused as foreseen and that no row has changed.
  nonisolated func withstands(
    _ attacks: [Attack],
    by logins: [String],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let before = try await fingerprint()
    for login in logins {
      let connection = try await connection(as: login)
      for attack in attacks {
        do {
          try await connection.executeScript(attack.statement)
          Issue.record("\(login) could: \(attack.statement)", sourceLocation: sourceLocation)
        } catch let error as PostgresError {
          #expect(
            error.sqlState == attack.state,
            "\(login): \(attack.statement): \(error.message)",
            sourceLocation: sourceLocation
          )
        }
        // Whatever the statement began.
        try await connection.executeScript("ROLLBACK; RESET ALL")
      }
      await connection.close()
    }
    #expect(try await fingerprint() == before, sourceLocation: sourceLocation)
  }

  /// Everything the newsroom's own people could be.
  static let everybody = ["ana", "ben", "pia", "lea", "cleo", "sam", "eve", "adm", "finn", "olga"]
}
