extension Connection {
  /// Runs the body in a transaction, and commits what it did.
  ///
  /// An error from the body, or the task's cancellation, undoes it all. Where PostgreSQL says that the transaction lost
  /// a race with another (40001, 40P01) the whole body runs again, up to ``TransactionOptions/attempts`` times, after a
  /// short random pause: it must do nothing but its statements.
  ///
  /// - Throws: whatever the body throws, and ``PostgresError``. Of kind `.commitOutcomeUnknown` it means that COMMIT was
  ///   sent and the connection lost; such a transaction is never run again from here.
  public func transaction<Value: Sendable>(
    _ options: TransactionOptions = .init(),
    _ body: @Sendable (Transaction) throws -> Value
  ) async throws -> Value {
    var attempt = 1
    while true {
      do {
        return try await takeTurn { session in try session.transaction(options, body) }
      } catch let error as PostgresError where error.isLostRace && attempt < options.attempts && session.openBlocks == 0
      {
        try await Task.sleep(for: TransactionOptions.pause(afterAttempt: attempt))
        attempt += 1
      }
    }
  }
}

extension PostgresError {
  var isLostRace: Bool {
    kind == .server && (sqlState == .serializationFailure || sqlState == .deadlockDetected)
  }
}
