import Foundation
import Glibc
import LocalServer
import Testing

@Suite("A private server that fails says why")
struct FailureTests {
  @Test("A creation that fails shows initdb's words and takes away what it made")
  func creation() async throws {
    try await Sandbox.use { sandbox in
      let binaries = try sandbox.pretendedBinaries(version: "15.1", server: "exit 1")
      try sandbox.write("#!/bin/sh\necho 'no luck' >&2; exit 3\n", to: "bin/initdb", executable: true)
      let home = sandbox.folder + "/new/home"
      let error = LocalServerError.creationFailed(path: home, status: "exited(3)", lines: ["no luck"])
      await #expect(throws: error) { try await sandbox.server(at: home, binaries: binaries).create() }
      #expect(!sandbox.exists("new"))

      mkdir(sandbox.home, 0o700)
      await #expect(throws: LocalServerError.self) { try await sandbox.server(binaries: binaries).create() }
      #expect(try FileManager.default.contentsOfDirectory(atPath: sandbox.home).isEmpty)
    }
  }

  @Test("A server that ends at once shows its last words, made safe for a terminal")
  func endsAtOnce() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      let version = try #require(try await sandbox.server.status().dataVersion)
      let binaries = try sandbox.pretendedBinaries(
        version: "\(version).1",
        server: #"printf 'FATAL:  \033[31mno\n' >&2; exit 1"#
      )
      let error = await #expect(throws: LocalServerError.self) {
        try await sandbox.server(binaries: binaries).start()
      }
      #expect(error?.code == "start_failed")
      #expect(error?.explanation.log == ["FATAL:  <U+1B>[31mno"])
    }
  }

  @Test("A server with a broken setting shows PostgreSQL's own complaint")
  func brokenSetting() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      try sandbox.write("shared_buffers = 'lots'\n", to: "home/data/postgresql.auto.conf")
      let error = await #expect(throws: LocalServerError.self) { try await sandbox.server.start() }
      #expect(error?.code == "start_failed")
      #expect(error?.explanation.log.contains { $0.contains("shared_buffers") } == true)
    }
  }

  @Test("A server that does not come up in time is reported with its number")
  func tooSlow() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      let version = try #require(try await sandbox.server.status().dataVersion)
      let binaries = try sandbox.pretendedBinaries(
        version: "\(version).1",
        server: "echo 'LOG:  replaying' >&2; exec sleep 600"
      )
      let server = sandbox.server(binaries: binaries, patience: Patience(start: .milliseconds(300)))
      let error = await #expect(throws: LocalServerError.self) { try await server.start() }
      guard case .startTimedOut(let pid, _, let lines, _) = error else {
        Issue.record("unexpected: \(String(describing: error))")
        return
      }
      #expect(lines == ["LOG:  replaying"])
      #expect(kill(pid, SIGKILL) == 0)
    }
  }

  @Test("Another process that keeps the lock is reported")
  func busy() async throws {
    try await Sandbox.use { sandbox in
      _ = try await sandbox.server.create()
      let lock = sandbox.home + "/newsdesk-home.lock"
      let descriptor = open(lock, O_RDWR | O_CLOEXEC)
      defer { close(descriptor) }
      #expect(flock(descriptor, LOCK_EX) == 0)
      let limit = Duration.milliseconds(100)
      await #expect(throws: LocalServerError.busy(path: lock, limit: limit)) {
        try await sandbox.server(patience: Patience(turn: limit)).start()
      }
    }
  }

  @Test("Every kind of error has words of its own")
  func words() {
    let errors: [LocalServerError] = [
      .closedFolder(path: "/root", account: "postgres", home: "/root/n"),
      .diskFull(path: "/n", available: 3 << 20), .noServerAccount(name: "postgres"),
      .stopTimedOut(pid: 7, limit: .seconds(60), log: "/n/log"),
    ]
    #expect(
      errors.map(\.description) == [
        "The database can't be in /root/n: it runs as postgres, to whom /root is closed",
        "The database could not go on in /n: the disk is full (3 MiB free)",
        "The database was not started: root may not run it, and there is no account postgres to run it as",
        "The database has not stopped yet: the server (process 7) was given 60 s and is still at work",
      ]
    )
    #expect(Set(errors.map(\.code)).count == errors.count)
  }
}
