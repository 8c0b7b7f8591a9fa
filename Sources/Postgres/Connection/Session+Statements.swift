internal import CLibpq

extension Session {
  /// Runs one statement, prepared where its text is coming again.
  func run(_ sql: SQL) throws -> ResultHandle {
    if let problem = sql.problem { throw problem }
    let text = sql.text
    let bindings = sql.bindings
    do {
      return try run(text, bindings)
    } catch let failure as StaleStatement {
      // The statement failed before it did anything. In a transaction the rest of it is lost all the same.
      if isInTransaction { throw failure.error.retrySafe(true) }
      return try run(text, bindings)
    }
  }

  /// Runs one or several statements that bind nothing, as one transaction unless the text says otherwise.
  func runScript(_ text: String) throws -> ResultHandle {
    if text.utf8.contains(0) {
      throw PostgresError(.client(.nulInString), message: "a statement can't have a NUL in it")
    }
    return try exchange(text) { PQexec($0, text) }
  }

  /// What a statement that was prepared fails with when its plan is stale, or the server has forgotten it.
  private struct StaleStatement: Error { let error: PostgresError }

  private func run(_ text: String, _ bindings: [Binding]) throws -> ResultHandle {
    let key = StatementCache.Key(text: text, types: bindings.map(\.type))
    let name: String
    switch statements.plan(for: key) {
    case .direct:
      return try exchange(text) { connection in
        bindings.withParameters { PQexecParams(connection, text, $0, $1, $2, $3, $4, 1) }
      }
    case .prepare(let fresh):
      try prepare(text, as: fresh, types: key.types)
      statements.didPrepare(key, name: fresh)
      name = fresh
    case .run(let known):
      name = known
    }
    do {
      return try exchange(text) { connection in
        bindings.withParameters { PQexecPrepared(connection, name, $0, $2, $3, $4, 1) }
      }
    } catch let error as PostgresError
      where error.sqlState == .featureNotSupported || error.sqlState == .invalidStatementName
    {
      statements.drop(key)
      throw StaleStatement(error: error)
    }
  }

  private func prepare(_ text: String, as name: String, types: [PostgresType]) throws {
    // In a transaction that has failed nothing can be deallocated; the names wait for a better moment.
    let status = PQtransactionStatus(try open())
    if !statements.evicted.isEmpty, status == PQTRANS_IDLE {
      for name in statements.takeEvicted() {
        // The server may have forgotten it already, which is what is wanted.
        do { _ = try runScript("DEALLOCATE \(name)") } catch SQLState.invalidStatementName {}
      }
    }
    let oids = types.map(\.oid)
    _ = try exchange(text) { PQprepare($0, name, text, Int32(oids.count), oids) }
  }

  /// One exchange with the server: sends, waits, and judges the answer.
  func exchange(_ statement: String, _ send: (OpaquePointer) -> OpaquePointer?) throws -> ResultHandle {
    let connection = try open()
    _ = notices.takeUnknownCommit()
    try canceller.statementWillStart()
    let answer = ResultHandle(send(connection))
    let wasCancelled = canceller.statementDidEnd()
    return try judge(answer, of: statement, wasCancelled: wasCancelled)
  }

  /// Returns a good result, and turns any other into the error it is.
  func judge(_ answer: consuming ResultHandle?, of statement: String, wasCancelled: Bool) throws -> ResultHandle {
    guard let result = answer else { throw brokenOff(statement) }
    let state = result.diagnostic(.sqlState).map(SQLState.init(rawValue:))
    if wasCancelled, state != .queryCanceled { retire() }
    switch result.status {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY, PGRES_SINGLE_TUPLE:
      if notices.takeUnknownCommit(), !isInTransaction { throw Self.unknownCommit }
      return result
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      // There is no way back from here without reading or writing to the end.
      close()
      throw PostgresError.misuse("COPY goes through copyIn and copyOut; the connection was closed")
    default:
      if wasCancelled, state == .queryCanceled { throw CancellationError() }
      let isLost = connection.map { PQstatus($0) != CONNECTION_OK } ?? !wasCancelledLate
      if isLost { close() }
      throw PostgresError(result, statement: statement, connectionIsLost: isLost, isInTransaction: isInBody)
    }
  }

  static let unknownCommit = PostgresError(
    .commitOutcomeUnknown,
    message: "committed on this server, but its standby was not waited for"
  )

  /// The error where libpq has no result to give.
  func brokenOff(_ statement: String) -> PostgresError {
    let message = connection.map(Self.message(of:)) ?? "the connection is closed"
    close()
    var fields = PostgresError.Fields()
    fields.statement = statement
    return PostgresError(.connectionLost, message: message, isRetrySafe: isInBody, fields: fields)
  }
}
