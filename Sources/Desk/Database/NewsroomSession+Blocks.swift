public import Postgres

extension NewsroomSession {
  /// Has everything carried out and checked as it would be, and takes all of it back.
  ///
  /// Numbers that the database gave away meanwhile are not given again.
  public func trial<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Value
  ) async throws -> Value {
    try await connection.transactionBlock {
      let value = try await body()
      // What is checked at the end of a transaction would not be checked at all.
      try await translatingErrors { try await connection.executeScript("SET CONSTRAINTS ALL IMMEDIATE") }
      return (value, .rollback)
    }
  }

  /// Has several acts done together. One that is refused hides nothing of what the others would be refused for.
  ///
  /// - Parameter body: says in the end whether they are kept.
  public func together<Value: Sendable>(
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> (Value, BlockEnd)
  ) async throws -> Value {
    try await translatingErrors { try await connection.transactionBlock { try await body() } }
  }
}
