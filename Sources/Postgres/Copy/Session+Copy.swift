internal import CLibpq

extension Session {
  /// Sends the pieces through `COPY … FROM STDIN` and returns how many rows arrived.
  func copyIn(_ sql: SQL, chunks: some Sequence<[UInt8]>) throws -> Int {
    try beginCopy(sql, expecting: PGRES_COPY_IN)
    do {
      for chunk in chunks { try putCopy(chunk) }
    } catch {
      try abandonCopyIn(because: error)
    }
    return try endCopyIn(sql)
  }

  /// Sends the statement, after which the server expects data, or has some.
  func beginCopy(_ sql: SQL, expecting status: ExecStatusType) throws {
    if let problem = sql.problem { throw problem }
    let connection = try open()
    let text = sql.text
    let bindings = sql.bindings
    _ = notices.takeUnknownCommit()
    try canceller.statementWillStart()
    let answer = ResultHandle(
      bindings.withParameters { PQexecParams(connection, text, $0, $1, $2, $3, $4, 0) }
    )
    let wasCancelled = canceller.statementDidEnd()
    guard let answer else { throw brokenOff(text) }
    if answer.status == status { return }
    _ = try judge(answer, of: text, wasCancelled: wasCancelled)
    throw PostgresError.misuse("the statement is no COPY in that direction")
  }

  func putCopy(_ bytes: [UInt8]) throws {
    try Task.checkCancellation()
    let connection = try open()
    var offset = 0
    // libpq counts in an Int32.
    while offset < bytes.count {
      let count = min(bytes.count - offset, 1 << 20)
      let sent = bytes.withUnsafeBytes { buffer in
        PQputCopyData(
          connection,
          buffer.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) },
          Int32(count)
        )
      }
      guard sent == 1 else { throw brokenOff("COPY") }
      offset += count
    }
  }

  func endCopyIn(_ sql: SQL) throws -> Int {
    let connection = try open()
    guard PQputCopyEnd(connection, nil) == 1 else { throw brokenOff(sql.text) }
    return try finishCopy(sql)
  }

  /// Takes the answer that ends a copy.
  func finishCopy(_ sql: SQL) throws -> Int {
    let connection = try open()
    try canceller.statementWillStart()
    let answer = ResultHandle(PQgetResult(connection))
    let wasCancelled = canceller.statementDidEnd()
    while let rest = ResultHandle(PQgetResult(connection)) { _ = consume rest }
    return try judge(answer, of: sql.text, wasCancelled: wasCancelled).affectedRows
  }

  /// Tells the server that the data won't be completed, so that none of it is kept, and throws the reason.
  func abandonCopyIn(because reason: any Error) throws -> Never {
    if let connection {
      // The server has the text in its log: the kind of error, and nothing of the data.
      if PQputCopyEnd(connection, "the client gave up: \(type(of: reason))") != 1 { close() }
      while let rest = ResultHandle(PQgetResult(connection)) { _ = consume rest }
      if PQstatus(connection) != CONNECTION_OK { close() }
    }
    throw reason
  }
}
