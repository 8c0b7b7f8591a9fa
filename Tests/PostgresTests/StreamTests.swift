import DatabaseSupport
import Foundation
import Postgres
import Testing

@Suite("Stream")
struct StreamTests {
  @Test("yields a million rows in constant memory")
  func million() async throws {
    // In a process of its own: other tests need memory too.
    await #expect(processExitsWith: .success) {
      var configuration = try TestServer.configuration
      // It counts the whole loop, which takes as long as it takes on a busy machine.
      configuration.statementTimeout = nil
      let connection = try await Connection.connect(configuration)
      var sum = 0
      var peak = 0
      let rows = try await connection.stream("SELECT i, repeat('x', 200) AS text FROM generate_series(1, 1000000) AS i")
      let before = residentKilobytes()
      for try await row in rows {
        let number = try row.decode("i", as: Int.self)
        sum += number
        if number.isMultiple(of: 50_000) { peak = max(peak, residentKilobytes()) }
      }
      #expect(sum == 500_000_500_000)
      // All of it would be over 200 MB.
      if before > 0 { #expect(peak - before < 30_000) }
      await connection.close()
    }
  }

  @Test("yields nothing for no rows, and throws the error it ends in")
  func ends() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    var count = 0
    for try await _ in try await connection.stream("SELECT 1 WHERE false") { count += 1 }
    #expect(count == 0)
    let error = await #expect(throws: PostgresError.self) {
      for try await _ in try await connection.stream("SELECT 1 / (1000 - i) FROM generate_series(1, 2000) AS i") {
        count += 1
      }
    }
    #expect(error?.sqlState == .divisionByZero)
    #expect(count >= 512)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test("gives the connection back when the loop is left early")
  func leftEarly() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    for try await row in try await connection.stream("SELECT generate_series(1, 100000000)") {
      if try row.decode(at: 0, as: Int.self) == 10 { break }
    }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test("refuses another statement inside its own loop instead of waiting for ever")
  func nested() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let error = await #expect(throws: PostgresError.self) {
      for try await _ in try await connection.stream("SELECT generate_series(1, 10)") {
        _ = try await connection.query("SELECT 1")
      }
    }
    #expect(error?.kind == .client(.misuse))
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }

  @Test("stops on the server when its task is cancelled")
  func cancelled() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    let administrator = try await Connection.connect(TestServer.configuration)
    let task = Task {
      for try await _ in try await connection.stream(
        "SELECT i, pg_sleep(CASE WHEN i > 300 THEN 60 ELSE 0 END) FROM generate_series(1, 1000) AS i"
      ) {}
    }
    try await administrator.waitUntilActive(connection.processID, wait: "PgSleep")
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
    await administrator.close()
  }
}

/// 0 where the system doesn't say.
private func residentKilobytes() -> Int {
  guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return 0 }
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
  return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
}
