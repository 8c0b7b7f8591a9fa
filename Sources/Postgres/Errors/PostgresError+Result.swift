internal import CLibpq

extension PostgresError {
  /// The error that a failed result is.
  ///
  /// - Parameters:
  ///   - connectionIsLost: whether the connection is gone with it.
  ///   - isInTransaction: whether the statement was part of a transaction that can no longer be committed, so that
  ///     nothing of it can have been kept.
  init(
    _ result: borrowing ResultHandle,
    statement: String?,
    connectionIsLost: Bool,
    isInTransaction: Bool
  ) {
    var fields = Fields()
    fields.detail = result.diagnostic(.detail)
    fields.hint = result.diagnostic(.hint)
    fields.schema = result.diagnostic(.schema)
    fields.table = result.diagnostic(.table)
    fields.column = result.diagnostic(.column)
    fields.dataType = result.diagnostic(.dataType)
    fields.constraint = result.diagnostic(.constraint)
    fields.context = result.diagnostic(.context)
    fields.position = result.diagnostic(.position).flatMap { Int($0) }
    fields.statement = statement
    let state = result.diagnostic(.sqlState).map(SQLState.init(rawValue:))
    self.init(
      connectionIsLost ? .connectionLost : .server,
      sqlState: state,
      message: result.diagnostic(.message) ?? "the server closed the connection",
      isRetrySafe: connectionIsLost ? isInTransaction : Self.retrySafeStates.contains(state ?? ""),
      fields: fields
    )
  }

  /// Refusals that nothing was done for, and that another moment may not repeat.
  private static let retrySafeStates: Set<SQLState> = [
    .serializationFailure, .deadlockDetected, .lockNotAvailable, .tooManyConnections, .cannotConnectNow,
  ]

  /// The same error with another answer to whether a retry is safe.
  func retrySafe(_ isSafe: Bool) -> PostgresError {
    PostgresError(kind, sqlState: sqlState, message: message, isRetrySafe: isSafe, fields: allFields)
  }

  /// The same error without the statement's text.
  var withoutStatement: PostgresError {
    var fields = allFields
    fields.statement = nil
    return PostgresError(kind, sqlState: sqlState, message: message, isRetrySafe: isRetrySafe, fields: fields)
  }

  static func misuse(_ message: String) -> PostgresError {
    PostgresError(.client(.misuse), message: message)
  }

  static let closed = PostgresError(.connectionLost, message: "the connection is closed", isRetrySafe: true)
}
