import DatabaseSupport
import Postgres
import Testing

@Suite("COPY")
struct CopyTests {
  struct Broken: Error {}

  private func withTable(_ body: (Connection) async throws -> Void) async throws {
    try await TestServer.withConnection { connection, _ in
      try await connection.execute("CREATE TABLE t (id int PRIMARY KEY, text text)")
      try await body(connection)
    }
  }

  @Test("brings rows in as they are, however hostile")
  func rowsIn() async throws {
    try await withTable { connection in
      let rows = hostileStrings.enumerated().map { [String($0.offset), $0.element] } + [["99", nil]]
      #expect(try await connection.copyIn("COPY t FROM STDIN", rows: rows) == rows.count)
      let read = try await connection.query("SELECT text FROM t ORDER BY id").map {
        try $0.decode(at: 0, as: String?.self)
      }
      #expect(read == hostileStrings + [nil])
      let count = try await connection.transaction { transaction in
        try transaction.copyIn("COPY t FROM STDIN", rows: [["100", "a"]])
      }
      #expect(count == 1)
    }
  }

  @Test("brings bytes in from a source that takes its time")
  func chunksIn() async throws {
    try await withTable { connection in
      let chunks = AsyncStream<[UInt8]> { continuation in
        for id in 0..<1000 { continuation.yield(Array("\(id)\tslug".utf8)); continuation.yield([10]) }
        continuation.finish()
      }
      let count = try await connection.copyIn("COPY t FROM STDIN", chunks: chunks)
      #expect(count == 1000)
    }
  }

  @Test("keeps nothing when the source fails in the middle, and the connection goes on")
  func sourceFails() async throws {
    try await withTable { connection in
      let chunks = AsyncThrowingStream<[UInt8], any Error> { continuation in
        continuation.yield(Array("1\ta\n".utf8))
        continuation.finish(throwing: Broken())
      }
      await #expect(throws: Broken.self) { try await connection.copyIn("COPY t FROM STDIN", chunks: chunks) }
      let left = try await connection.query("SELECT FROM t")
      #expect(left.isEmpty)
    }
  }

  @Test("keeps nothing when the server refuses a row in the middle, and says where")
  func serverRefuses() async throws {
    try await withTable { connection in
      let rows = (0..<50_000).map { [String($0), "a"] } + [["7", "again"]]
      let error = await #expect(throws: PostgresError.self) {
        try await connection.copyIn("COPY t FROM STDIN", rows: rows)
      }
      #expect(error?.sqlState == .uniqueViolation && error?.context?.contains("COPY t, line 50001") == true)
      let left = try await connection.query("SELECT FROM t")
      #expect(left.isEmpty)
      let wrong = await #expect(throws: PostgresError.self) { try await connection.copyIn("SELECT 1", rows: [["a"]]) }
      #expect(wrong?.kind == .client(.misuse))
      #expect(await connection.isUsable)
    }
  }

  @Test("takes bytes out, and an error in the middle ends the loop")
  func out() async throws {
    let connection = try await Connection.connect(TestServer.configuration)
    var lines = 0
    for try await piece in try await connection.copyOut("COPY (SELECT generate_series(1, 100000)) TO STDOUT") {
      lines += piece.count { $0 == 10 }
    }
    #expect(lines == 100_000)
    let error = await #expect(throws: PostgresError.self) {
      for try await _ in try await connection.copyOut(
        "COPY (SELECT 1 / (50000 - i) FROM generate_series(1, 100000) AS i) TO STDOUT"
      ) {}
    }
    #expect(error?.sqlState == .divisionByZero)
    #expect(try await connection.query("SELECT 1").count == 1)
    await connection.close()
  }
}
