internal import CLibpq

extension Session {
  /// How much is fetched at a time: enough that going from task to task and back costs little beside the rows.
  private static var batch: (rows: Int, bytes: Int) { (256, 65_536) }

  /// Sends a statement whose rows are to come a few at a time.
  func beginStreaming(_ sql: SQL) throws {
    if let problem = sql.problem { throw problem }
    let connection = try open()
    let text = sql.text
    _ = notices.takeUnknownCommit()
    let wasSent = sql.bindings.withParameters { PQsendQueryParams(connection, text, $0, $1, $2, $3, $4, 1) }
    guard wasSent == 1, clibpq_set_streaming(connection, Int32(Self.batch.rows)) == 1 else { throw brokenOff(text) }
    stream = Stream(statement: text)
  }

  /// The next rows; none at the end.
  func nextRows() throws -> [Row] {
    let connection = try open()
    var rows: [Row] = []
    if stream.isFinished { return rows }
    try canceller.statementWillStart()
    while rows.count < Self.batch.rows {
      guard let result = ResultHandle(PQgetResult(connection)) else { break }
      if !result.isPart {
        // The end of the rows, or an error: either way nothing is under way any more.
        stream.isFinished = true
        let wasCancelled = canceller.statementDidEnd()
        drain(connection)
        _ = try judge(result, of: stream.statement, wasCancelled: wasCancelled)
        return rows
      }
      let storage = ResultStorage(result, shape: stream.shape)
      stream.shape = storage.shape
      rows += storage.rows()
    }
    try pauseStream()
    return rows
  }

  /// Sends a copy whose bytes are to come.
  func beginCopyOut(_ sql: SQL) throws {
    try beginCopy(sql, expecting: PGRES_COPY_OUT)
    stream = Stream(statement: sql.text)
  }

  /// The next bytes of a copy; none at the end.
  func nextCopied() throws -> [[UInt8]] {
    let connection = try open()
    if stream.isFinished { return [] }
    var bytes: [UInt8] = []
    try canceller.statementWillStart()
    while bytes.count < Self.batch.bytes {
      var data: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(connection, &data, 0)
      if count > 0, let data {
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: Int(count)))
        PQfreemem(data)
        continue
      }
      stream.isFinished = true
      let wasCancelled = canceller.statementDidEnd()
      let answer = ResultHandle(PQgetResult(connection))
      drain(connection)
      _ = try judge(answer, of: stream.statement, wasCancelled: wasCancelled)
      return bytes.isEmpty ? [] : [bytes]
    }
    try pauseStream()
    return [bytes]
  }

  /// Stops what is under way on the server and reads what is still on the way.
  func discardStream() {
    guard let connection, !stream.isFinished else { return }
    stream.isFinished = true
    canceller.cancelNow()
    // A request that nothing ended in may still be coming, and the next statement could meet it.
    if !drain(connection) { retire() }
  }

  /// Between two batches nothing can be cancelled, so a request that was sent must have its effect now.
  private func pauseStream() throws {
    guard canceller.statementDidEnd(), let connection else { return }
    stream.isFinished = true
    if !drain(connection) { retire() }
    throw CancellationError()
  }

  /// Reads to the end of the statement, and returns whether it ended in being cancelled.
  @discardableResult
  private func drain(_ connection: OpaquePointer) -> Bool {
    var wasCancelled = false
    while let rest = ResultHandle(PQgetResult(connection)) {
      if rest.diagnostic(.sqlState) == SQLState.queryCanceled.rawValue { wasCancelled = true }
      // A copy yields the same result for ever until its data has been read.
      guard rest.status == PGRES_COPY_OUT else { continue }
      var data: UnsafeMutablePointer<CChar>?
      while PQgetCopyData(connection, &data, 0) > 0 { PQfreemem(data) }
    }
    return wasCancelled
  }

  /// What is known of a stream from one batch to the next.
  struct Stream {
    var statement = ""
    var shape: ResultShape?
    var isFinished = false
  }
}
