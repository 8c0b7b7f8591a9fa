/// What becomes of a transaction block whose body ended without an error.
public enum BlockEnd: Sendable {
  case commit
  case rollback
}

extension Connection {
  /// Opens a transaction block that lasts while the body runs: whatever is asked of the connection meanwhile is part of it,
  /// and a ``transaction(_:_:)`` in it is a subtransaction. The connection must be nobody else's for that long.
  ///
  /// A statement that fails undoes what it did and nothing else, as with psql's `ON_ERROR_ROLLBACK`. An error from the body
  /// rolls all of it back. A block within a block is a subtransaction. Nothing is run again from here.
  ///
  /// - Returns: the body's value.
  /// - Throws: whatever the body throws, and ``PostgresError``, of kind `.commitOutcomeUnknown` where the connection was lost
  ///   during COMMIT.
  public nonisolated(nonsending) func transactionBlock<Value: Sendable>(
    _ options: TransactionOptions = .init(),
    _ body: () async throws -> (Value, BlockEnd)
  ) async throws -> Value {
    let block = try await takeTurn { session in try session.openBlock(options) }
    let outcome: Result<(Value, BlockEnd), any Error>
    do {
      outcome = .success(try await body())
    } catch {
      outcome = .failure(error)
    }
    switch outcome {
    case .success((let value, .commit)):
      // Whoever cancels meanwhile comes too early or too late: COMMIT is not put off.
      try await uncancelled { session in try session.commitBlock(block) }
      return value
    case .success((let value, .rollback)):
      try await uncancelled { session in session.rollBackBlock(block) }
      return value
    case .failure(let error):
      try await uncancelled { session in session.rollBackBlock(block) }
      throw error
    }
  }

  private nonisolated func uncancelled(_ work: @escaping @Sendable (Session) throws -> Void) async throws {
    try await Task { try await takeTurn(work) }.value
  }
}
