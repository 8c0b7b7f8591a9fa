import Foundation
import Glibc
import LocalServer
import Testing

@Suite("A private server's life")
struct LifeTests {
  @Test("Creating, starting and stopping are each safe to repeat, and the status follows")
  func repeating() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      #expect(try await server.status().state == .notCreated)
      #expect(!server.isCreated)

      #expect(try await server.create() == .created)
      #expect(try await server.create() == .alreadyExists)
      #expect(server.isCreated)
      #expect(try await server.status().state == .stopped)
      #expect(try await server.stop() == .notRunning)

      #expect(try await server.start() == .started)
      let pid = try await server.pid()
      #expect(try await server.start() == .alreadyRunning)
      #expect(try await server.pid() == pid)
      #expect(try await server.create() == .alreadyExists)

      #expect(try await server.stop() == .stopped)
      #expect(try await server.stop() == .notRunning)
      #expect(try await server.status().state == .stopped)
    }
  }

  @Test("The status tells versions, places and since when")
  func status() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      let status = try await server.status()
      guard case .running(_, let since?) = status.state else {
        Issue.record("not running: \(status.state)")
        return
      }
      #expect(abs(since.timeIntervalSinceNow) < 3600)
      #expect(status.serverVersion == (try await server.ask("SELECT split_part(version(), ' ', 2)")))
      #expect(status.dataVersion.map(String.init) == status.serverVersion?.split(separator: ".").first.map(String.init))
      #expect(status.dataDirectory == (try await server.ask("SHOW data_directory")))
      #expect(status.socketDirectory == server.socketDirectory)
      #expect(status.logFile.hasPrefix(sandbox.home + "/log/"))
    }
  }

  @Test("Many that create and start at once end with one server")
  func atOnce() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      let creations = try await Self.all(4) { try await server.create() }
      #expect(creations.count { $0 == .created } == 1)
      let starts = try await Self.all(4) { try await server.start() }
      #expect(starts.count { $0 == .started } == 1)
      #expect(starts.count { $0 == .alreadyRunning } == 3)
      let stops = try await Self.all(4) { try await server.stop() }
      #expect(stops.count { $0 == .stopped } == 1)
    }
  }

  @Test("It has a session of its own and no terminal, so that Ctrl-C does not reach it")
  func session() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      let pid = try await server.pid()
      #expect(getsid(pid) > 0)
      #expect(getsid(pid) != getsid(0))
      #expect(getpgid(pid) != getpgid(0))
      #expect(try await Program.runAsServer("readlink", "/proc/\(pid)/fd/0") == "/dev/null")
    }
  }

  @Test("It keeps data safe, sorts the same everywhere and logs nobody's text")
  func settings() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      let expected = [
        "server_encoding": "UTF8", "lc_collate": "C", "data_checksums": "on", "fsync": "on",
        "synchronous_commit": "on", "password_encryption": "scram-sha-256", "shared_buffers": "64MB",
        "idle_in_transaction_session_timeout": "10min", "log_statement": "none", "log_error_verbosity": "terse",
        "timezone": "UTC",
      ]
      for (name, value) in expected {
        #expect(try await server.ask("SHOW \(name)") == value, "\(name)")
      }
      #expect(try await server.ask("SELECT upper('ä高')") == "Ä高")

      await #expect(throws: Program.Failure.self) { try await server.ask("SELECT 'unpublished' FROM nowhere") }
      let log = try String(contentsOfFile: try await server.status().logFile, encoding: .utf8)
      #expect(log.contains("\"nowhere\" does not exist"))
      #expect(!log.contains("unpublished"))
    }
  }

  @Test("A home with odd characters in its name works", arguments: ["it's $HOME \"x\\y\" `z`", "Ångström 高橋"])
  func oddNames(_ name: String) async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server(at: sandbox.folder + "/" + name)
      _ = try await server.create()
      #expect(try await server.start() == .started)
      #expect(try await server.ask("SELECT 1") == "1")
      #expect(try await server.stop() == .stopped)
    }
  }

  @Test("A home that was moved goes on where it is now")
  func moved() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      _ = try await sandbox.server.start()
      _ = try await sandbox.server.ask("CREATE TABLE kept AS SELECT 42 AS n")
      _ = try await sandbox.server.stop()
      try FileManager.default.moveItem(atPath: sandbox.home, toPath: sandbox.folder + "/new")
      let server = sandbox.server(at: sandbox.folder + "/new")
      _ = try await server.start()
      #expect(try await server.ask("SELECT n FROM kept") == "42")
      #expect(try await server.ask("SHOW unix_socket_directories") == "\"\(server.socketDirectory)\"")
      #expect(try await server.stop() == .stopped)
    }
  }

  private static func all<Outcome: Sendable>(
    _ count: Int,
    _ body: @escaping @Sendable () async throws -> Outcome
  ) async throws -> [Outcome] {
    try await withThrowingTaskGroup(of: Outcome.self) { group in
      for _ in 0..<count {
        group.addTask { try await body() }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
