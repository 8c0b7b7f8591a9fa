import Foundation
import Glibc
import LocalServer
import Testing

@Suite("A private server recovers")
struct RecoveryTests {
  @Test("From being killed: the next start replays what was committed")
  func killed() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      _ = try await server.ask("CREATE TABLE kept AS SELECT 42 AS n")
      try await server.crash()
      #expect(try await server.status().state == .crashed)
      #expect(try await server.stop() == .notRunning)
      #expect(sandbox.exists("home/socket/.s.PGSQL.5432.lock"))

      #expect(try await server.start() == .started)
      #expect(try await server.ask("SELECT n FROM kept") == "42")
    }
  }

  @Test("From a pid file whose number another process has by now, which is left alone", arguments: Bystander.allCases)
  func reusedNumber(_ bystander: Bystander) async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      try await bystander.use { number in
        let text = "\(number)\n\(sandbox.home)/data\n1\n5432\n\(sandbox.home)/socket\n\n0 0\nready   \n"
        try sandbox.write(text, to: "home/data/postmaster.pid")
        try sandbox.write(text, to: "home/socket/.s.PGSQL.5432.lock")
        #expect(try await server.status().state == .crashed)
        #expect(try await server.stop() == .notRunning)
        #expect(try await server.start() == .started)
        #expect(try await server.pid() != number)
        #expect(try bystander.isUntouched(number))
      }
    }
  }

  @Test("From a pid file that names another newsroom's server, which is left alone")
  func otherServer() async throws {
    try await Sandbox.use { one in
      try await Sandbox.use { other in
        _ = try await one.server.create()
        _ = try await other.server.create()
        _ = try await other.server.start()
        let pid = try await other.server.pid()
        let text = try String(contentsOfFile: other.home + "/data/postmaster.pid", encoding: .utf8)
        try one.write(text, to: "home/data/postmaster.pid")
        #expect(try await one.server.stop() == .notRunning)
        #expect(try await one.server.start() == .started)
        #expect(try await one.server.stop() == .stopped)
        #expect(try await other.server.pid() == pid)
      }
    }
  }

  @Test("From an empty pid file")
  func emptyPidFile() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      try sandbox.write("", to: "home/data/postmaster.pid")
      #expect(try await sandbox.server.start() == .started)
    }
  }

  @Test("From a creation that was cut off", arguments: [true, false])
  func cutOff(_ wasSigned: Bool) async throws {
    try await Sandbox.use { sandbox in
      try sandbox.write("", to: "home/newsdesk-home.lock")
      if wasSigned {
        try sandbox.write("newsdesk home 1\n", to: "home/newsdesk-home")
        try sandbox.write("15\n", to: "home/data.new-1-2/PG_VERSION")
      }
      #expect(try await sandbox.server.status().state == .notCreated)
      #expect(try await sandbox.server.create() == .created)
      #expect(!sandbox.exists("home/data.new-1-2"))
      #expect(try await sandbox.server.start() == .started)
    }
  }

  @Test("From a socket that was removed, by stopping and starting")
  func removedSocket() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server
      _ = try await server.create()
      _ = try await server.start()
      let pid = try await server.pid()
      let socket = server.socketDirectory + "/.s.PGSQL.5432"
      unlink(socket)
      #expect(try await server.status().state == .unreachable(pid: pid))
      await #expect(throws: LocalServerError.socketRemoved(path: socket, pid: pid)) { try await server.start() }
      #expect(try await server.stop() == .stopped)
      #expect(try await server.start() == .started)
    }
  }

  @Test("Not beside processes of a crashed server that still work on its data")
  func leftoverProcesses() async throws {
    try await Sandbox.use { sandbox in
      let server = sandbox.server(patience: Patience(start: .seconds(1)))
      _ = try await sandbox.server.create()
      _ = try await sandbox.server.start()
      let backend = Task.detached {
        // It notices its postmaster's end no more than a busy backend would, for it is halted.
        try? await sandbox.server.ask("SELECT pg_sleep(600)")
      }
      var found: Int32?
      while found == nil {
        found = Int32(
          try await sandbox.server.ask("SELECT pid FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(600)'")
        )
      }
      let pid = try #require(found)
      kill(pid, SIGSTOP)
      defer { kill(pid, SIGCONT) }
      try await server.crash()
      let error = await #expect(throws: LocalServerError.self) { try await server.start() }
      // The logger stays for as long as anybody may have something to log.
      guard case .leftoverProcesses(_, let pids) = error else {
        Issue.record("unexpected: \(String(describing: error))")
        return
      }
      #expect(pids.contains(pid))
      kill(pid, SIGCONT)
      _ = await backend.value
      #expect(try await sandbox.server.start() == .started)
    }
  }
}
