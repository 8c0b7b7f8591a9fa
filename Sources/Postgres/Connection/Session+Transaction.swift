internal import CLibpq

extension Session {
  /// Begins, runs the body and commits; any failure rolls back.
  func transaction<Value>(_ options: TransactionOptions, _ body: (Transaction) throws -> Value) throws -> Value {
    if openBlocks > 0 { return try subtransaction(body) }
    if isInTransaction {
      throw PostgresError.misuse("a transaction is open already; use a savepoint within it")
    }
    isInBody = true
    defer { isInBody = false }
    _ = try runScript(options.begin)
    let transaction = Transaction(self)
    do {
      defer { transaction.end() }
      let value = try body(transaction)
      try canceller.statementWillStart()
      _ = canceller.statementDidEnd()
      try commit()
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Within a block that is open: the block's options hold, and its end decides.
  private func subtransaction<Value>(_ body: (Transaction) throws -> Value) throws -> Value {
    try sparingTheBlock {
      let transaction = Transaction(self)
      defer { transaction.end() }
      return try body(transaction)
    }
  }

  /// Sends COMMIT, which nothing may cancel: a request that hits it while it waits for a standby is answered with
  /// success and a warning.
  func commit() throws {
    if wasCancelledLate { throw CancellationError() }
    let connection = try open()
    guard PQtransactionStatus(connection) != PQTRANS_IDLE else {
      throw PostgresError.misuse("the body ended its transaction itself")
    }
    _ = notices.takeUnknownCommit()
    guard let result = ResultHandle(PQexec(connection, "COMMIT")) else { throw commitIsUnknown() }
    guard result.status == PGRES_COMMAND_OK else {
      if PQstatus(connection) != CONNECTION_OK { throw commitIsUnknown() }
      throw PostgresError(result, statement: "COMMIT", connectionIsLost: false, isInTransaction: true)
    }
    if notices.takeUnknownCommit() { throw Self.unknownCommit }
    guard result.commandTag == "COMMIT" else {
      throw PostgresError(
        .server,
        sqlState: .inFailedTransaction,
        message: "the transaction was rolled back: a statement in it had failed, and the body went on"
      )
    }
  }

  private func commitIsUnknown() -> PostgresError {
    let message = connection.map(Self.message(of:)) ?? ""
    close()
    return PostgresError(.commitOutcomeUnknown, message: "the connection was lost during COMMIT: \(message)")
  }

  /// Undoes whatever is open. A connection that can't even do that is closed, which undoes it too.
  func rollBack() {
    guard let connection, isInTransaction else { return }
    let result = ResultHandle(PQexec(connection, "ROLLBACK"))
    guard let result, result.status == PGRES_COMMAND_OK else { return close() }
  }
}
