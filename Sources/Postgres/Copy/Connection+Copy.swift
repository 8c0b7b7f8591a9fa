internal import CLibpq

extension Connection {
  /// Sends rows to the server through `COPY … FROM STDIN` in its text format: the fast way in for many.
  ///
  /// ```swift
  /// try await connection.copyIn("COPY agency (code, name) FROM STDIN", rows: [["AFP", "Agence France-Presse"]])
  /// ```
  ///
  /// All rows arrive or none. `nil` is NULL.
  /// - Returns: how many rows arrived.
  @discardableResult
  public func copyIn(_ sql: SQL, rows: some Sequence<[String?]> & Sendable) async throws -> Int {
    try await takeTurn { session in try session.copyIn(sql, chunks: CopyText.chunks(rows)) }
  }

  /// Sends bytes to the server through `COPY … FROM STDIN`, in whatever format the statement names.
  ///
  /// The next piece is asked for when the last is on its way: a slow server slows the source down. An error in the
  /// source, or the task's cancellation, ends the copy, and none of it is kept.
  @discardableResult
  public func copyIn<Chunks: AsyncSequence & Sendable>(_ sql: SQL, chunks: Chunks) async throws -> Int
  where Chunks.Element == [UInt8] {
    try await enter()
    defer { turn.leave() }
    try await cancellably { session in try session.beginCopy(sql, expecting: PGRES_COPY_IN) }
    do {
      for try await chunk in chunks { try session.putCopy(chunk) }
    } catch {
      try session.abandonCopyIn(because: error)
    }
    return try await cancellably { session in try session.endCopyIn(sql) }
  }
}
