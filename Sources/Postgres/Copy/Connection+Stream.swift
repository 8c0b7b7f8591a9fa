extension Connection {
  /// Runs a statement and yields its rows as they come, in constant memory.
  ///
  /// ```swift
  /// for try await row in try await connection.stream("SELECT id, slug FROM story ORDER BY id") { … }
  /// ```
  ///
  /// `statement_timeout` counts the whole loop: for a long export set it to `nil` in the configuration.
  public func stream(_ sql: SQL) async throws -> RowStream {
    let ticket = try await openStream { session in try session.beginStreaming(sql) }
    return RowStream(source: .init(connection: self, ticket: ticket) { try $0.nextRows() })
  }

  /// Runs `COPY … TO STDOUT` and yields its bytes as they come, in constant memory. A piece is one or several rows.
  public func copyOut(_ sql: SQL) async throws -> CopyStream {
    let ticket = try await openStream { session in try session.beginCopyOut(sql) }
    return CopyStream(source: .init(connection: self, ticket: ticket) { try $0.nextCopied() })
  }

  /// Takes the turn, which the stream keeps until it ends.
  private func openStream(_ begin: (Session) throws -> Void) async throws -> StreamTicket {
    try await enter()
    do {
      try await cancellably(begin)
    } catch {
      turn.leave()
      throw error
    }
    let ticket = StreamTicket()
    stream = ticket
    return ticket
  }

  /// Fetches more of a stream. Nothing more, or an error, ends it and gives the turn back.
  func nextBatch<Element: Sendable>(
    of ticket: StreamTicket,
    _ fetch: (Session) throws -> [Element]
  ) async throws -> [Element] {
    guard stream === ticket else { return [] }
    do {
      let batch = try await cancellably(fetch)
      if batch.isEmpty { endStream() }
      return batch
    } catch {
      abandonStream(ticket)
      throw error
    }
  }

  /// Throws the rest of a stream away, if it is still under way.
  func abandonStream(_ ticket: StreamTicket) {
    guard stream === ticket else { return }
    session.discardStream()
    endStream()
  }

  private func endStream() {
    stream = nil
    turn.leave()
  }
}
