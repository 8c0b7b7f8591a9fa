import DatabaseSupport
import Postgres
import Testing

@Suite("A password")
struct PasswordTests {
  private func password(_ text: String) throws -> Password {
    var bytes = Array(text.utf8)
    return try Password(taking: &bytes)
  }

  @Test("takes its bytes over, and no description of it or of what holds it shows them")
  func hidden() throws {
    var bytes = Array("four gulls".utf8)
    let gulls = try Password(taking: &bytes)
    #expect(bytes.isEmpty)
    var configuration = ConnectionConfiguration("dbname=desk")
    configuration.password = gulls
    for shown in ["\(gulls)", String(reflecting: gulls), "\(configuration)", String(reflecting: configuration)] {
      #expect(!shown.contains("gulls"))
    }
    var dumped = ""
    dump([configuration], to: &dumped)
    dump(gulls, to: &dumped)
    #expect(!dumped.contains("gulls"))
    #expect(gulls.withBytes { Array($0) } == Array("four gulls".utf8))
    #expect(try gulls == password("four gulls") && gulls != password("four gull") && gulls != password("four gulls "))
    #expect(try password("").isEmpty && !gulls.isEmpty)
  }

  @Test("is overwritten")
  func overwritten() {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 8, alignment: 1)
    defer { memory.deallocate() }
    memory.copyBytes(from: Array("harbour!".utf8))
    Password.overwrite(memory)
    #expect(memory.allSatisfy { $0 == 0 })
  }

  @Test("with a NUL, or in no UTF-8, is refused, and the bytes are gone all the same")
  func refused() {
    for bad: [UInt8] in [[0x61, 0, 0x62], [0xff, 0x61], [0xe4]] {
      var bytes = bad
      #expect(throws: PostgresError.self) { try Password(taking: &bytes) }
      #expect(bytes.isEmpty)
    }
  }

  @Test("becomes a verifier of its own each time, and sets the role's without a word of it in the statement")
  func verifiers() async throws {
    try await TestServer.withConnection { administrator, configuration in
      let role = "password\(administrator.processID)"
      try await administrator.execute("CREATE ROLE \(identifier: role) LOGIN")
      let connection = try await Connection.connect(configuration.with("user", role))
      let gulls = try password("four gulls over the harbour")
      let shape = /SCRAM-SHA-256\$4096:[A-Za-z0-9+\/=]+\$[A-Za-z0-9+\/]{43}=:[A-Za-z0-9+\/]{43}=/
      let first = try await connection.scramVerifier(of: gulls)
      let second = try await connection.scramVerifier(of: gulls)
      #expect(try shape.wholeMatch(in: first) != nil && shape.wholeMatch(in: second) != nil)
      #expect(first != second)

      try await connection.setPassword(gulls)
      let stored: () async throws -> String? = {
        try await administrator.query("SELECT rolpassword FROM pg_authid WHERE rolname = \(role)")[0].decode(at: 0)
      }
      let set = try await stored()
      #expect(set?.hasPrefix("SCRAM-SHA-256$4096:") == true)
      struct Undo: Error {}
      await #expect(throws: Undo.self) {
        try await connection.transaction { transaction in
          try transaction.setPassword(gulls)
          throw Undo()
        }
      }
      #expect(try await stored() == set)
      await connection.close()
      try await administrator.execute("DROP ROLE \(identifier: role)")
    }
  }

  @Test("goes nowhere where the server asks for none, and what led there is known but for secrets")
  func parameters() async throws {
    var configuration = try TestServer.configuration
    configuration.password = try password("four gulls")
    let connection = try await Connection.connect(configuration.with("sslmode", "disable"))
    #expect(!connection.usedPassword)
    let parameters = try await connection.connectionParameters()
    #expect(parameters["user"] == "postgres" && parameters["dbname"] == "postgres" && parameters["port"] == "5432")
    #expect(parameters["host"]?.hasPrefix("/") == true && parameters["sslmode"] == "disable")
    #expect(parameters["password"] == nil && !parameters.values.contains("four gulls"))
    await connection.close()
  }
}
