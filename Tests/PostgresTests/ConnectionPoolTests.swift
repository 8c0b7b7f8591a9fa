import DatabaseSupport
import Postgres
import Testing

@Suite("Connection pool")
struct ConnectionPoolTests {
  @Test("never has more connections than it may, and uses them again")
  func bounded() async throws {
    let pool = ConnectionPool(try TestServer.configuration, maximum: 3)
    let processes = Recorder<Int32>()
    let lent = Recorder<Int>()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await pool.withConnection { connection in
            lent.record(1)
            processes.record(connection.processID)
            while lent.all.count < 3 { await Task.yield() }
            try await connection.execute("SELECT pg_sleep(0.002)")
            lent.record(-1)
          }
        }
      }
      try await group.waitForAll()
    }
    var now = 0
    #expect(
      lent.all.map { change in
        now += change; return now
      }.max() == 3
    )
    #expect(Set(processes.all).count == 3)
    await pool.shutdown()
  }

  @Test("serves those who wait in the order they came")
  func fair() async throws {
    let pool = ConnectionPool(try TestServer.configuration, maximum: 1)
    let order = Recorder<Int>()
    let tasks = try await pool.withConnection { _ in
      var tasks: [Task<Void, any Error>] = []
      for number in 0..<5 {
        tasks.append(Task { try await pool.withConnection { _ in order.record(number) } })
        while pool.waitingCount <= number { await Task.yield() }
      }
      return tasks
    }
    for task in tasks { try await task.value }
    #expect(order.all == [0, 1, 2, 3, 4])
    await pool.shutdown()
  }

  @Test("lets somebody who waits give up, without losing a place")
  func cancelled() async throws {
    let pool = ConnectionPool(try TestServer.configuration, maximum: 1)
    try await pool.withConnection { _ in
      let task = Task { try await pool.withConnection { _ in } }
      while pool.waitingCount == 0 { await Task.yield() }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
    try await pool.withConnection { _ = try await $0.query("SELECT 1") }
    await pool.shutdown()
  }

  @Test("replaces a connection that broke, was closed or was left in a transaction")
  func retires() async throws {
    let pool = ConnectionPool(try TestServer.configuration, maximum: 1)
    let administrator = try await Connection.connect(TestServer.configuration)
    let broken = try await pool.withConnection { $0.processID }
    try await administrator.execute("SELECT pg_terminate_backend(\(broken), 5000)")
    let closed = try await pool.withConnection { connection in
      _ = try await connection.query("SELECT 1")
      await connection.close()
      return connection.processID
    }
    let left = try await pool.withConnection { connection in
      try await connection.execute("BEGIN")
      return connection.processID
    }
    let last = try await pool.withConnection { $0.processID }
    #expect(Set([broken, closed, left, last]).count == 4)
    await administrator.close()
    await pool.shutdown()
  }

  @Test("frees the place of a connection that could not be made")
  func unreachable() async throws {
    let pool = ConnectionPool(ConnectionConfiguration("host=/nowhere"), maximum: 1)
    for _ in 0..<3 {
      let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
      #expect(error?.kind == .connectionFailed)
    }
  }

  @Test("refuses everybody once it is shut down")
  func shutDown() async throws {
    let pool = ConnectionPool(try TestServer.configuration)
    #expect(try await pool.transaction { try $0.query("SELECT 1").count } == 1)
    await pool.shutdown()
    let error = await #expect(throws: PostgresError.self) { try await pool.withConnection { _ in } }
    #expect(error?.kind == .client(.poolClosed))
    #expect(await pool.idleCount == 0)
  }
}
